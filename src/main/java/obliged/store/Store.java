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
 * The one file that holds everything. Writes go over one connection and are on the disk when they return
 * ({@code synchronous=FULL}); reads go over a small pool and see the last committed state. A lock file beside the
 * database keeps a second process away.
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
     * Opens the file, creating or migrating it first.
     *
     * @throws StoreException with a sentence for whoever runs Obliged, if it cannot be used; it is then as it was
     */
    public static Store open(Path path, InstantSource clock) {
        return open(path, clock, () -> {});
    }

    /** The same, with something that takes time before each commit, as a slow disk does. */
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
     * Runs {@code work} as one transaction: all of it is kept, or, if it throws, none. Others who write at the same time
     * share its sync. What waits for longer than 2 seconds is not written.
     */
    public <T> T write(Function<Tx, T> work) {
        return writer.write(work);
    }

    /** Why nothing could be written, if the last try failed. */
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

    /** Milliseconds are what we store, so that a moment read back equals the one written. */
    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    @Override
    public void close() {
        // First what is being written ends, which may read too.
        writer.close();
        readers.close();
        lock.close();
    }

    /** One name for one file, so that an alias does not get past the lock. */
    private static Path real(Path path) {
        Path absolute = path.toAbsolutePath();
        try {
            return Files.exists(absolute)
                    ? absolute.toRealPath()
                    : absolute.resolveSibling("").toRealPath().resolve(absolute.getFileName());
        } catch (IOException e) {
            // What is wrong with it is said when it is opened.
            return absolute;
        }
    }

    /** A handle for good, which keeps its statements. */
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

    /** Changes nothing by being opened, not even how the file keeps its journal. */
    private static SQLiteDataSource asItIs(Path path) {
        return source(path, new SQLiteConfig());
    }

    private static SQLiteDataSource source(Path path, SQLiteConfig config) {
        SQLiteDataSource source = new SQLiteDataSource(config);
        // As an address, in which no sign of a file's name means anything to the driver.
        source.setUrl("jdbc:sqlite:" + path.toUri());
        return source;
    }
}
