package obliged.store;

import java.io.IOException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import obliged.shared.Service;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConnection;

/**
 * Looks after the database file on a thread of its own: notices if it was deleted or replaced, and copies the
 * write-ahead log back into it, so that no request has to wait for that and the log stays small.
 */
final class FileKeeper implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FileKeeper.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration CLOSING = Duration.ofSeconds(2);

    /** While much is written, so that the log is begun anew before it has grown long. */
    private static final Duration BETWEEN_LOOKS_IF_BUSY = Duration.ofMillis(100);

    /** From which size on the log is copied back; and how much more in it, between two looks, is much. */
    private static final long COPIED_FROM = 1 << 20;

    /** From how much in it on the log is begun anew. While much is written, it is not copied back before that. */
    private static final long BEGUN_ANEW_FROM = 8 << 20;

    /** What SQLite writes of a page into the log: https://sqlite.org/fileformat2.html#the_write_ahead_log */
    private static final long FRAME = 4_096 + 24;

    /** So much of its file stays, since to write where a file has room takes half as long as to let it grow. */
    static final long KEPT = 15_000_000;

    /** Where readers have held up the log so long that it is worth a writer's waiting. */
    private static final long URGENT_FROM = 32 << 20;

    /** How long writers wait for readers that still need the log. Most need it for less than a millisecond. */
    private static final Duration FOR_READERS = Duration.ofMillis(5);

    private static final Duration FOR_READERS_IF_URGENT = Duration.ofMillis(500);

    private final String file;
    private final FileLock lock;
    private final DatabaseFile database;
    private final Connection connection;
    private final Writer writer;
    private final Consumer<String> broken;
    private final CopyOnWriteArrayList<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final Service service = new Service("store", this::run);
    private volatile @Nullable String brokenBecause;
    private volatile @Nullable String warning;
    private @Nullable String failing;

    /** How many bytes were in the log when we last looked. */
    private long logged;

    private boolean busy;

    FileKeeper(String file, FileLock lock, Connection connection, Writer writer, Consumer<String> broken) {
        this.file = file;
        this.lock = lock;
        this.database = lock.database();
        this.connection = connection;
        this.writer = writer;
        this.broken = broken;
    }

    /**
     * Writes a mark into the file that no copy of it has yet, which also shows that it can be written. From here on
     * only the keeper copies the log back.
     */
    static void begin(FileLock lock, Connection writer) throws SQLException {
        int mark = new SecureRandom().nextInt();
        execute(writer, "PRAGMA wal_autocheckpoint = 0");
        execute(writer, "PRAGMA journal_size_limit = " + KEPT);
        // SQLite copies pages in case a statement fails. For each ask there are enough of them to need a temporary
        // file.
        execute(writer, "PRAGMA temp_store = MEMORY");
        execute(writer, "PRAGMA user_version = " + mark);
        execute(writer, "PRAGMA wal_checkpoint(TRUNCATE)");
        // All connections that were open before are closed by now.
        lock.lockDatabase();
        try {
            lock.database().opened(mark);
        } catch (IOException e) {
            throw new StoreException("The database file can't be checked: " + e.getMessage(), e);
        }
    }

    private static void execute(Connection connection, String pragma) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(pragma);
        }
    }

    void start() {
        service.start();
    }

    Service service() {
        return service;
    }

    /** Something that people should know of, though everything works. */
    Optional<String> warning() {
        return Optional.ofNullable(warning);
    }

    void onBroken(Consumer<String> listener) {
        listeners.add(listener);
        if (brokenBecause != null) {
            listener.accept(brokenBecause);
        }
    }

    private void run() {
        try {
            do {
                look();
            } while (brokenBecause == null && service.pause(busy ? BETWEEN_LOOKS_IF_BUSY : BETWEEN_LOOKS));
            // Once it is broken there is nothing to do but to wait for the end.
            while (service.pause(BETWEEN_LOOKS)) {}
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        Optional<String> wrong = database.wrong();
        if (wrong.isPresent()) {
            log.error("{}", wrong.get());
            brokenBecause = wrong.get();
            broken.accept(wrong.get());
            listeners.forEach(listener -> listener.accept(wrong.get()));
            return;
        }
        warn(
                database.secondName()
                        .or(
                                () -> lock.isThere()
                                        ? Optional.empty()
                                        : Optional.of(
                                                "The lock file of " + file
                                                        + " was removed. The database itself is still locked, so no other Obliged can use it.")));
        try {
            shorten();
            failing = null;
        } catch (SQLException | StoreException e) {
            String why = e instanceof SQLException sql
                    ? String.valueOf(StoreException.of(file, sql).getMessage())
                    : String.valueOf(e.getMessage());
            if (!why.equals(failing)) {
                log.error("the write-ahead log can't be copied back: {}", why);
            }
            failing = why;
        }
    }

    private void warn(Optional<String> found) {
        if (found.isPresent() && !found.get().equals(warning)) {
            log.warn("{}", found.get());
        }
        warning = found.orElse(null);
    }

    /**
     * Copies the log back beside writers and readers. If there is much in it, what is left then is copied between two
     * transactions, and the next one begins it anew: https://sqlite.org/pragma.html#pragma_wal_checkpoint
     *
     * <p>While much is written, it is copied back only then, since that syncs two files beside the writer's own sync, and
     * so slows it down.
     */
    private void shorten() throws SQLException {
        long size = database.logSize();
        busy = false;
        if (size < COPIED_FROM) {
            return;
        }
        long before = logged;
        logged = copyBack("NOOP").bytes;
        long grown = logged < before ? logged : logged - before;
        if (grown >= COPIED_FROM && logged < BEGUN_ANEW_FROM) {
            busy = true;
            return;
        }
        copyBack("PASSIVE");
        Duration patience = size < URGENT_FROM ? FOR_READERS : FOR_READERS_IF_URGENT;
        if (grown == 0 && size > KEPT) {
            beginAnew("TRUNCATE", patience);
        } else if (grown > 0) {
            boolean heldUp = logged >= BEGUN_ANEW_FROM && beginAnew("RESTART", patience);
            busy = grown >= COPIED_FROM && !heldUp;
        }
    }

    /**
     * Lets the log be begun anew, and returns whether readers held that up. Between two transactions of ours, since SQLite
     * would let a writer that finds the file locked sleep for longer and longer.
     *
     * @param patience how long to wait for readers
     */
    private boolean beginAnew(String mode, Duration patience) throws SQLException {
        connection.unwrap(SQLiteConnection.class).setBusyTimeout((int) patience.toMillis());
        return writer.betweenTransactions(() -> copyBack(mode)).heldUp;
    }

    /** How much was in the log, and whether readers kept some of it from being copied. */
    private record CopiedBack(boolean heldUp, long bytes) {}

    private CopiedBack copyBack(String mode) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(" + mode + ")")) {
            return new CopiedBack(row.getInt(1) == 1, row.getLong(2) * FRAME);
        }
    }

    @Override
    public void close() {
        service.stop(CLOSING);
    }

    /** Copies all of the log back, and cuts it off. No other connection may be open. */
    void emptyLog() {
        try {
            execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException e) {
            log.error("the write-ahead log of {} could not be copied back", file, e);
        }
    }

    void closeConnection() {
        try {
            connection.close();
        } catch (SQLException e) {
            log.warn("{} could not be closed: {}", file, e.getMessage());
        }
    }
}
