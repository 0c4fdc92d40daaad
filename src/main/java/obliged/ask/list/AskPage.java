package obliged.ask.list;

import java.util.List;
import obliged.ask.AskView;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list of asks, in the list's order.
 *
 * @param total the size of the whole list; empty if that would take too long to count
 * @param before where the page before this one ends, if there is one
 * @param after where the page after this one begins, if there is one
 */
public record AskPage(
        List<AskView> views,
        @Nullable Integer total,
        @Nullable Edge before,
        @Nullable Edge after) {

    /**
     * A position in a list next to an ask, which need not be in it any more, so that pages neither skip nor repeat asks
     * when others change.
     *
     * @param sort the ascending sort key of the list
     * @param back whether the page ends here rather than begins
     */
    public record Edge(long sort, long number, boolean back) {
        /** The beginning of a list. */
        public static final Edge START = new Edge(Long.MIN_VALUE, 0, false);
    }
}
