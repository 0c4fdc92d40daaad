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
 * What a team's week held, as its channel may read it: whatever is named or quoted here, everyone in the channel may see.
 * The numbers are those of when it was owed; what it names is as it is now, as far as it may still be named.
 *
 * @param number names it; nothing where someone only looks
 * @param until its day is over then where the team is: first sent later it would be late news, so it is not sent
 * @param before the numbers of the week before; its open and overdue are those of a week earlier
 * @param weeks eight weeks in their order, the last of which is this one
 * @param promise for the first answer
 * @param promised the same as working time of the team
 * @param waiting asks open longest, the oldest first; five at most
 * @param shoutOuts to the team's helpers, or in its channel; the newest first, five at most
 * @param moreShoutOuts how many more there were
 * @param impacts solved asks that say what they did for the customers outside; three at most
 * @param better what people said could be better, in no order that tells anything; five at most
 * @param tip what a helper wants colleagues to know
 * @param by who switched the digest on; nobody where it is off
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

    /** Words for colleagues, from one of the team. */
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

    /** Whether nothing happened that would be worth a table of numbers. */
    public boolean isQuiet() {
        return numbers.asked() == 0 && numbers.solved() == 0 && numbers.answered() == 0 && numbers.ratings() == 0;
    }

    /** Whether the first answers came as soon as promised, at least half of them; also where there were none. */
    public boolean isPromiseKept() {
        return numbers.answerTime() == null || numbers.answerTime().compareTo(promised) <= 0;
    }
}
