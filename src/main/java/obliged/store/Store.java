package obliged.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import obliged.shared.Refusal;
import obliged.shared.Service;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/**
 * The SQLite database. Writes go through one connection and are on the disk when they return ({@code
 * synchronous=FULL}); reads go through a small pool and see the last committed state. A lock file next to the database
 * keeps other processes out.
 */
public final class Store implements AutoCloseable {
    private static final int READERS = 4;

    /** How long a read that failed shows as trouble. Others may succeed meanwhile, on pages that are sound. */
    private static final Duration UNREADABLE = Duration.ofMinutes(10);

    /** Parses each statement once for all connections. */
    private static final SqlParser PARSER = new ColonPrefixSqlParser();

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

    private final String file;
    private final InstantSource clock;
    private final FileLock lock;
    private final Readers readers;
    private final Writer writer;
    private final FileKeeper keeper;
    private volatile @Nullable String broken;
    private volatile @Nullable String unreadable;
    private volatile long unreadableAt;

    private Store(
            String file,
            InstantSource clock,
            FileLock lock,
            Readers readers,
            Handle writer,
            Connection checkpoints,
            Runnable beforeCommit) {
        this.file = file;
        this.clock = clock;
        this.lock = lock;
        this.readers = readers;
        this.writer = new Writer(file, writer, this::now, beforeCommit);
        this.keeper = new FileKeeper(file, lock, checkpoints, this.writer, this::broke);
    }

    /**
     * Opens the database, creating or migrating it first.
     *
     * @throws StoreException with a sentence for the operator if it cannot be used; the file is then unchanged
     */
    public static Store open(Path path, InstantSource clock) {
        return open(path, clock, () -> {});
    }

    /**
     * Opens the database as soon as no other process uses it any more.
     *
     * @param whileWaiting is run once if another one uses it
     * @throws StoreException also if the file is deleted or replaced meanwhile, since an empty one would take its place
     */
    public static Store openOnceFree(Path path, InstantSource clock, Runnable whileWaiting)
            throws InterruptedException {
        Object waitedFor = null;
        for (boolean waiting = false; ; waiting = true) {
            Object key = DatabaseFile.keyOf(path);
            if (waitedFor != null && !waitedFor.equals(key)) {
                throw new StoreException(
                        path
                                + " was deleted or replaced while Obliged was waiting for it. Put the right file in its place, with no -wal or -shm files of another database beside it, and start Obliged again.");
            }
            try {
                return open(path, clock);
            } catch (StoreException.InUse inUse) {
                if (!waiting) {
                    NativeLibrary.prepare(real(path));
                    whileWaiting.run();
                }
                waitedFor = key;
                Thread.sleep(BETWEEN_TRIES.toMillis());
            }
        }
    }

    /** Opens it with something to run before each commit, such as the delay of a slow disk. */
    static Store open(Path path, InstantSource clock, Runnable beforeCommit) {
        String file = path.toString();
        Path real = real(path);
        FileLock lock = FileLock.take(file, path, real);
        try {
            NativeLibrary.prepare(real);
            SQLiteDataSource source = source(real, SQLiteConfig.TransactionMode.IMMEDIATE);
            Migrations.requireKnown(file, asItIs(real));
            Migrations.requireSound(file, asItIs(real));
            Migrations.run(file, real, source);
            Store store = opened(file, real, clock, lock, open(source), beforeCommit);
            store.keeper.start();
            return store;
        } catch (RuntimeException e) {
            lock.close();
            throw StoreException.of(file, e);
        }
    }

    private static Store opened(
            String file, Path real, InstantSource clock, FileLock lock, Handle writer, Runnable beforeCommit) {
        Connection checkpoints = null;
        try {
            FileKeeper.begin(lock, writer.getConnection());
            checkpoints = source(real, SQLiteConfig.TransactionMode.DEFERRED).getConnection();
            return new Store(file, clock, lock, readers(real), writer, checkpoints, beforeCommit);
        } catch (SQLException | RuntimeException e) {
            closeQuietly(checkpoints);
            writer.close();
            throw e instanceof RuntimeException fault ? fault : StoreException.of(file, (SQLException) e);
        }
    }

