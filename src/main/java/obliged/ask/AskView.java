package obliged.ask;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import obliged.ask.value.State;
import obliged.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * An ask as one reader sees it.
 *
 * @param steps those that this reader may take now
 * @param overdue whether its promise is late
 * @param reader null if it is shown in a team's channel
 * @param next the ask that was made of someone else after this one was declined; only for the person who made both
 * @param rating what its reader, who asked for it, may still change; empty where they have not rated it; null if they may not
 * @param wishAhead whether the date that was asked for is still ahead
 */
public record AskView(
        Ask ask,
        List<HistoryEntry> history,
        Set<Step> steps,
        boolean overdue,
        @Nullable PersonId reader,
        @Nullable Ask next,
        Ask.@Nullable Rating rating,
        boolean wishAhead) {

    /** A view of an ask that no other follows. */
    public AskView(Ask ask, List<HistoryEntry> history, Set<Step> steps, boolean overdue, @Nullable PersonId reader) {
        this(ask, history, steps, overdue, reader, null, null, false);
    }

    public boolean isRequesters() {
        return ask.requester().equals(reader);
    }

    /** Whether its reader may rate it, or change how they rated it. */
    public boolean ratable() {
        return rating != null;
    }

    public boolean isRated() {
        return rating != null && !rating.equals(Ask.Rating.NONE);
    }

    /** Whether its reader is the one who accepted it. */
    public boolean isAssignees() {
        return reader != null && reader.equals(ask.assignee());
    }

    /** Whether it is still open although the date that was asked for has passed. */
    public boolean isWishPast() {
        return ask.state() == State.OPEN && ask.neededBy() != null && !wishAhead;
    }

    /** The last entry of a step, if it was ever taken. */
    public Optional<HistoryEntry> last(Step step) {
        return history.stream().filter(line -> line.step() == step).reduce((earlier, later) -> later);
    }
}
