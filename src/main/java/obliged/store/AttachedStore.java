package obliged.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.sqlite.SQLiteConfig;

/**
 * An existing database as the operator's commands open it, whether a bot runs on it or not. It takes none of our locks
 * and changes neither schema nor settings of the file; SQLite itself keeps the two processes apart, as long as
 * transactions are short: a bot's write waits at most two seconds.
 */
public final class AttachedStore implements AutoCloseable {
    private final String file;
    private final InstantSource clock;
    private final Handle handle;
    private final Daos daos = new Daos();
    private final Writer writer;

    private AttachedStore(String file, InstantSource clock, Handle handle) {
        this.file = file;
        this.clock = clock;
        this.handle = handle;
        this.writer = new Writer(file, handle, this::now, () -> {});
    }

    /**
     * Opens a database that has the schema of this version.
     *
     * @throws StoreException with a sentence for the operator if it is missing, not ours, or of another version
     */
    public static AttachedStore open(Path path, InstantSource clock) {
        String file = path.toString();
        Path real = requireThere(path);
        NativeLibrary.prepare(real);
        Migrations.requireKnown(file, Store.asItIs(real));
        Migrations.requireUpToDate(file, Store.asItIs(real));
        try {
            Handle handle = Store.open(Store.source(real, SQLiteConfig.TransactionMode.IMMEDIATE));
            // What is deleted or replaced is overwritten with zeros, in the file and in its free pages.
            handle.execute("PRAGMA secure_delete = ON");
            return new AttachedStore(file, clock, handle);
        } catch (RuntimeException e) {
            throw StoreException.of(file, e);
        }
    }

    /** The real path of a database that can be read. */
    static Path requireThere(Path path) {
        if (!Files.exists(path)) {
            throw new StoreException(
                    "There's no database at " + path + ". Set OBLIGED_DB to the file that Obliged uses.");
        }
        if (!Files.isRegularFile(path)) {
            throw new StoreException(path + " is not a file. Set OBLIGED_DB to the file that Obliged uses.");
        }
        if (!Files.isReadable(path)) {
            throw new StoreException(path + " can't be read. Run this as the user that runs Obliged.");
        }
        return Store.real(path);
    }

    /** Runs {@code work} as one transaction. It must be short, since a running bot waits for it. */
    public <T> T write(Function<Tx, T> work) {
        return writer.write(work);
    }

    /** Reads one consistent state. */
    public <T> T read(Function<Tx, T> work) {
        // SELECTs see one state within a transaction only; a deferred one does not keep the bot from writing.
        handle.execute("BEGIN DEFERRED");
        try {
            return work.apply(new Tx(handle, daos, now()));
        } catch (RuntimeException e) {
            throw StoreException.of(file, e);
        } finally {
            handle.execute("ROLLBACK");
        }
    }

    /** What SQLite finds wrong with the file: damaged pages and indexes, and rows that refer to missing ones. */
    public List<String> damage() {
        return damage(file, handle.getConnection());
    }

    static List<String> damage(String file, Connection connection) {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("PRAGMA integrity_check(20)")) {
                while (row.next()) {
                    if (!row.getString(1).equals("ok")) {
                        found.add(row.getString(1));
                    }
                }
            }
            try (ResultSet row = statement.executeQuery("PRAGMA foreign_key_check")) {
                while (row.next() && found.size() < 40) {
                    found.add("a row in " + row.getString(1) + " refers to a missing row in " + row.getString(3));
                }
            }
            return found;
        } catch (SQLException e) {
            throw StoreException.of(file, e);
        }
    }

    /**
     * Copies the write-ahead log back into the file and cuts it off, so that what was overwritten does not stay in it.
     * Returns false if a reader or the running bot kept it from doing so; the bot itself does it later.
     */
    public boolean emptyLog() {
        try (Statement statement = handle.getConnection().createStatement();
                ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
            return row.getInt(1) == 0;
        } catch (SQLException e) {
            return false;
        }
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    @Override
    public void close() {
        handle.close();
    }
}
