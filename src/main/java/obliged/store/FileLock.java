package obliged.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A locked file beside the database: the operating system lets go of it when its process ends, however it ends.
 * SQLite's own exclusive mode would lock our readers out as well.
 */
record FileLock(FileChannel channel) implements AutoCloseable {
    static FileLock take(Path database) {
        Path beside = database.resolveSibling(database.getFileName() + ".lock");
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
                return new FileLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process: the same answer.
        } catch (IOException e) {
            throw new StoreException("Can't lock " + beside + ": " + e.getMessage(), e);
        }
        closeQuietly(channel);
        throw new StoreException("Another Obliged is running on " + database + ". Stop that one first.");
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
