package obliged.digest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import obliged.ask.Ask;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.team.WorkingSpan;
import obliged.thanks.ThankYou;
import org.jspecify.annotations.Nullable;

/**
 * A team's week as its channel may read it: everyone in the channel may see all that is named or quoted here. The
 * numbers are from when the digest was owed; asks and thank-yous are in their current state, without those that may no
 * longer be shown.
 *
 * @param number its id; null if it was made for one reader and not saved
 * @param until the end of its day in the team's zone, after which it is not sent any more
 * @param before the numbers of the week before, with open and overdue as of a week earlier
 * @param weeks eight weeks in order, the last of which is this one
 * @param promise the team's promise for the first answer
 * @param promised the same as the team's working time
 * @param waiting the asks that have been open the longest, the oldest first; at most five
 * @param shoutOuts thank-yous to the team's helpers or in its channel, the newest first; at most five
 * @param moreShoutOuts the number of further thank-yous
 * @param impacts solved asks with a customer impact; at most three
 * @param better what people said could be better, in an order that reveals nothing; at most five
 * @param tip a tip from a helper to colleagues
 * @param by who switched the digest on; null if it is off
 */
public record Digest(
        @Nullable Long number,
        WorkspaceId workspace,
        ChannelId team,
        Week week,
        Instant until,
        WeekNumbers numbers,
        WeekNumbers before,
        List<WeekOf> weeks,
        WorkingSpan promise,
        Duration promised,
        List<Ask> waiting,
        List<ThankYou> shoutOuts,
        int moreShoutOuts,
        List<Ask> impacts,
        List<String> better,
        @Nullable Tip tip,
        @Nullable PersonId by) {

    /** One of several weeks in a row, in numbers. */
    public record WeekOf(Week week, WeekNumbers numbers) {}

    /** A tip for colleagues, from someone of the team. */
    public record Tip(String words, PersonId by) {}

    public Digest {
        weeks = List.copyOf(weeks);
        waiting = List.copyOf(waiting);
        shoutOuts = List.copyOf(shoutOuts);
        impacts = List.copyOf(impacts);
        better = List.copyOf(better);
    }

    /** How the numbers changed from the week before. */
    public WeekNumbers.Change change() {
        return numbers.since(before);
    }

    /** Whether too little happened for a table of numbers. */
    public boolean isQuiet() {
        return numbers.asked() == 0 && numbers.solved() == 0 && numbers.answered() == 0 && numbers.ratings() == 0;
    }

    /** Whether at least half of the first answers came as soon as promised; also true if there were none. */
    public boolean isPromiseKept() {
        return numbers.answerTime() == null || numbers.answerTime().compareTo(promised) <= 0;
    }
}
