package obliged.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * A copy of a database as it is at one moment, made while the bot goes on. It holds no free pages, so nothing that was
 * erased before it was made. It gets its name only once it is checked and on the disk.
 */
public final class Backup {
    /** The end of the name of a copy that is not finished. */
    public static final String UNFINISHED = ".unfinished";

    private Backup() {}

    /**
     * Writes the copy, and checks it. Returns its size in bytes.
     *
     * @param percent is told now and then how much is written, as a percentage that may be too low
     * @throws StoreException with a sentence for the operator; then there is no file {@code target}, or it is unchanged
     */
    public static long write(Path database, Path target, LongConsumer percent) {
        Path real = AttachedStore.requireThere(database);
        Path unfinished = target.resolveSibling(target.getFileName() + UNFINISHED);
        requireFree(target);
        create(target, unfinished);
        try {
            NativeLibrary.prepare(real);
            Migrations.requireKnown(database.toString(), Store.asItIs(real));
            copy(database.toString(), real, unfinished, percent);
            check(unfinished);
            return finish(unfinished, target);
        } catch (IOException e) {
            throw cannotWrite(target, e);
        } finally {
            deleteQuietly(unfinished);
        }
    }

    private static void requireFree(Path target) {
        if (Files.exists(target)) {
            throw exists(target);
        }
        Path directory = target.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new StoreException("There's no directory " + directory + ". Create it, or choose another file.");
        }
    }

    private static StoreException exists(Path target) {
        return new StoreException(target + " already exists and was left as it was. Choose another file.");
    }

    private static void create(Path target, Path unfinished) {
        try {
            PrivateFiles.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)
                    .close();
        } catch (FileAlreadyExistsException e) {
            throw new StoreException(
                    unfinished
                            + " exists: another backup is being written, or one was interrupted. If none is running, delete it.",
                    e);
        } catch (IOException e) {
            throw cannotWrite(target, e);
        }
    }

    private static StoreException cannotWrite(Path target, IOException e) {
        return new StoreException(
                e instanceof AccessDeniedException
                        ? "Can't write to the directory of " + target
                                + ". Give this user write permission, or choose another file."
                        : "Can't write " + target + ": " + e.getMessage() + ". Check that the disk has room.",
                e);
    }

    private static void copy(String file, Path real, Path unfinished, LongConsumer percent) {
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "backup-progress");
            thread.setDaemon(true);
            return thread;
        });
        try (Connection connection = Store.asItIs(real).getConnection();
                PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
            long size = Math.max(1, size(connection));
            watch.scheduleAtFixedRate(
                    () -> percent.accept(Math.min(99, unfinished.toFile().length() * 100 / size)),
                    1,
                    1,
                    TimeUnit.SECONDS);
            vacuum.setString(1, unfinished.toString());
            vacuum.execute();
        } catch (SQLException e) {
            throw StoreException.of(isFull(e) ? unfinished.toString() : file, e);
        } finally {
            watch.shutdownNow();
        }
    }

    /** Only what is written can be too large for its disk. */
    private static boolean isFull(SQLException e) {
        return (e.getErrorCode() & 0xff) == 13;
    }

    private static long size(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT (page_count - freelist_count) * page_size"
                        + " FROM pragma_page_count, pragma_freelist_count, pragma_page_size")) {
            return row.getLong(1);
        }
    }

    /** Fails if a file is damaged. It is opened read-only, so that no log of its own appears beside it. */
    private static void check(Path copy) {
        try (Connection connection = Store.readOnly(copy).getConnection()) {
            List<String> found = AttachedStore.damage(copy.toString(), connection);
            if (!found.isEmpty()) {
                throw new StoreException("The copy was damaged, so it was deleted: " + found.get(0)
                        + ". Run \"java -jar obliged.jar check\".");
            }
        } catch (SQLException e) {
            throw StoreException.of(copy.toString(), e);
        }
    }

    private static long finish(Path unfinished, Path target) throws IOException {
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        try {
            Files.move(unfinished, target);
        } catch (FileAlreadyExistsException e) {
            throw exists(target);
        }
        try (FileChannel directory = FileChannel.open(target.toAbsolutePath().getParent())) {
            directory.force(true);
        } catch (IOException e) {
            // Not every system can; then the name reaches the disk a little later.
        }
        return Files.size(target);
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Its name says that it is not finished.
        }
    }
}
