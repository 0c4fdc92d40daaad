package obliged.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;

/**
 * The only connection that writes, one transaction at a time. Requests that wait when a transaction begins join it,
 * each in a savepoint of its own, and all share one sync: on a slow disk, the last of ten waits for two syncs rather
 * than ten. The thread whose turn it is runs the requests of the others too.
 *
 * <p>If a request fails, only its own savepoint is rolled back. If the commit fails, all requests fail. No request
 * returns before the commit, since it may have read what another one wrote.
 */
final class Writer implements AutoCloseable {
    /** The longest that a request waits for its turn and for the file's lock; Slack gives up after three seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** A transaction takes no further requests after this many, or after this much work. */
    private static final int MOST_REQUESTS = 64;

    private static final Duration MOST_WORK = Duration.ofMillis(100);

    private final String file;
    private final Handle handle;
    private final Supplier<Instant> clock;
    private final Runnable beforeCommit;
    private final Daos daos = new Daos();
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Queue<Request<?>> waiting = new ConcurrentLinkedQueue<>();
    private volatile @Nullable String trouble;

    /** The transaction of the thread whose turn it is. */
    private @Nullable Tx current;

    Writer(String file, Handle handle, Supplier<Instant> clock, Runnable beforeCommit) {
        this.file = file;
        this.handle = handle;
        this.clock = clock;
        this.beforeCommit = beforeCommit;
    }

    /**
     * Runs {@code work}, and returns once its writes are on the disk. Nested writes are part of the same transaction.
     */
    <T> T write(Function<Tx, T> work) {
        boolean nested = turn.isHeldByCurrentThread();
        if (nested && current != null) {
            return work.apply(current);
        }
        Request<T> request = new Request<>(work, System.nanoTime() + PATIENCE.toNanos());
        if (!nested) {
            waiting.add(request);
        }
        if (awaitTurn(request)) {
            try {
                // Writes from commit listeners are done alone, so that listeners are called in the order of commits.
                lead(request, nested ? 1 : MOST_REQUESTS);
            } finally {
                turn.unlock();
            }
        } else if (request.take()) {
            waiting.remove(request);
            throw new StoreException(file + " could not be written within " + PATIENCE.toSeconds()
                    + " seconds: its disk is slow, or another program holds it. Nothing was changed.");
        }
        return request.result();
    }

    /** How many requests wait for their turn. */
    int waiting() {
        return (int) waiting.stream().filter(request -> !request.taken.get()).count();
    }

    /** Why nothing could be written, if the last try failed. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Waits for its turn even if the thread is interrupted, since what it has done must be saved. */
    private boolean awaitTurn(Request<?> request) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return turn.tryLock(request.nanosLeft(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Commits a request together with others that wait, unless another thread has done so meanwhile. */
    private void lead(Request<?> own, int most) {
        if (!own.take()) {
            return;
        }
        List<Request<?>> group = new ArrayList<>();
        group.add(own);
        try {
            begin(own.nanosLeft());
            long workedEnough = System.nanoTime() + MOST_WORK.toNanos();
            run(own);
            while (group.size() < most && workedEnough - System.nanoTime() > 0) {
                Request<?> next = waiting.poll();
                if (next == null) {
                    break;
                }
                // A request that has timed out reports that itself.
                if (next.nanosLeft() > 0 && next.take()) {
                    group.add(next);
                    run(next);
                }
            }
            if (group.stream().allMatch(request -> request.fault != null)) {
                // If all requests failed, nothing is left to write.
                rollBack();
            } else {
                beforeCommit.run();
                commit();
            }
        } catch (SQLException | RuntimeException | Error e) {
            rollBack();
            RuntimeException fault = fault(e);
            group.forEach(request -> request.end(fault));
            return;
        }
        // Still within our turn, so that listeners are called in the order of commits.
        group.forEach(this::committed);
    }

    /**
     * The driver's own transactions would begin the next one with each commit, which may fail after everything was
     * saved.
     */
    private void begin(long nanosLeft) throws SQLException {
        SQLiteConnection connection = handle.getConnection().unwrap(SQLiteConnection.class);
        connection.setBusyTimeout((int) TimeUnit.NANOSECONDS.toMillis(nanosLeft));
        connection.setAutoCommit(false);
    }

    private void commit() throws SQLException {
        handle.getConnection().setAutoCommit(true);
    }

    private void rollBack() {
        Connection connection = handle.getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            // It did not begin, or SQLite itself has rolled it back.
        }
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            // The driver tries to commit, but there is nothing to commit. From now on it knows that no transaction is
            // open.
        }
    }

    /** Runs one request, and rolls back its savepoint if it throws. */
    private void run(Request<?> request) {
        // The timestamp is taken within our turn, so that timestamps never go backwards from one write to the next.
        Tx tx = new Tx(handle, daos, clock.get());
        handle.execute("SAVEPOINT request");
        current = tx;
        try {
            request.run(tx);
        } catch (RuntimeException | Error e) {
            request.fault = e;
            try {
                handle.execute("ROLLBACK TO request");
            } catch (RuntimeException ended) {
                // A full disk, for example, ends the whole transaction.
                e.addSuppressed(ended);
                throw e;
            }
        } finally {
            current = null;
        }
        handle.execute("RELEASE request");
    }

    private void committed(Request<?> request) {
        Throwable fault = request.fault;
        if (fault == null) {
            trouble = null;
            request.committed();
        } else {
            request.end(fault instanceof RuntimeException e ? known(e) : fault);
        }
    }

    private RuntimeException fault(Throwable fault) {
        return fault instanceof RuntimeException e
                ? known(e)
                : fault instanceof SQLException e
                        ? known(new IllegalStateException(e.getMessage(), e))
                        : new IllegalStateException("not written, as another request failed", fault);
    }

    /**
     * The fault as a store exception if SQLite caused it, in which case it becomes our current trouble; otherwise
     * unchanged.
     */
    private RuntimeException known(RuntimeException fault) {
        RuntimeException known = StoreException.of(file, fault);
        if (known instanceof StoreException said) {
            trouble = said.sentence();
        }
        return known;
    }

    @Override
    public void close() {
        turn.lock();
        try {
            handle.close();
        } finally {
            turn.unlock();
        }
    }

    /** A write that one caller requests. */
    private static final class Request<T> {
        private final Function<Tx, T> work;
        private final long deadline;
        private final AtomicBoolean taken = new AtomicBoolean();
        private final CompletableFuture<T> result = new CompletableFuture<>();
        private Runnable onCommit = () -> {};
        private @Nullable Throwable fault;

        Request(Function<Tx, T> work, long deadline) {
            this.work = work;
            this.deadline = deadline;
        }

        /** Claims the request, once. The thread that claims it either runs it or gives it up. */
        boolean take() {
            return taken.compareAndSet(false, true);
        }

        long nanosLeft() {
            return Math.max(0, deadline - System.nanoTime());
        }

        void run(Tx tx) {
            T value = work.apply(tx);
            onCommit = () -> {
                tx.committed();
                result.complete(value);
            };
        }

        void committed() {
            try {
                onCommit.run();
            } catch (RuntimeException | Error e) {
                end(e);
            }
        }

        void end(Throwable with) {
            result.completeExceptionally(with);
        }

        T result() {
            try {
                return result.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                if (e.getCause() instanceof Error cause) {
                    throw cause;
                }
                throw e;
            }
        }
    }
}
