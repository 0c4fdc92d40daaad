package obliged.ask;

import static obliged.ask.AskDesk.ANA;
import static obliged.ask.AskDesk.BO;
import static obliged.ask.AskDesk.CHI;
import static obliged.ask.AskDesk.LISBON;
import static obliged.ask.AskDesk.SUNDAY;
import static obliged.ask.AskDesk.THURSDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import obliged.ask.Ask.AskClock;
import obliged.ask.Ask.Origin;
import obliged.ask.Step.Role;
import obliged.ask.value.Addressee;
import obliged.ask.value.AskId;
import obliged.ask.value.Date;
import obliged.ask.value.State;
import obliged.ask.value.Wish;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every step from every state, by everyone, whatever is pending: allowed exactly where the table says so. */
class StepTest {
    private static final AskClock NOW = new AskClock(SUNDAY, LISBON, LISBON);
    private static final Date YESTERDAY = Date.on(LocalDate.of(2026, 11, 21), LISBON);
    private static final Instant OVER = YESTERDAY.ends(LISBON);
    private static final Addressee TO_BO = new Addressee.OfPerson(BO);
    private static final Addressee TO_IT = new Addressee.OfTeam(AskDesk.IT);
    private static final Duration FORTNIGHT = Duration.ofDays(14);

    /** What may stand beside the state. */
    private record Beside(
            @Nullable Date due,
            @Nullable Pending pending,
            Instant doneAt,
            @Nullable Instant nudgedAt,
            Addressee addressee) {}

    /** A rule beside those of state and role. */
    private interface Need {
        boolean isMet(Beside beside, State state, Set<Role> roles);
    }

    private static final Map<String, Need> NEEDS = Map.of(
            "open or no date due",
                    (beside, state, roles) -> state == State.OPEN
                            || beside.due == null
                                    && !(beside.pending instanceof Pending.Proposal proposal
                                            && proposal.by().equals(ANA)),
            "a team's", (beside, state, roles) -> beside.addressee instanceof Addressee.OfTeam,
            "another has a team's",
                    (beside, state, roles) ->
                            beside.addressee instanceof Addressee.OfTeam && !roles.contains(Role.ASSIGNEE),
            "proposal", (beside, state, roles) -> beside.pending instanceof Pending.Proposal,
            // The wish lies ahead, and is kept where nothing is due yet and the assignee proposed.
            "proposal against a date ahead",
                    (beside, state, roles) -> beside.pending instanceof Pending.Proposal proposal
                            && (beside.due == null ? proposal.by().equals(BO) : THURSDAY.equals(beside.due)),
            "question", (beside, state, roles) -> beside.pending instanceof Pending.Question,
            "at most 14 days since done", (beside, state, roles) -> !beside.doneAt.isBefore(SUNDAY.minus(FORTNIGHT)),
            "not awaited and no nudge today",
                    (beside, state, roles) -> !roles.contains(Role.AWAITED)
                            && (beside.nudgedAt == null
                                    || beside.nudgedAt.isBefore(OVER)
                                    || !roles.contains(Role.REQUESTER)),
            "overdue",
                    (beside, state, roles) -> YESTERDAY.equals(beside.due)
                            && !(beside.pending instanceof Pending.Question question
                                    && question.since().isBefore(OVER)));

    private static List<Beside> everythingBeside() {
        List<@Nullable Pending> pendings = Arrays.asList(
                null,
                new Pending.Question(7, BO, "which screen?", OVER.minusMillis(1)),
                new Pending.Question(7, BO, "which screen?", OVER),
                new Pending.Proposal(7, BO, Date.on(LocalDate.of(2026, 12, 1), LISBON), null, SUNDAY),
                new Pending.Proposal(7, ANA, Date.on(LocalDate.of(2026, 12, 1), LISBON), "a trip", SUNDAY));
        List<Beside> all = new ArrayList<>();
        for (Date due : Arrays.asList(null, THURSDAY, YESTERDAY)) {
            for (Pending pending : pendings) {
                for (Instant doneAt : List.of(SUNDAY.minus(FORTNIGHT), SUNDAY.minus(FORTNIGHT.plusMillis(1)))) {
                    for (Instant nudgedAt : Arrays.asList(null, OVER.minusMillis(1), OVER)) {
                        for (Addressee addressee : List.of(TO_BO, TO_IT)) {
                            all.add(new Beside(due, pending, doneAt, nudgedAt, addressee));
                        }
                    }
                }
            }
        }
        return all;
    }

