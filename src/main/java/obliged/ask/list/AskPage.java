package obliged.ask.list;

import java.util.List;
import obliged.ask.AskView;
import org.jspecify.annotations.Nullable;

/**
 * Some asks of a list, in its order.
 *
 * @param total how many the whole list holds; nothing where that would take too long to count
 * @param before where the page before this one ends, if there is one
 * @param after where the page after this one begins, if there is one
 */
public record AskPage(
        List<AskView> views,
        @Nullable Integer total,
        @Nullable Edge before,
        @Nullable Edge after) {

    /**
     * A place in a list beside an ask, even if that is no longer in it: so pages neither skip nor repeat what others
     * move.
     *
     * @param sort what the list is ordered by, ascending
     * @param back whether the page ends here, rather than begins
     */
    public record Edge(long sort, long number, boolean back) {
        /** Where a list begins. */
        public static final Edge START = new Edge(Long.MIN_VALUE, 0, false);
    }
}
