package obliged.ask;

import java.util.List;
import java.util.Optional;
import obliged.store.Store;
import obliged.store.Tx;

/**
 * Puts new asks into the index over all asks: a moment after they were logged, since that takes a good part of the time of
 * a reply, and at the latest when someone is about to read from the index. Each is put there once, in the transaction that
 * takes it off those that are pending.
 */
public final class SearchIndex {
    /** So few at a time that a reply that waits for its turn meanwhile is not late. */
    private static final int BATCH = 16;

    private final Store store;

    public SearchIndex(Store store) {
        this.store = store;
    }

    /** Returns once all asks that were logged before are in the index, and does not wait for any that are logged meanwhile. */
    public void catchUp() {
        Optional<Long> newest = store.read(tx -> dao(tx).newest());
        boolean more = newest.isPresent();
        while (more) {
            more = store.write(tx -> add(tx, newest.get()));
        }
    }

    /** Returns whether there may be more up to that one. */
    private static boolean add(Tx tx, long newest) {
        SearchIndexDao dao = dao(tx);
        List<Long> pending = dao.pending(newest, BATCH);
        dao.remove(pending);
        dao.add(pending);
        dao.done(pending);
        return pending.size() == BATCH;
    }

    private static SearchIndexDao dao(Tx tx) {
        return tx.dao(SearchIndexDao.class);
    }
}
