package obliged.ask;

import static obliged.ask.AskDesk.ACME;
import static obliged.ask.AskDesk.ANA;
import static obliged.ask.AskDesk.BO;
import static obliged.ask.AskDesk.BOT;
import static obliged.ask.AskDesk.CHI;
import static obliged.ask.AskDesk.DAN;
import static obliged.ask.AskDesk.EVE;
import static obliged.ask.AskDesk.FAY;
import static obliged.ask.AskDesk.GIL;
import static obliged.ask.AskDesk.GONE;
import static obliged.ask.AskDesk.GUS;
import static obliged.ask.AskDesk.HR;
import static obliged.ask.AskDesk.IT;
import static obliged.ask.AskDesk.LISBON;
import static obliged.ask.AskDesk.ZOE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import obliged.ask.Step.Role;
import obliged.ask.value.Date;
import obliged.ask.value.State;
import obliged.ask.value.Wish;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import obliged.shared.Unread;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every step from every state, whatever is pending, by every kind of person, on a real file. */
class AskMatrixTest {
    /** Who was asked; who then takes it on; and what else everyone is to it. Who is not named may not see it. */
    private enum Asked {
        A_PERSON(BO, Map.of(ANA, Set.of(Role.REQUESTER), BO, Set.of(Role.HELPER), DAN, Set.of())),
        A_TEAM_WITH_HELPERS(
                CHI,
                Map.of(
                        ANA, Set.of(Role.REQUESTER),
                        CHI, Set.of(Role.HELPER),
                        // Asked by name, they help without being in the channel.
                        GIL, Set.of(Role.HELPER),
                        BO, Set.of(),
                        GUS, Set.of(),
                        DAN, Set.of(),
                        EVE, Set.of(),
                        GONE, Set.of())),
        THE_HELPERS_ONLY(
                CHI,
                Map.of(
                        ANA, Set.of(Role.REQUESTER),
                        CHI, Set.of(Role.HELPER),
                        BO, Set.of(Role.HELPER),
                        DAN, Set.of()));

        private final PersonId assignee;
        private final Map<PersonId, Set<Role>> seers;

        Asked(PersonId assignee, Map<PersonId, Set<Role>> seers) {
            this.assignee = assignee;
            this.seers = seers;
        }
    }

    private static final String NUDGE = "not awaited and no nudge today";
    private static final String UNDATED = "open or no date due";
    private static final String PROPOSAL = "proposal";
    private static final String AHEAD = "proposal against a date ahead";
    private static final String QUESTION = "question";
    private static final String OVERDUE = "overdue";
    private static final String RECENT = "at most 14 days since done";

    /** Where it stands, who awaits a word from the other side, and which needs of the table are met. */
    private enum Standing {
        OPEN(State.OPEN, null, UNDATED, NUDGE),
        OPEN_NUDGED(State.OPEN, null, UNDATED),
        OPEN_ASKED(State.OPEN, Role.ASSIGNEE, UNDATED, QUESTION, NUDGE),
        ACCEPTED(State.ACCEPTED, null, NUDGE),
        ACCEPTED_NUDGED(State.ACCEPTED, null),
        SUGGESTED(State.ACCEPTED, Role.ASSIGNEE, PROPOSAL, AHEAD, NUDGE),
        WISHED(State.ACCEPTED, Role.REQUESTER, PROPOSAL, AHEAD, NUDGE),
        TAKEN_ON(State.ACCEPTED, Role.ASSIGNEE, UNDATED, PROPOSAL, AHEAD, NUDGE),
        TURNED_DOWN(State.ACCEPTED, null, UNDATED, NUDGE),
        ASKED(State.ACCEPTED, Role.ASSIGNEE, QUESTION, NUDGE),
        ASKED_IN_TIME(State.ACCEPTED, Role.ASSIGNEE, QUESTION, NUDGE),
        LATE(State.ACCEPTED, null, OVERDUE, NUDGE),
        LATE_AND_SUGGESTED(State.ACCEPTED, Role.ASSIGNEE, PROPOSAL, OVERDUE, NUDGE),
        LATE_AND_WISHED(State.ACCEPTED, Role.REQUESTER, PROPOSAL, OVERDUE, NUDGE),
        LATE_AND_ASKED(State.ACCEPTED, Role.ASSIGNEE, QUESTION, OVERDUE, NUDGE),
        REOPENED(State.ACCEPTED, null, NUDGE),
        DONE(State.DONE, null, RECENT),
        DONE_LONG_AGO(State.DONE, null),
        CONFIRMED(State.CONFIRMED, null, RECENT),
        CONFIRMED_LONG_AGO(State.CONFIRMED, null),
        DECLINED(State.DECLINED, null),
        WITHDRAWN(State.WITHDRAWN, null);