    private static void closeQuietly(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            // The reason why it is closed is worth more.
        }
    }

    /**
     * Runs {@code work} as one transaction, which is rolled back if it throws. Concurrent writes share one sync to
     * disk. Work that waits for longer than two seconds is not done.
     */
    public <T> T write(Function<Tx, T> work) {
        requireWhole();
        return writer.write(work);
    }

    /** What is wrong with the file: it is lost, the last write failed, or a read failed within the last minutes. */
    public Optional<String> trouble() {
        return Optional.ofNullable(broken)
                .or(writer::trouble)
                .or(this::unreadable)
                .or(keeper::warning);
    }

    private Optional<String> unreadable() {
        boolean recent = System.nanoTime() - unreadableAt < UNREADABLE.toNanos();
        return recent ? Optional.ofNullable(unreadable) : Optional.empty();
    }

    /**
     * Sets who is told that the file was deleted or replaced. From then on nothing is read or written, and the process
     * has to end.
     */
    public void onBroken(Consumer<String> listener) {
        keeper.onBroken(listener);
    }

    /** The thread that watches the file. */
    public Service service() {
        return keeper.service();
    }

    /** Writes a checked copy of the database as it is now, and returns its size in bytes. */
    public long backUp(Path target) {
        requireWhole();
        return Backup.write(Path.of(file), target, percent -> {});
    }

    /** The size of the write-ahead log in bytes. */
    public long logSize() {
        return lock.database().logSize();
    }

    private void broke(String sentence) {
        broken = sentence;
    }

    private void requireWhole() {
        String sentence = broken;
        if (sentence != null) {
            throw new StoreException(sentence);
        }
    }

    /** How many requests wait to be written. */
    int waiting() {
        return writer.waiting();
    }

    public void run(Consumer<Tx> work) {
        write(tx -> {
            work.accept(tx);
            return tx;
        });
    }

    /** Reads one consistent state. */
    public <T> T read(Function<Tx, T> work) {
        requireWhole();
        try {
            return readers.read((handle, daos) -> {
                Tx tx = new Tx(handle, daos, now());
                T result = work.apply(tx);
                tx.committed();
                return result;
            });
        } catch (Refusal refusal) {
            throw refusal;
        } catch (RuntimeException e) {
            RuntimeException known = StoreException.of(file, e);
            noteUnreadable(known);
            throw known;
        }
    }

    private void noteUnreadable(RuntimeException fault) {
        if (fault instanceof StoreException said) {
            unreadable = said.sentence();
            unreadableAt = System.nanoTime();
        } else if (StoreException.sqlite(fault).isPresent()) {
            unreadable = file + " couldn't be read: "
                    + StoreException.sqlite(fault).get().getResultCode().name();
            unreadableAt = System.nanoTime();
        }
    }

    /** The current time in milliseconds, as we store it, so that a moment read back equals the one written. */
    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    @Override
    public void close() {
        keeper.close();
        if (lock.database().wasOverwritten()) {
            // Closing it would write the log into contents to which it does not belong.
            lock.database().setLogAside();
        } else {
            // The writer comes first: writes in progress have to finish, and may read too.
            writer.close();
            readers.close();
            if (broken != null) {
                // SQLite itself would leave the log of a file that was moved beside the one that took its place.
                keeper.emptyLog();
            }
            keeper.closeConnection();
        }
        lock.close();
    }

    /** The real path, so that an alias of the file does not bypass the lock. */
    static Path real(Path path) {
        Path absolute = path.toAbsolutePath();
        try {
            return Files.exists(absolute)
                    ? absolute.toRealPath()
                    : absolute.resolveSibling("").toRealPath().resolve(absolute.getFileName());
        } catch (IOException e) {
            // Opening it will report what is wrong.
            return absolute;
        }
    }

    /** Opens a long-lived handle, which caches its statements. */
    static Handle open(SQLiteDataSource source) {
        return jdbi(source).open();
    }

    private static Jdbi jdbi(SQLiteDataSource source) {
        Jdbi jdbi = Jdbi.create(source).installPlugin(new SqlObjectPlugin()).installPlugin(new Columns());
        jdbi.setStatementBuilderFactory(connection -> new KeptStatements());
        // No SQL of ours is a template.
        jdbi.getConfig(SqlStatements.class)
                .setTemplateEngine(TemplateEngine.NOP)
                .setSqlParser(PARSER);
        return jdbi;
    }

    private static Readers readers(Path path) {
        List<Handle> handles = new ArrayList<>();
        // One for all of them, since what it knows of the DAOs takes longer to find than a query takes to run.
        Jdbi jdbi = jdbi(source(path, SQLiteConfig.TransactionMode.DEFERRED));
        for (int i = 0; i < READERS; i++) {
            Handle handle = jdbi.open();
            handle.execute("PRAGMA query_only = ON");
            handles.add(handle);
        }
        return new Readers(handles);
    }

    static SQLiteDataSource source(Path path, SQLiteConfig.TransactionMode mode) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(2_000);
        config.setTransactionMode(mode);
        return source(path, config);
    }

    /** A data source that changes nothing in the file, not even its journal mode. */
    static SQLiteDataSource asItIs(Path path) {
        return source(path, new SQLiteConfig());
    }

    static SQLiteDataSource readOnly(Path path) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        return source(path, config);
    }

    private static SQLiteDataSource source(Path path, SQLiteConfig config) {
        // The driver would search each statement with a pattern that is slow on long ones, and run another one after
        // each INSERT. We use RETURNING. https://github.com/xerial/sqlite-jdbc/issues/1135
        config.setGetGeneratedKeys(false);
        SQLiteDataSource source = new SQLiteDataSource(config) {
            @Override
            public SQLiteConnection getConnection(@Nullable String user, @Nullable String password)
                    throws SQLException {
                SQLiteConnection connection = super.getConnection(user, password);
                SearchFunctions.addTo(connection);
                return connection;
            }
        };
        // As a URI, so that no character of the file name has a meaning for the driver.
        source.setUrl("jdbc:sqlite:" + path.toUri());
        return source;
    }
}
