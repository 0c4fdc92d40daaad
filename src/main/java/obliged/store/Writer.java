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
 * The one connection that writes, one transaction at a time. What waits for it when a transaction begins goes into that
 * transaction, each request in a savepoint of its own, and all of them share one sync: on a slow disk the last of ten
 * waits for two syncs and not for ten. Whoever has the turn runs the requests of the others too.
 *
 * <p>A request that fails takes back what it wrote, and the others stay. If the commit fails, all have failed. None hears
 * how it ended before the commit: it may have seen what another one wrote.
 */
final class Writer implements AutoCloseable {
    /** A request waits at most this long for its turn and for the lock of the file; Slack gives up after 3 seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** A transaction takes in no further request after so many, or after so much work. */
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

    /** What is being written by the thread whose turn it is. */
    private @Nullable Tx current;

    Writer(String file, Handle handle, Supplier<Instant> clock, Runnable beforeCommit) {
        this.file = file;
        this.handle = handle;
        this.clock = clock;
        this.beforeCommit = beforeCommit;
    }

    /** Runs {@code work}, and returns once what it wrote is on the disk. What is written within it is a part of it. */
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
                // After a commit others have to wait: commits are heard of in their order.
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

    /** Waits for its turn, whether or not someone wants this thread to stop: what it has done is to be written down. */
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

    /** Commits a request and others that wait, unless someone else did so with it meanwhile. */
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
                // One whose time is over says so itself.
                if (next.nanosLeft() > 0 && next.take()) {
                    group.add(next);
                    run(next);
                }
            }
            if (group.stream().allMatch(request -> request.fault != null)) {
                // Of refusals alone nothing is left to write.
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
        // Still within our turn, so that what hears of commits hears of them in their order.
        group.forEach(this::committed);
    }

    /** Transactions of the driver's own would begin the next one with each commit, which may fail when all is saved. */
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
            // It has ended already: it did not begin, or SQLite itself took it back.
        }
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            // There is nothing to commit, which the driver tries. It knows from now on that no transaction is open.
        }
    }

    /** Runs one request, and takes back what it wrote if it throws. */
    private void run(Request<?> request) {
        // The moment is taken when the turn comes, so that moments never run backwards from one write to the next.
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
                // A full disk, for one, ends the whole transaction.
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

    /** The same, or SQLite's own word in it, which then is our trouble. */
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

    /** What one caller wants written. */
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

        /** Decides, once, what becomes of it: whoever takes it writes it, or gives it up. */
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
