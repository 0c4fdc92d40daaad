package obliged.slack.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import obliged.ask.Ask;
import obliged.ask.Ask.Origin;
import obliged.ask.value.Addressee;
import obliged.ask.value.AskId;
import obliged.ask.value.State;
import obliged.ask.value.Wish;
import obliged.digest.Digest;
import obliged.digest.Week;
import obliged.digest.WeekNumbers;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.team.WorkingSpan;
import obliged.thanks.Gift;
import obliged.thanks.Occasion;
import obliged.thanks.ThankYou;
import obliged.thanks.ThankYouId;
import org.jspecify.annotations.Nullable;

/** Weeks as teams may have them, in a workspace whose people are called ana, bo, chi and dee. */
record DigestSituations(WorkspaceId workspace, ChannelId team, Function<String, PersonId> people) {
    private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");
    private static final Week WEEK = new Week(LocalDate.of(2026, 11, 16));
    private static final List<Integer> ASKED = List.of(12, 17, 9, 21, 14, 18);
    private static final List<Integer> SOLVED = List.of(10, 15, 11, 16, 14, 15);
    private static final List<Integer> ON_TIME = List.of(9, 11, 10, 12, 13, 13);

    /** Nothing happened, and two asks are open. */
    Digest quiet() {
        WeekNumbers none = new WeekNumbers(0, 0, 0, 0, 0, null, 0, 0, 0, 2, 1);
        return digest(
                none, none, List.of(ask(7, "a second screen for Chi", null)), List.of(), 0, List.of(), List.of(), null);
    }

    /** One ask, and nobody said what they thought of it. */
    Digest first() {
        return digest(
                new WeekNumbers(1, 0, 0, 0, 1, Duration.ofMinutes(40), 0, 0, 0, 1, 0),
                new WeekNumbers(0, 0, 0, 0, 0, null, 0, 0, 0, null, null),
                List.of(ask(7, "a second screen for Chi", null)),
                List.of(),
                0,
                List.of(),
                List.of(),
                null);
    }

    Digest normal() {
        return digest(
                new WeekNumbers(21, 19, 18, 17, 20, Duration.ofMinutes(130), 7, 6, 32, 6, 1),
                new WeekNumbers(18, 17, 16, 14, 18, Duration.ofMinutes(150), 5, 4, 22, 8, 1),
                List.of(
                        ask(12, "move the printer of the third floor next to the kitchen", null),
                        ask(31, "a badge for the contractor who starts in December", null)),
                List.of(thanks("ana", "for the new badge in ten minutes", "bo")),
                0,
                List.of(ask(28, "the VPN", "the shop could sell again")),
                List.of("Say when you begin: I did not know whether anyone had seen it."),
                "Restart the VPN client before you ask: that solves half of it.");
    }

    /** All of everything, as long as it can be, and rude to the layout. */
    Digest heavy() {
        String rude = "<!channel> *bold* _&_ `x` @here\n\n• not ours\n" + "long words without end ".repeat(120);
        return digest(
                new WeekNumbers(1_204, 1_190, 1_100, 1_099, 1_200, Duration.ofMinutes(3), 900, 400, 4_321, 412, 97),
                new WeekNumbers(1_100, 1_300, 1_000, 700, 1_100, Duration.ofHours(9), 800, 390, 3_500, 398, 90),
                IntStream.range(0, 5)
                        .mapToObj(i -> ask(100_000L + i, rude, null))
                        .toList(),
                IntStream.range(0, 5)
                        .mapToObj(i -> thanks("dee", rude, "ana", "bo", "chi"))
                        .toList(),
                37,
                IntStream.range(0, 3)
                        .mapToObj(i -> ask(200_000L + i, rude, rude))
                        .toList(),
                IntStream.range(0, 5).mapToObj(i -> rude).toList(),
                rude.substring(0, 1_000));
    }

    private Digest digest(
            WeekNumbers numbers,
            WeekNumbers before,
            List<Ask> waiting,
            List<ThankYou> shoutOuts,
            int more,
            List<Ask> impacts,
            List<String> better,
            @Nullable String tip) {
        List<Digest.WeekOf> weeks = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            weeks.add(new Digest.WeekOf(
                    WEEK.minus(7 - i),
                    new WeekNumbers(
                            ASKED.get(i), SOLVED.get(i), SOLVED.get(i), ON_TIME.get(i), 0, null, 0, 0, 0, null, null)));
        }
        weeks.add(new Digest.WeekOf(WEEK.minus(1), before));
        weeks.add(new Digest.WeekOf(WEEK, numbers));
        return new Digest(
                workspace,
                new Digest.Basics(
                        team,
                        WEEK,
                        MONDAY.plusSeconds(15 * 3_600),
                        WorkingSpan.ofHours(4),
                        Duration.ofHours(4),
                        tip == null ? null : new Digest.Tip(tip, people.apply("bo")),
                        people.apply("bo")),
                weeks,
                new Digest.Backlog(
                        counted(numbers.open()),
                        counted(numbers.overdue()),
                        counted(before.open()),
                        counted(before.overdue())),
                waiting,
                shoutOuts,
                more,
                impacts,
                better,
                List.of());
    }

    private static int counted(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    private Ask ask(long number, String words, @Nullable String impact) {
        return new Ask(
                new AskId(workspace, number),
                new Origin(people.apply("ana"), people.apply("ana"), MONDAY, null, null),
                new Addressee.OfTeam(team),
                false,
                new Wish(words, impact, null),
                impact == null ? State.OPEN : State.CONFIRMED,
                impact == null ? null : people.apply("bo"),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private ThankYou thanks(String from, String words, String... to) {
        return new ThankYou(
                new ThankYouId(workspace, 1),
                people.apply(from),
                List.of(to).stream().map(people).toList(),
                Gift.of(words),
                team,
                Occasion.NONE,
                MONDAY,
                null);
    }
}
