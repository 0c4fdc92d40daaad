package obliged.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** A transaction, with one timestamp for everything in it. Valid only inside the call that gets it. */
public final class Tx {
    private final Handle handle;
    private final Daos daos;
    private final Instant now;
    private final List<Runnable> afterCommit = new ArrayList<>(2);

    Tx(Handle handle, Daos daos, Instant now) {
        this.handle = handle;
        this.daos = daos;
        this.now = now;
    }

    /** The timestamp of this transaction. */
    public Instant now() {
        return now;
    }

    public <D> D dao(Class<D> type) {
        return daos.of(handle, type);
    }

    /** Calls {@code run} after the transaction is committed to disk, and never if it is rolled back. */
    public void afterCommit(Runnable run) {
        afterCommit.add(run);
    }

    Handle handle() {
        return handle;
    }

    void committed() {
        afterCommit.forEach(Runnable::run);
    }
}
