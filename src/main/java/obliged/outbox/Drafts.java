package obliged.outbox;

import java.time.Duration;
import java.util.Optional;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.Store;

/**
 * Keeps for some days what people typed that could not be processed yet; only the person who typed it can get it back.
 */
public final class Drafts {
    private static final Duration KEPT = Duration.ofDays(7);

    private final Store store;
    private final Outbox outbox;

    public Drafts(Store store, Outbox outbox) {
        this.store = store;
        this.outbox = outbox;
    }

    /**
     * Saves the content of a request before it is processed, and owes its author a way back to it, to be sent {@code
     * later} unless it is {@linkplain #settle settled} by then. Empty if this request was already received.
     */
    public Optional<Long> keepOnce(
            WorkspaceId workspace, PersonId person, String request, String content, Duration later, Way way) {
        return store.write(tx -> {
            if (!outbox.markProcessed(tx, workspace, request, 0)) {
                return Optional.empty();
            }
            long id = tx.dao(DraftDao.class).keep(workspace, person, content, tx.now());
            outbox.owe(tx, way.to(id).notBefore(tx.now().plus(later)));
            return Optional.of(id);
        });
    }

    /** Makes the notice that leads the author of a draft back to it. */
    public interface Way {
        NewNotice to(long draft);
    }

    /** The draft has been processed: deletes it, and the notice about it that is owed under this key. */
    public void settle(WorkspaceId workspace, long id, String key) {
        store.run(tx -> {
            tx.dao(DraftDao.class).forget(id);
            outbox.settle(tx, workspace, key);
        });
    }

    /** Saves a form as it was filled in, in the caller's own format, and returns its id. */
    public long keep(WorkspaceId workspace, PersonId person, String content) {
        return store.write(tx -> tx.dao(DraftDao.class).keep(workspace, person, content, tx.now()));
    }

    /** What someone typed, unless that was too long ago. */
    public Optional<String> find(WorkspaceId workspace, PersonId person, long id) {
        return store.read(tx -> tx.dao(DraftDao.class).find(workspace, person, id));
    }

    /** Deletes drafts that nobody asked for in days. */
    public void forgetOld() {
        store.run(tx -> tx.dao(DraftDao.class).forget(tx.now().minus(KEPT)));
    }
}
