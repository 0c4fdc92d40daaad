package obliged.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other processes away from a database, by a lock on a file next to it. SQLite's own exclusive mode would lock out
 * our readers as well. Since that file can be removed, and the database may have another name, the database itself is
 * locked too. The operating system releases both locks whenever the process ends.
 */
final class FileLock implements AutoCloseable {
    /** The byte of the database that is locked, far beyond those that SQLite locks (https://sqlite.org/lockingv3.html). */
    private static final long OUR_BYTE = Long.MAX_VALUE - 1;

    /**
     * The locks of this process. Opening a locked file a second time could lose the lock, since a POSIX system drops it
     * as soon as the process closes any channel to that file.
     */
    private static final Set<Object> HELD = ConcurrentHashMap.newKeySet();

    private final String file;
    private final Path beside;
    private final FileChannel channel;
    private final DatabaseFile database;

    private final Object key;

    private FileLock(String file, Path beside, FileChannel channel, DatabaseFile database, Object key) {
        this.file = file;
        this.beside = beside;
        this.channel = channel;
        this.database = database;
        this.key = key;
    }

    /**
     * Takes the lock of a database, given its real path. The database is created if it does not exist.
     *
     * @param file its name for messages
     * @param given its path as it was given, which may be an alias
     */
    static FileLock take(String file, Path given, Path real) {
        Path beside = real.resolveSibling(real.getFileName() + ".lock");
        if (!HELD.add(beside)) {
            throw new StoreException.InUse(file);
        }
        FileChannel channel = null;
        try {
            channel = lock(file, beside);
            return take(file, given, real, beside, channel);
        } catch (RuntimeException e) {
            closeQuietly(channel);
            HELD.remove(beside);
            throw e;
        }
    }

    private static FileLock take(String file, Path given, Path real, Path beside, FileChannel channel) {
        Object key = DatabaseFile.prepare(file, real);
        if (!HELD.add(key)) {
            throw new StoreException.InUse(file);
        }
        DatabaseFile database = null;
        try {
            database = DatabaseFile.open(file, given, real);
            FileLock lock = new FileLock(file, beside, channel, database, key);
            lock.lockDatabase();
            return lock;
        } catch (RuntimeException e) {
            if (database != null) {
                database.close();
            }
            HELD.remove(key);
            throw e;
        }
    }

    private static FileChannel lock(String file, Path beside) {
        FileChannel channel;
        try {
            channel = PrivateFiles.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new StoreException(
                    "Can't write next to " + file
                            + ". Check that its directory exists and has room, and that the user that runs Obliged can write there.",
                    e);
        }
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (IOException e) {
            closeQuietly(channel);
            throw new StoreException("Can't lock " + beside + ": " + e.getMessage(), e);
        }
        closeQuietly(channel);
        throw new StoreException.InUse(file);
    }

    /**
     * Locks the database itself. To be called again after connections were closed while no other one was open, since
     * that drops the lock.
     */
    void lockDatabase() {
        try {
            if (!database.lock(OUR_BYTE)) {
                throw new StoreException.InUse(file);
            }
        } catch (OverlappingFileLockException e) {
            throw new StoreException.InUse(file);
        } catch (IOException e) {
            throw new StoreException("Can't lock " + file + ": " + e.getMessage(), e);
        }
    }

    DatabaseFile database() {
        return database;
    }

    /** Whether the lock file is still there; if not, the lock on the database still keeps others away. */
    boolean isThere() {
        return Files.exists(beside);
    }

    @Override
    public void close() {
        if (channel.isOpen()) {
            database.close();
            closeQuietly(channel);
            HELD.remove(key);
            HELD.remove(beside);
        }
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // It is of no use any more in any case.
        }
    }
}
