package obliged.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A locked file next to the database. The operating system releases the lock whenever the process ends. SQLite's own
 * exclusive mode would lock out our readers as well.
 */
record FileLock(Path beside, FileChannel channel) implements AutoCloseable {
    /**
     * The locks of this process. Opening a locked file a second time could lose the lock, since a POSIX system drops it
     * as soon as the process closes any channel to that file.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    /** Takes the lock of a database, given its real path. */
    static FileLock take(Path database) {
        Path beside = database.resolveSibling(database.getFileName() + ".lock");
        if (!HELD.add(beside)) {
            throw inUse(database);
        }
        try {
            return new FileLock(beside, lock(database, beside));
        } catch (StoreException e) {
            HELD.remove(beside);
            throw e;
        }
    }

    private static FileChannel lock(Path database, Path beside) {
        FileChannel channel;
        try {
            channel = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new StoreException(
                    "Can't write beside " + database
                            + ". Check that its directory exists, has room, and that the user that runs Obliged may write there.",
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
        throw inUse(database);
    }

    private static StoreException inUse(Path database) {
        return new StoreException("Another Obliged is running on " + database + ". Stop that one first.");
    }

    @Override
    public void close() {
        if (channel.isOpen()) {
            closeQuietly(channel);
            HELD.remove(beside);
        }
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
