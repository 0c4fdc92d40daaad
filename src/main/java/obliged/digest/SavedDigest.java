package obliged.digest;

import java.util.List;
import org.jdbi.v3.core.mapper.Nested;

/**
 * A digest as it is saved, apart from its weeks. Public because Jdbi's {@code @BindMethods} sees the methods of public
 * types only.
 */
public record SavedDigest(
        @Nested Digest.Basics basics,
        @Nested Digest.Backlog backlog,
        @Nested Subjects subjects) {

    /**
     * What it names: the numbers of asks and thank-yous, each list in order.
     *
     * @param moreThanks how many thank-yous there are beyond those listed
     */
    public record Subjects(
            List<Long> waiting, List<Long> thanks, int moreThanks, List<Long> impacts, List<Long> better) {}
}
