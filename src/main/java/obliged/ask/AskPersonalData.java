package obliged.ask;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import obliged.shared.Erased;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.Tx;

/**
 * What a person said in asks: finds it, and erases it. Who asked whom, the dates and the steps stay, and with them all
 * counts.
 */
public final class AskPersonalData {
    /** How much of the index one transaction merges, so that a running bot waits for milliseconds only. */
    private static final int PAGES = 64;

    private AskPersonalData() {}

    /** The numbers of the asks in which someone said something. */
    public static List<Long> saidIn(Tx tx, WorkspaceId workspace, PersonId person) {
        return dao(tx).saidIn(workspace, person);
    }

    /** How many asks that are not closed someone asked for, was asked, or has taken on. */
    public static int living(Tx tx, WorkspaceId workspace, PersonId person) {
        return dao(tx).living(workspace, person);
    }

    /** Erases what someone said in some asks. */
    public static void erase(Tx tx, WorkspaceId workspace, PersonId person, List<Long> numbers) {
        AskPersonalDataDao dao = dao(tx);
        dao.eraseSteps(workspace, numbers, person, Erased.WORDS);
        dao.eraseRating(workspace, numbers, person);
        dao.erasePending(workspace, numbers, person, Erased.WORDS);
        dao.eraseAsk(workspace, numbers, person, Erased.WORDS);
    }

    /** Erases what anybody said in at most {@code most} asks that were closed before a moment. Returns how many. */
    public static int eraseClosed(Tx tx, WorkspaceId workspace, Instant before, int most) {
        AskPersonalDataDao dao = dao(tx);
        List<Long> numbers = dao.closedBefore(workspace, before, most);
        dao.eraseSteps(workspace, numbers, Erased.WORDS);
        dao.eraseRating(workspace, numbers);
        dao.eraseAsk(workspace, numbers, Erased.WORDS, tx.now());
        return numbers.size();
    }

    /**
     * Removes some of the erased words from the search index. To be called first with {@code begin}, then without, each
     * time in a transaction of its own, until it returns false.
     */
    public static boolean mergeIndex(Tx tx, boolean begin) {
        AskPersonalDataDao dao = dao(tx);
        long before = dao.changes();
        dao.mergeIndex(begin ? -PAGES : PAGES);
        // By SQLite's documentation: fewer than two changes mean that there was nothing left to do.
        return begin || dao.changes() - before >= 2;
    }

    /** What is held of someone, one JSON object a row. */
    public static Map<String, List<String>> of(Tx tx, WorkspaceId workspace, PersonId person) {
        AskPersonalDataDao dao = dao(tx);
        return Map.of(
                "asks", dao.asks(workspace, person),
                "steps", dao.steps(workspace, person),
                "ratings", dao.ratings(workspace, person));
    }

    private static AskPersonalDataDao dao(Tx tx) {
        return tx.dao(AskPersonalDataDao.class);
    }
}