    private static List<Set<Role>> everyRole() {
        return IntStream.range(0, 1 << Role.values().length)
                .mapToObj(bits -> Stream.of(Role.values())
                        .filter(role -> (bits & 1 << role.ordinal()) != 0)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class))))
                .map(roles -> (Set<Role>) roles)
                .toList();
    }

    private static Ask ask(State state, Beside beside) {
        return new Ask(
                new AskId(AskDesk.ACME, 1),
                new Origin(ANA, ANA, SUNDAY, null, null),
                beside.addressee,
                false,
                new Wish("a second screen", null, THURSDAY),
                state,
                state == State.OPEN ? null : BO,
                beside.due,
                beside.pending,
                beside.doneAt,
                BO,
                beside.nudgedAt,
                null);
    }

    private static boolean isAllowed(Step step, State state, Beside beside, Set<Role> roles) {
        return AskRules.allow(
                step,
                state,
                roles,
                need -> Objects.requireNonNull(NEEDS.get(need)).isMet(beside, state, roles));
    }

    @ParameterizedTest
    @EnumSource
    void aStepIsAllowedExactlyWhereTheTableSaysSo(State state) {
        assertThat(AskRules.STEPS).containsExactlyInAnyOrder(Step.values());
        for (Beside beside : everythingBeside()) {
            for (Set<Role> roles : everyRole()) {
                Set<Step> expected = Stream.of(Step.values())
                        .filter(step -> isAllowed(step, state, beside, roles))
                        .collect(Collectors.toSet());

                assertThat(ask(state, beside).allows(roles, NOW))
                        .as("%s %s", roles, beside)
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRefusedStepIsNotForThemIfSomeoneElseMayTakeItAndElseNotNow(State state) {
        for (Beside beside : everythingBeside()) {
            for (Step step : Step.values()) {
                Ask ask = ask(state, beside);
                for (Set<Role> roles : everyRole()) {
                    boolean forSomeone = AskRules.isPossible(
                            step,
                            state,
                            need -> Objects.requireNonNull(NEEDS.get(need)).isMet(beside, state, roles));
                    if (isAllowed(step, state, beside, roles)) {
                        assertThatCode(() -> ask.require(step, roles, NOW))
                                .as("%s by %s %s", step, roles, beside)
                                .doesNotThrowAnyException();
                    } else {
                        assertThatExceptionOfType(Refusal.class)
                                .isThrownBy(() -> ask.require(step, roles, NOW))
                                .satisfies(refusal -> assertThat(refusal.reason())
                                        .as("%s by %s %s", step, roles, beside)
                                        .isEqualTo(forSomeone ? AskReason.NOT_THEIRS : AskReason.NOT_NOW));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatIsPromisedCanBeOverdueAndAQuestionAskedInTimeKeepsItFromBecomingSo(State state) {
        for (Beside beside : everythingBeside()) {
            assertThat(ask(state, beside).isOverdue(NOW))
                    .as("%s", beside)
                    .isEqualTo(state == State.ACCEPTED
                            && Objects.requireNonNull(NEEDS.get("overdue")).isMet(beside, state, Set.of()));
        }
    }

    @ParameterizedTest
    @MethodSource("everyone")
    void everyoneIsToAnAskWhatTheyAre(PersonId person, boolean helpsTheTeam, Set<Role> expected) {
        Ask asked = new Ask(
                new AskId(AskDesk.ACME, 1),
                new Origin(ANA, AskDesk.DAN, SUNDAY, null, null),
                new Addressee.OfPerson(BO),
                false,
                new Wish("a second screen", null, null),
                State.ACCEPTED,
                CHI,
                null,
                new Pending.Proposal(7, CHI, THURSDAY, null, SUNDAY),
                null,
                null,
                null,
                null);

        assertThat(asked.roles(person, helpsTheTeam)).isEqualTo(expected);
    }

    static Stream<Arguments> everyone() {
        return Stream.of(
                Arguments.of(ANA, false, Set.of(Role.REQUESTER, Role.AWAITED)),
                // The requester never acts as a helper on their own ask.
                Arguments.of(ANA, true, Set.of(Role.REQUESTER, Role.AWAITED)),
                Arguments.of(BO, false, Set.of(Role.HELPER)),
                Arguments.of(CHI, false, Set.of(Role.ASSIGNEE, Role.ASKING)),
                Arguments.of(CHI, true, Set.of(Role.HELPER, Role.ASSIGNEE, Role.ASKING)),
                Arguments.of(AskDesk.DAN, false, Set.of()),
                Arguments.of(AskDesk.GUS, true, Set.of(Role.HELPER)));
    }
}
