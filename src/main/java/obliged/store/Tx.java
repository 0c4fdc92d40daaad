package obliged.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** One transaction and the one moment at which everything in it happens. Good only inside the call that was given it. */
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

    /** When all of this transaction happens. */
    public Instant now() {
        return now;
    }

    public <D> D dao(Class<D> type) {
        return daos.of(handle, type);
    }

    /** Runs once what this transaction wrote, if anything, is safely on the disk, and never if it is rolled back. */
    public void afterCommit(Runnable run) {
        afterCommit.add(run);
    }

    void committed() {
        afterCommit.forEach(Runnable::run);
    }
}
