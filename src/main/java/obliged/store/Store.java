package obliged.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import obliged.shared.Refusal;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The SQLite database. Writes go through one connection and are on the disk when they return ({@code
 * synchronous=FULL}); reads go through a small pool and see the last committed state. A lock file next to the database
 * keeps other processes out.
 */
public final class Store implements AutoCloseable {
    private static final int READERS = 4;

    private final String file;
    private final InstantSource clock;
    private final FileLock lock;
    private final Readers readers;
    private final Writer writer;

    private Store(
            String file, InstantSource clock, FileLock lock, Readers readers, Handle writer, Runnable beforeCommit) {
        this.file = file;
        this.clock = clock;
        this.lock = lock;
        this.readers = readers;
        this.writer = new Writer(file, writer, this::now, beforeCommit);
    }

    /**
     * Opens the database, creating or migrating it first.
     *
     * @throws StoreException with a sentence for the operator if it cannot be used; the file is then unchanged
     */
    public static Store open(Path path, InstantSource clock) {
        return open(path, clock, () -> {});
    }

    /** The same, with something to run before each commit, such as the delay of a slow disk. */
    static Store open(Path path, InstantSource clock, Runnable beforeCommit) {
        String file = path.toString();
        Path real = real(path);
        FileLock lock = FileLock.take(real);
        try {
            SQLiteDataSource source = source(real, SQLiteConfig.TransactionMode.IMMEDIATE);
            Migrations.requireKnown(file, asItIs(real));
            Migrations.run(file, source);
            return opened(file, real, clock, lock, open(source), beforeCommit);
        } catch (RuntimeException e) {
            lock.close();
            throw StoreException.of(file, e);
        }
    }

    private static Store opened(
            String file, Path real, InstantSource clock, FileLock lock, Handle writer, Runnable beforeCommit) {
        try {
            return new Store(file, clock, lock, readers(real), writer, beforeCommit);
        } catch (RuntimeException e) {
            writer.close();
            throw e;
        }
    }

    /**
     * Runs {@code work} as one transaction, which is rolled back if it throws. Concurrent writes share one sync to
     * disk. Work that waits for longer than two seconds is not done.
     */
    public <T> T write(Function<Tx, T> work) {
        return writer.write(work);
    }

    /** Why nothing could be written, if the last write failed. */
    public Optional<String> trouble() {
        return writer.trouble();
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
            throw StoreException.of(file, e);
        }
    }

    /** The current time in milliseconds, as we store it, so that a moment read back equals the one written. */
    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    @Override
    public void close() {
        // The writer comes first: writes in progress have to finish, and may read too.
        writer.close();
        readers.close();
        lock.close();
    }

    /** The real path, so that an alias of the file does not bypass the lock. */
    private static Path real(Path path) {
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
    private static Handle open(SQLiteDataSource source) {
        KeptStatements statements = new KeptStatements();
        Jdbi jdbi = Jdbi.create(source).installPlugin(new SqlObjectPlugin()).installPlugin(new Columns());
        jdbi.setStatementBuilderFactory(connection -> statements);
        return jdbi.open();
    }

    private static Readers readers(Path path) {
        List<Handle> handles = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            Handle handle = open(source(path, SQLiteConfig.TransactionMode.DEFERRED));
            handle.execute("PRAGMA query_only = ON");
            handles.add(handle);
        }
        return new Readers(handles);
    }

    private static SQLiteDataSource source(Path path, SQLiteConfig.TransactionMode mode) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(2_000);
        config.setTransactionMode(mode);
        return source(path, config);
    }

    /** A data source that changes nothing in the file, not even its journal mode. */
    private static SQLiteDataSource asItIs(Path path) {
        return source(path, new SQLiteConfig());
    }

    private static SQLiteDataSource source(Path path, SQLiteConfig config) {
        SQLiteDataSource source = new SQLiteDataSource(config);
        // As a URI, so that no character of the file name has a meaning for the driver.
        source.setUrl("jdbc:sqlite:" + path.toUri());
        return source;
    }
}
