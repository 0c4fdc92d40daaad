package obliged.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import obliged.ask.Ask;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.team.Team;
import obliged.team.WorkingSpan;
import obliged.thanks.ThankYou;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.reflect.JdbiConstructor;
import org.jspecify.annotations.Nullable;

/**
 * A team's week as its channel may read it: everyone in the channel may see all that is named or quoted here. The
 * numbers are from when the digest was owed; asks and thank-yous are in their current state, without those that may no
 * longer be shown.
 *
 * @param weeks eight weeks in order, the last of which is this one
 * @param waiting the asks that have been open the longest, the oldest first; at most five
 * @param shoutOuts thank-yous to the team's helpers or in its channel, the newest first; at most five
 * @param moreShoutOuts the number of further thank-yous
 * @param impacts solved asks with a customer impact; at most three
 * @param better what people said could be better, in an order that reveals nothing; at most five
 * @param daysOff its public holidays that would be the team's working days, in order
 */
public record Digest(
        WorkspaceId workspace,
        Basics basics,
        List<WeekOf> weeks,
        Backlog backlog,
        List<Ask> waiting,
        List<ThankYou> shoutOuts,
        int moreShoutOuts,
        List<Ask> impacts,
        List<String> better,
        List<LocalDate> daysOff) {

    /**
     * What it is about, and what held when it was made.
     *
     * @param until the end of its day in the team's zone, after which it is not sent any more
     * @param promise the team's promise for the first answer
     * @param promised the same as the team's working time
     * @param tip a tip from a helper to colleagues
     * @param by who switched the digest on; null if it is off
     */
    public record Basics(
            ChannelId team,
            Week week,
            Instant until,
            WorkingSpan promise,
            Duration promised,
            @Nullable Tip tip,
            @Nullable PersonId by) {

        static Basics of(Instant now, Team team, Week week, Plan plan) {
            return new Basics(
                    team.channel(),
                    week,
                    now.atZone(team.hours().zone())
                            .toLocalDate()
                            .plusDays(1)
                            .atStartOfDay(team.hours().zone())
                            .toInstant(),
                    team.firstAnswer(),
                    team.firstAnswer().of(team.hours()),
                    plan.tip(),
                    plan.by());
        }

        @JdbiConstructor
        static Basics read(
                ChannelId team,
                LocalDate week,
                Instant until,
                String promise,
                Duration promised,
                @Nullable String tip,
                @Nullable PersonId tipBy,
                @Nullable PersonId onBy) {
            return new Basics(
                    team, new Week(week), until, WorkingSpan.parse(promise), promised, Tip.of(tip, tipBy), onBy);
        }
    }

    /** One of several weeks in a row, in numbers. */
    public record WeekOf(@Nested Week week, @Nested WeekNumbers numbers) {}

    /** The asks that were open and overdue when it was made, and a week before that. */
    public record Backlog(int open, int overdue, int openBefore, int overdueBefore) {}

    /** A tip for colleagues, from someone of the team. */
    public record Tip(String words, PersonId by) {
        static @Nullable Tip of(@Nullable String words, @Nullable PersonId by) {
            return words == null || by == null ? null : new Tip(words, by);
        }
    }

    public Digest {
        weeks = List.copyOf(weeks);
        waiting = List.copyOf(waiting);
        shoutOuts = List.copyOf(shoutOuts);
        impacts = List.copyOf(impacts);
        better = List.copyOf(better);
        daysOff = List.copyOf(daysOff);
    }

    /** The numbers of its week, with open and overdue as of now. */
    public WeekNumbers numbers() {
        return weeks.get(weeks.size() - 1).numbers().with(backlog.open(), backlog.overdue());
    }

    /** The numbers of the week before, with open and overdue as of a week earlier. */
    public WeekNumbers before() {
        return weeks.get(weeks.size() - 2).numbers().with(backlog.openBefore(), backlog.overdueBefore());
    }

    /** How the numbers changed from the week before; empty in a team's first week. */
    public WeekNumbers.Change change() {
        return isFirst() ? WeekNumbers.Change.NONE : numbers().since(before());
    }

    /** Whether nothing was asked or solved in the weeks before. */
    public boolean isFirst() {
        return backlog.openBefore() == 0
                && weeks.subList(0, weeks.size() - 1).stream()
                        .map(WeekOf::numbers)
                        .allMatch(numbers -> numbers.asked() == 0 && numbers.solved() == 0);
    }

    /** Whether too little happened for a table of numbers. */
    public boolean isQuiet() {
        WeekNumbers numbers = numbers();
        return numbers.asked() == 0 && numbers.solved() == 0 && numbers.answered() == 0 && numbers.ratings() == 0;
    }

    /** Whether at least half of the first answers came as soon as promised; also true if there were none. */
    public boolean isPromiseKept() {
        Duration time = numbers().answerTime();
        return time == null || time.compareTo(basics.promised()) <= 0;
    }
}
