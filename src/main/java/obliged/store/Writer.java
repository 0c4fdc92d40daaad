package obliged.store;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
 * <p>If a request fails, only what it wrote is rolled back. If the commit fails, all requests fail. No request
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
    private final ReentrantLock turn = new ReentrantLock();

    /** The requests that wait, the oldest first; also the lock for them and for {@link #busy}. */
    private final Queue<Request<?>> waiting = new ArrayDeque<>();

    /** Whether some thread has the turn. */
    private boolean busy;

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
        if (nested) {
            // Writes from commit listeners are done alone, so that listeners are called in the order of commits.
            lead(request, 1);
        } else if (takeTurn(request) || awaitTurn(request)) {
            turn.lock();
            try {
                lead(request, MOST_REQUESTS);
            } finally {
                turn.unlock();
                passTurn();
            }
        }
        return request.result();
    }

    /** Something that is done while nothing is written. */
    interface Pause<T> {
        T run() throws SQLException;
    }

    /** Runs something between two transactions. Writes wait meanwhile, and go on at once after it. */
    <T> T betweenTransactions(Pause<T> pause) throws SQLException {
        Request<?> request = Request.alone(System.nanoTime() + PATIENCE.toNanos());
        if (!takeTurn(request)) {
            awaitTurn(request);
        }
        turn.lock();
        try {
            return pause.run();
        } finally {
            turn.unlock();
            passTurn();
        }
    }

    /** How many requests wait for their turn. */
    int waiting() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    /** Takes the turn if no thread has it. Otherwise the request waits. */
    private boolean takeTurn(Request<?> request) {
        synchronized (waiting) {
            if (busy) {
                waiting.add(request);
                return false;
            }
            busy = true;
            return true;
        }
    }

    /** Returns true once this thread gets the turn, or false once the request has ended without that. */
    private boolean awaitTurn(Request<?> request) {
        if (!request.await(request.nanosLeft()) && giveUp(request)) {
            throw tooLate();
        }
        // Another thread may have it in hand, which takes as long as the disk does.
        request.await(Long.MAX_VALUE);
        return request.leads;
    }

    private boolean giveUp(Request<?> request) {
        synchronized (waiting) {
            return waiting.remove(request);
        }
    }

    private StoreException tooLate() {
        return new StoreException(file + " couldn't be written within " + PATIENCE.toSeconds()
                + " seconds: its disk is slow, or another program has it locked. Nothing was changed.");
    }

    /** Gives the turn to the request that has waited longest. Only its thread is woken. */
    private void passTurn() {
        synchronized (waiting) {
            Request<?> next = waiting.poll();
            busy = next != null;
            if (next != null) {
                next.lead();
            }
        }
    }

    /** Why nothing could be written, if the last try failed. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Commits a request together with others that wait. */
    private void lead(Request<?> own, int most) {
        List<Request<?>> group = new ArrayList<>();
        try {
            long workedEnough = System.nanoTime() + MOST_WORK.toNanos();
            Request<?> next = own;
            for (int i = 1; next != null; i++) {
                if (next.nanosLeft() > 0) {
                    run(next, group);
                } else {
                    next.end(tooLate());
                }
                next = i < most && workedEnough - System.nanoTime() > 0 ? next() : null;
            }
            if (group.isEmpty()) {
                return;
            }
            beforeCommit.run();
            commit();
        } catch (SQLException | RuntimeException | Error e) {
            rollBack();
            RuntimeException fault = fault(e);
            group.forEach(request -> request.end(fault));
            return;
        }
        // Still within our turn, so that listeners are called in the order of commits.
        group.forEach(this::ended);
    }

    private @Nullable Request<?> next() {
        synchronized (waiting) {
            Request<?> next = waiting.peek();
            return next == null || next.alone ? null : waiting.poll();
        }
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
        try {
            execute("ROLLBACK");
        } catch (SQLException e) {
            // It did not begin, or SQLite itself has rolled it back.
        }
        try {
            handle.getConnection().setAutoCommit(true);
        } catch (SQLException e) {
            // The driver tries to commit, but there is nothing to commit. From now on it knows that no transaction is
            // open.
        }
    }

    /**
     * Runs one request in the transaction of its group, and undoes what it wrote if it throws. The first one has nothing
     * before it that must stay, so it needs no savepoint, for which SQLite would copy each page that it changes.
     */
    private void run(Request<?> request, List<Request<?>> group) throws SQLException {
        boolean first = group.isEmpty();
        group.add(request);
        if (first) {
            begin(request.nanosLeft());
        } else {
            execute("SAVEPOINT request");
        }
        // The timestamp is taken within our turn, so that timestamps never go backwards from one write to the next.
        Tx tx = new Tx(handle, daos, clock.get());
        current = tx;
        try {
            request.run(tx);
        } catch (RuntimeException | Error e) {
            request.fault = e;
            if (first) {
                rollBack();
                group.clear();
                ended(request);
                return;
            }
            try {
                execute("ROLLBACK TO request");
            } catch (SQLException ended) {
                // A full disk, for example, ends the whole transaction.
                e.addSuppressed(ended);
                throw e;
            }
        } finally {
            current = null;
        }
        if (!first) {
            execute("RELEASE request");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = handle.getConnection().createStatement()) {
            statement.execute(sql);
        }
    }

    private void ended(Request<?> request) {
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

        /** Whether it joins no transaction, but needs the turn for itself. */
        private final boolean alone;

        private final CompletableFuture<T> result = new CompletableFuture<>();

        /** Open once the request has ended, or its thread has the turn. */
        private final CountDownLatch signal = new CountDownLatch(1);

        private volatile boolean leads;
        private Runnable onCommit = () -> {};
        private @Nullable Throwable fault;

        Request(Function<Tx, T> work, long deadline) {
            this(work, deadline, false);
        }

        private Request(Function<Tx, T> work, long deadline, boolean alone) {
            this.work = work;
            this.deadline = deadline;
            this.alone = alone;
        }

        static Request<Void> alone(long deadline) {
            return new Request<>(
                    tx -> {
                        throw new IllegalStateException("no transaction is meant for it");
                    },
                    deadline,
                    true);
        }

        /** Gives its thread the turn. */
        void lead() {
            leads = true;
            signal.countDown();
        }

        /** Waits for its signal even if the thread is interrupted, since what it has done must be saved. */
        boolean await(long nanos) {
            boolean interrupted = false;
            long until = System.nanoTime() + nanos;
            try {
                while (true) {
                    try {
                        return signal.await(until - System.nanoTime(), TimeUnit.NANOSECONDS);
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

        long nanosLeft() {
            return Math.max(0, deadline - System.nanoTime());
        }

        void run(Tx tx) {
            T value = work.apply(tx);
            onCommit = () -> {
                tx.committed();
                result.complete(value);
                signal.countDown();
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
            signal.countDown();
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