        private final State state;
        private final @Nullable Role waits;
        private final Set<String> met;

        Standing(State state, @Nullable Role waits, String... met) {
            this.state = state;
            this.waits = waits;
            this.met = Set.of(met);
        }
    }

    private static final List<PersonId> EVERYONE = List.of(ANA, BO, CHI, DAN, EVE, GUS, GIL, FAY, BOT, GONE, ZOE);
    private static final Set<Step> TAKEN = EnumSet.complementOf(EnumSet.of(Step.LOG, Step.LEFT));

    @TempDir
    Path directory;

    private AskDesk desk;
    private Asked asked = Asked.A_PERSON;

    @BeforeEach
    void open() {
        desk = new AskDesk(directory);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @ParameterizedTest
    @EnumSource
    void whoMayActsAndWhoMayNotIsToldWhyAndChangesNothing(Asked whom) {
        asked = whom;
        switch (whom) {
            case A_TEAM_WITH_HELPERS -> desk.helpers(IT, CHI, GIL);
            case THE_HELPERS_ONLY -> {
                desk.helpers(HR, CHI, BO);
                desk.teams.joins(ACME, HR, EVE);
            }
            default -> {}
        }
        for (Standing standing : Standing.values()) {
            AskView shown = view(brought(standing));
            for (Step step : TAKEN) {
                for (PersonId who : people(standing, step)) {
                    if (tries(standing, step, who, shown)) {
                        shown = view(brought(standing));
                    }
                }
            }
        }
    }

    /**
     * Everyone who has to do with it, someone of another company; and in turn one of those who only may see it, and one
     * of those who may not.
     */
    private Set<PersonId> people(Standing standing, Step step) {
        Set<PersonId> people = new LinkedHashSet<>();
        people.add(FAY);
        List<PersonId> bystanders = new ArrayList<>();
        List<PersonId> others = new ArrayList<>();
        for (PersonId who : EVERYONE) {
            Set<Role> roles = asked.seers.get(who);
            Collection<PersonId> among = roles == null ? others : roles.isEmpty() ? bystanders : people;
            among.add(who);
        }
        int turn = standing.ordinal() + step.ordinal();
        people.add(bystanders.get(turn % bystanders.size()));
        people.add(others.get(turn % others.size()));
        return people;
    }

    /** Tries a step; answers whether it acted. */
    private boolean tries(Standing standing, Step step, PersonId who, AskView shown) {
        long number = shown.ask().id().number();
        String tried = asked + " " + standing + ": " + who.value() + " tries " + step;
        AskReason expected = refusal(standing, step, who);
        long version = desk.version();
        if (who.equals(ZOE)) {
            // Whom we have not read yet.
            assertThatExceptionOfType(Unread.class).as(tried).isThrownBy(() -> take(step, who, shown));
            assertThat(desk.version()).as(tried).isEqualTo(version);
            return false;
        }
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> take(step, who, shown));
        if (expected == null) {
            assertThat(refusal).as(tried).isNull();
            assertThat(view(number).history())
                    .as(tried)
                    .hasSizeGreaterThan(shown.history().size());
        } else {
            assertThat(refusal).as(tried).isNotNull();
            assertThat(refusal.reason()).as(tried).isEqualTo(expected);
            assertThat(desk.version()).as(tried).isEqualTo(version);
        }
        return expected == null;
    }

