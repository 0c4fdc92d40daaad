package obliged.slack.ask;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import obliged.ask.Ask;
import obliged.ask.Ask.Origin;
import obliged.ask.AskView;
import obliged.ask.HistoryEntry;
import obliged.ask.Pending;
import obliged.ask.Step;
import obliged.ask.value.Addressee;
import obliged.ask.value.AskId;
import obliged.ask.value.Date;
import obliged.ask.value.State;
import obliged.ask.value.Wish;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.testing.SampleNames;
import org.jspecify.annotations.Nullable;

/** Asks as people may meet them: every state, with and without what may wait, to every kind of reader. */
public final class AskSituations {
    public static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    public static final PersonId BO = new PersonId("U1");
    static final PersonId EVE = new PersonId("U2");
    static final PersonId GONE = new PersonId("U3");
    static final AskId ID = new AskId(SampleNames.ACME, 12);
    static final Date FRIDAY = Date.on(LocalDate.of(2026, 11, 27), SampleNames.LISBON);
    private static final String LONG = "Please look at the shelf :pray: and tell <!channel> ".repeat(57);

    private AskSituations() {}

    /** {@code reader} is null for a channel. */
    public record Situation(String name, AskView view) {
        @Override
        public String toString() {
            return name;
        }
    }

    public static List<Situation> all() {
        List<Situation> all = new ArrayList<>();
        for (State state : State.values()) {
            for (String waits : List.of("nothing", "proposal of Eve", "proposal of Bo", "question")) {
                for (String reader : List.of("Eve", "Bo", "nobody")) {
                    for (boolean rich : new boolean[] {false, true}) {
                        for (boolean overdue : new boolean[] {false, true}) {
                            if (isPossible(state, waits, overdue)) {
                                all.add(situation(state, waits, reader, rich, overdue));
                            }
                        }
                    }
                }
            }
        }
        return all;
    }

    private static boolean isPossible(State state, String waits, boolean overdue) {
        boolean waiting = !waits.equals("nothing");
        return switch (state) {
            case OPEN -> !overdue && !waits.startsWith("proposal");
            case ACCEPTED -> true;
            default -> !waiting && !overdue;
        };
    }

    /** {@code rich} has all the optional parts, and long ones; otherwise there are none. */
    private static Situation situation(State state, String waits, String reader, boolean rich, boolean overdue) {
        return situation(state, waits, reader, rich, overdue, rich ? LONG : null, () -> rich ? LONG : null);
    }

    /** An ask with all its parts, in which everything that was said is what the supplier returns. */
    static AskView saying(State state, String waits, String reader, Supplier<String> said) {
        return situation(state, waits, reader, true, false, said.get(), said::get)
                .view();
    }

    private static Situation situation(
            State state,
            String waits,
            String reader,
            boolean rich,
            boolean overdue,
            @Nullable String said,
            Supplier<@Nullable String> history) {
        String name = state + ", " + waits + " waits, " + (rich ? "all parts, " : "bare, ") + (overdue ? "late, " : "")
                + "read by " + reader;
        String impact = said == null ? null : said.equals(LONG) ? "<!here> *all* of them " + "x".repeat(250) : said;
        PersonId who = reader.equals("Eve") ? EVE : reader.equals("Bo") ? BO : null;
        Pending pending = switch (waits) {
            case "proposal of Eve" -> new Pending.Proposal(9, EVE, FRIDAY, said, NOW);
            case "proposal of Bo" -> new Pending.Proposal(9, BO, FRIDAY, said, NOW);
            case "question" -> new Pending.Question(9, BO, said == null ? "Which?" : said, NOW);
            default -> null;
        };
        Addressee addressee = who == null ? new Addressee.OfTeam(new ChannelId("C1")) : new Addressee.OfPerson(BO);
        Ask ask = new Ask(
                ID,
                new Origin(EVE, rich ? BO : EVE, NOW, rich ? "https://acme.example/archives/C1/p1" : null, null),
                addressee,
                false,
                new Wish(said == null ? "short" : said, impact, rich ? FRIDAY : null),
                state,
                state == State.OPEN ? null : BO,
                state == State.OPEN || !rich && !overdue ? null : FRIDAY,
                pending,
                state == State.DONE || state == State.CONFIRMED ? NOW : null,
                state == State.DONE || state == State.CONFIRMED ? BO : null,
                null,
                null);
        return new Situation(
                name, new AskView(ask, history(ask, rich, history), steps(ask, reader, overdue), overdue, who));
    }

    private static List<HistoryEntry> history(Ask ask, boolean rich, Supplier<@Nullable String> says) {
        List<HistoryEntry> history = new ArrayList<>();
        for (Step step : rich ? Step.values() : new Step[] {Step.LOG}) {
            String said = says.get();
            history.add(new HistoryEntry(
                    history.size() + 1,
                    ask.id(),
                    step,
                    step == Step.AGREE ? null : BO,
                    NOW,
                    said,
                    FRIDAY,
                    said == null ? null : details(step, said),
                    new Addressee.OfTeam(new ChannelId("C2"))));
        }
        return history;
    }

    private static HistoryEntry.@Nullable Details details(Step step, String said) {
        return step == Step.EDIT
                ? new HistoryEntry.Details.ImpactBefore(said)
                : step == Step.MAKE_RIGHT ? new HistoryEntry.Details.Offer(said) : null;
    }

    /** As many as there can be at once. */
    private static Set<Step> steps(Ask ask, String reader, boolean overdue) {
        Set<Step> steps = EnumSet.noneOf(Step.class);
        boolean requester = reader.equals("Eve");
        if (ask.state() == State.OPEN || ask.state() == State.ACCEPTED) {
            steps.addAll(
                    requester
                            ? Set.of(Step.WITHDRAW, Step.EDIT)
                            : Set.of(Step.SUGGEST, Step.QUESTION, Step.HAND_OFF, Step.DECLINE));
            if (requester) {
                boolean theirs = ask.awaited().filter(EVE::equals).isPresent();
                if (ask.pending() instanceof Pending.Question) {
                    steps.add(Step.ANSWER);
                } else if (!theirs) {
                    steps.add(Step.NUDGE);
                }
            } else {
                steps.add(Step.DONE);
                steps.add(ask.state() == State.OPEN ? Step.ACCEPT : Step.GIVE_BACK);
                if (ask.state() == State.ACCEPTED && reader.equals("nobody")) {
                    steps.add(Step.TAKE_OVER);
                }
            }
        }
        if (ask.state() == State.ACCEPTED) {
            steps.add(Step.SUGGEST);
            if (overdue && !requester) {
                steps.add(Step.MAKE_RIGHT);
            }
            boolean theirs = ask.pending() instanceof Pending.Proposal proposal
                    && !reader.equals("nobody")
                    && proposal.by().equals(EVE) != requester;
            if (theirs) {
                steps.add(Step.AGREE);
                if (!overdue) {
                    steps.add(Step.KEEP);
                }
            }
        }
        if (requester && ask.state() == State.DONE) {
            steps.addAll(Set.of(Step.CONFIRM, Step.REOPEN));
        }
        if (requester && ask.state() == State.CONFIRMED) {
            steps.add(Step.REOPEN);
        }
        return steps;
    }

    static Stream<Situation> stream() {
        return all().stream();
    }
}
