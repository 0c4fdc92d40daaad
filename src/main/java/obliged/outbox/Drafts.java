package obliged.outbox;

import java.time.Duration;
import java.util.Optional;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.Store;

/** What people typed that found no way to us yet: kept some days, for nobody but who typed it. */
public final class Drafts {
    private static final Duration KEPT = Duration.ofDays(7);

    private final Store store;
    private final Outbox outbox;

    public Drafts(Store store, Outbox outbox) {
        this.store = store;
        this.outbox = outbox;
    }

    /**
     * Keeps what a request brought before anything is tried with it, and owes a way back to it, to go {@code later}
     * unless it {@linkplain #settle found its way} by then. Empty if this request came before.
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

    /** What is owed to whoever typed a draft, so that they find it again. */
    public interface Way {
        NewNotice to(long draft);
    }

    /** What was typed has found its way: neither the draft is needed nor the way to it, owed under this key. */
    public void settle(WorkspaceId workspace, long id, String key) {
        store.run(tx -> {
            tx.dao(DraftDao.class).forget(id);
            outbox.settle(tx, workspace, key);
        });
    }

    /** Keeps a form as it was filled in, in the face's own notation, and answers what to ask for it by. */
    public long keep(WorkspaceId workspace, PersonId person, String content) {
        return store.write(tx -> tx.dao(DraftDao.class).keep(workspace, person, content, tx.now()));
    }

    /** What someone typed, unless it was theirs too long ago. */
    public Optional<String> find(WorkspaceId workspace, PersonId person, long id) {
        return store.read(tx -> tx.dao(DraftDao.class).find(workspace, person, id));
    }

    /** Forgets what nobody asked for in days. */
    public void forgetOld() {
        store.run(tx -> tx.dao(DraftDao.class).forget(tx.now().minus(KEPT)));
    }
}
