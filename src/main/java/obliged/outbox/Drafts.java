package obliged.outbox;

import java.time.Duration;
import java.util.Optional;
import obliged.store.Store;
import obliged.term.PersonId;
import obliged.term.WorkspaceId;

/** What people typed that found no way to us yet: kept some days, for nobody but who typed it. */
public final class Drafts {
    private static final Duration KEPT = Duration.ofDays(7);

    private final Store store;

    public Drafts(Store store) {
        this.store = store;
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