    private AskView view(long number) {
        return desk.asks.view(ACME, ANA, number);
    }

    private @Nullable AskReason refusal(Standing standing, Step step, PersonId who) {
        if (who.equals(FAY)) {
            return AskReason.FROM_ANOTHER_COMPANY;
        }
        Set<Role> known = asked.seers.get(who);
        if (known == null) {
            return AskReason.NO_SUCH_ASK;
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        roles.addAll(known);
        if (who.equals(asked.assignee) && standing.state != State.OPEN) {
            roles.add(Role.ASSIGNEE);
        }
        if (standing.waits == Role.ASSIGNEE && who.equals(ANA)
                || standing.waits == Role.REQUESTER && who.equals(asked.assignee)) {
            roles.add(Role.AWAITED);
        }
        if (standing.waits == Role.ASSIGNEE && who.equals(asked.assignee)
                || standing.waits == Role.REQUESTER && who.equals(ANA)) {
            roles.add(Role.ASKING);
        }
        if (standing.state == State.DONE && who.equals(asked.assignee)) {
            roles.add(Role.DOER);
        }
        Predicate<String> met = need -> isMet(need, standing, roles);
        if (AskRules.allow(step, standing.state, roles, met)) {
            return null;
        }
        return AskRules.isPossible(step, standing.state, met) ? AskReason.NOT_THEIRS : AskReason.NOT_NOW;
    }

    private boolean isMet(String need, Standing standing, Set<Role> roles) {
        boolean team = asked != Asked.A_PERSON;
        return switch (need) {
            case "a team's" -> team;
            case "another has a team's" -> team && !roles.contains(Role.ASSIGNEE);
            case NUDGE ->
                !roles.contains(Role.AWAITED) && (standing.met.contains(NUDGE) || !roles.contains(Role.REQUESTER));
            default -> standing.met.contains(need);
        };
    }

    private void take(Step step, PersonId who, long number) {
        take(step, who, view(number));
    }

    private void take(Step step, PersonId who, AskView shown) {
        Act act = desk.act(who);
        long number = shown.ask().id().number();
        Pending pending = shown.ask().pending();
        long item = pending == null ? -1 : pending.step();
        switch (step) {
            case ACCEPT -> desk.steps.accept(act, number, null);
            case TAKE_OVER -> desk.steps.takeOver(act, number);
            case GIVE_BACK -> desk.steps.giveBack(act, number);
            // Another date than the one that waits, if one does.
            case SUGGEST -> desk.steps.suggest(act, number, in(pending == null ? 9 : 8), "a trip");
            case AGREE -> desk.steps.agree(act, number, item);
            case KEEP -> desk.steps.keep(act, number, item);
            case TAKE_BACK -> desk.steps.takeBack(act, number, item);
            case QUESTION -> desk.steps.question(act, number, "which screen?");
            case ANSWER -> desk.steps.answer(act, number, item, "the left one");
            // To whoever never has it in this test, and would be refused for nothing else.
            case HAND_OFF -> desk.steps.handOff(act, number, AskDesk.to(AskDesk.MEG), null);
            case DECLINE -> desk.steps.decline(act, number, "we have none", null);
            case DONE -> desk.steps.done(act, number, null);
            case NOT_DONE -> desk.steps.notDone(act, number);
            case CONFIRM -> desk.steps.confirm(act, number);
            case REOPEN -> desk.steps.reopen(act, number, "it flickers");
            case WITHDRAW -> desk.steps.withdraw(act, number, null);
            case EDIT -> desk.steps.edit(act, number, new Wish("two screens", null, in(2)));
            case NUDGE -> desk.steps.nudge(act, number);
            case COMMENT -> desk.steps.comment(act, number, "by the way", null, List.of());
            case MAKE_RIGHT -> desk.steps.makeRight(act, number, "I forgot", in(3), "cake");
            case LOG, LEFT -> throw new IllegalArgumentException(step.name());
        }
    }

    /** A new ask, brought to where it is to stand; the clock goes on as far as that needs. */
    private long brought(Standing standing) {
        NewAsk wanted = wanted(in(2));
        long number = desk.inside(HR, wanted.act().by(), () -> desk.asks.log(wanted))
                .id()
                .number();
        switch (standing) {
            case OPEN -> {}
            case OPEN_NUDGED -> take(Step.NUDGE, ANA, number);
            case OPEN_ASKED -> take(Step.QUESTION, asked.assignee, number);
            case DECLINED -> take(Step.DECLINE, asked.assignee, number);
            case WITHDRAWN -> take(Step.WITHDRAW, ANA, number);
            case TAKEN_ON -> take(Step.SUGGEST, asked.assignee, number);
            case TURNED_DOWN -> {
                take(Step.SUGGEST, asked.assignee, number);
                take(Step.KEEP, ANA, number);
            }
            default -> {
                take(Step.ACCEPT, asked.assignee, number);
                bringOn(standing, number);
            }
        }
        Ask ask = view(number).ask();
        assertThat(ask.state()).as("%s", standing).isEqualTo(standing.state);
        assertThat(ask.pending() != null).as("%s", standing).isEqualTo(standing.waits != null);
        return number;
    }

    private void bringOn(Standing standing, long number) {
        PersonId assignee = asked.assignee;
        switch (standing) {
            case ACCEPTED_NUDGED -> take(Step.NUDGE, ANA, number);
            case SUGGESTED -> take(Step.SUGGEST, assignee, number);
            case WISHED -> take(Step.SUGGEST, ANA, number);
            case ASKED -> take(Step.QUESTION, assignee, number);
            case ASKED_IN_TIME -> {
                take(Step.QUESTION, assignee, number);
                pass(3);
            }
            case LATE -> pass(3);
            case LATE_AND_SUGGESTED -> {
                pass(3);
                take(Step.MAKE_RIGHT, assignee, number);
            }
            case LATE_AND_WISHED -> {
                pass(3);
                take(Step.SUGGEST, ANA, number);
            }
            case LATE_AND_ASKED -> {
                pass(3);
                take(Step.QUESTION, assignee, number);
            }
            case REOPENED, DONE, DONE_LONG_AGO, CONFIRMED, CONFIRMED_LONG_AGO -> {
                take(Step.DONE, assignee, number);
                bringToAnEnd(standing, number);
            }
            default -> {}
        }
    }

    private void bringToAnEnd(Standing standing, long number) {
        switch (standing) {
            case REOPENED -> take(Step.REOPEN, ANA, number);
            case DONE_LONG_AGO -> pass(15);
            case CONFIRMED -> {
                pass(14);
                take(Step.CONFIRM, ANA, number);
            }
            case CONFIRMED_LONG_AGO -> {
                pass(15);
                take(Step.CONFIRM, ANA, number);
            }
            default -> {}
        }
    }

    private NewAsk wanted(@Nullable Date neededBy) {
        NewAsk.To to = switch (asked) {
            case A_PERSON -> AskDesk.to(BO);
            case A_TEAM_WITH_HELPERS -> AskDesk.to(IT);
            case THE_HELPERS_ONLY -> AskDesk.to(HR);
        };
        // Dan logs what he may not see for any other reason.
        boolean danLogs = asked.seers.containsKey(DAN);
        return new NewAsk(
                desk.act(danLogs ? DAN : ANA),
                AskDesk.described(ANA),
                to,
                asked == Asked.THE_HELPERS_ONLY,
                new Wish("a second screen", null, neededBy),
                null,
                null);
    }

    private Date in(int days) {
        return Date.on(LocalDate.ofInstant(desk.now, LISBON).plusDays(days), LISBON);
    }

    private void pass(int days) {
        desk.now = desk.now.plus(Duration.ofDays(days));
    }
}
