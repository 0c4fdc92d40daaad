package obliged.store;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;

/**
 * A small pool of read-only handles. A pool of connections would not help, since the cost is in creating the handle,
 * its DAOs and its statements, which it would discard.
 */
final class Readers implements AutoCloseable {
    private record Reader(Handle handle, Daos daos) {}

    private final BlockingQueue<Reader> idle;
    private final List<Handle> all;

    Readers(List<Handle> handles) {
        this.all = List.copyOf(handles);
        this.idle = new ArrayBlockingQueue<>(handles.size());
        handles.forEach(handle -> idle.add(new Reader(handle, new Daos())));
    }

    /** Reads one consistent state, once a reader is free. */
    <T> T read(BiFunction<Handle, Daos, T> work) {
        Reader reader;
        try {
            reader = idle.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("stopped while waiting to read", e);
        }
        try {
            return reader.handle.inTransaction(handle -> work.apply(handle, reader.daos));
        } finally {
            idle.add(reader);
        }
    }

    @Override
    public void close() {
        all.forEach(Handle::close);
    }
}
