package obliged.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The database as the operating system sees it: whether it can be written, and whether it is still the file that was
 * opened. A process goes on writing to a file that was deleted or replaced, and all of that is lost when it ends.
 */
final class DatabaseFile implements AutoCloseable {
    /** Where SQLite keeps the {@code user_version}, which we use as a mark: https://sqlite.org/fileformat.html */
    private static final int MARK_AT = 60;

    private final String file;
    private final Path given;
    private final Path log;
    private final RandomAccessFile raw;
    private final @Nullable Object key;
    private @Nullable FileLock locked;
    private @Nullable Object logKey;
    private int mark;
    private boolean marked;
    private volatile boolean overwritten;

    private DatabaseFile(String file, Path given, Path real, RandomAccessFile raw) throws IOException {
        this.file = file;
        this.given = given.toAbsolutePath();
        this.log = log(real);
        this.raw = raw;
        this.key = key(real);
    }

    private static Path log(Path real) {
        return beside(real, "-wal");
    }

    private static Path beside(Path real, String suffix) {
        return real.resolveSibling(real.getFileName() + suffix);
    }

    /**
     * Creates the database if it does not exist, and checks that it may be written.
     *
     * @return what identifies the file under all of its names
     */
    static Object prepare(String file, Path real) {
        try {
            if (!Files.exists(real)) {
                PrivateFiles.open(real, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                        .close();
            }
            requireUsable(file, real);
            Object key = key(real);
            return key == null ? real : key;
        } catch (IOException e) {
            throw cannotBeOpened(file, e);
        }
    }

    /** Checks that the database and its directory may be written, and that it has one name. */
    static void requireUsable(String file, Path real) {
        try {
            for (String suffix : new String[] {"", "-wal", "-shm"}) {
                Path one = beside(real, suffix);
                if (Files.isRegularFile(one) && !PrivateFiles.mayBeWritten(one)) {
                    throw new StoreException(one.equals(real) ? readOnly(file) : readOnly(one.toString()));
                }
            }
            if (!PrivateFiles.mayBeWritten(Objects.requireNonNull(real.getParent()))) {
                throw new StoreException(readOnly("The directory of " + file));
            }
            if (Files.exists(real) && links(real) > 1) {
                throw new StoreException(
                        file
                                + " has a second name (a hard link). SQLite would lose anything written under the other name. Remove one of the names, or start Obliged on a copy.");
            }
        } catch (IOException e) {
            throw cannotBeOpened(file, e);
        }
    }

    private static StoreException cannotBeOpened(String file, IOException e) {
        return new StoreException(
                file + " cannot be opened. Check that its directory exists and can be written to.", e);
    }

    private static String readOnly(String what) {
        return what
                + " is read-only. Give the user that runs Obliged write permission for the database and its directory.";
    }

    static DatabaseFile open(String file, Path given, Path real) {
        try {
            for (String suffix : new String[] {"", "-wal", "-shm"}) {
                PrivateFiles.restrict(beside(real, suffix));
            }
            return new DatabaseFile(file, given, real, new RandomAccessFile(real.toFile(), "rw"));
        } catch (IOException e) {
            throw cannotBeOpened(file, e);
        }
    }

    /** Locks one byte, or returns false if another process has locked it. */
    boolean lock(long at) throws IOException {
        if (locked != null) {
            locked.release();
        }
        locked = raw.getChannel().tryLock(at, 1, false);
        return locked != null;
    }

    /** Takes note of the files as they are now, to notice later if they are others. */
    void opened(int itsMark) throws IOException {
        mark = itsMark;
        logKey = key(log);
        marked = isMarked();
    }

    /** The size of the write-ahead log in bytes. */
    long logSize() {
        try {
            return Files.size(log);
        } catch (IOException e) {
            return 0;
        }
    }

    /** Why it is no longer what was opened, if that is so. */
    Optional<String> wrong() {
        try {
            String what = wrong(given, key, file);
            if (what == null) {
                what = wrong(log, logKey, file + "-wal");
            }
            if (what == null && isOverwritten()) {
                overwritten = true;
                what = file + " was overwritten";
            }
            return Optional.ofNullable(what)
                    .map(
                            found -> found
                                    + " while Obliged was running. Obliged is stopping, because anything it wrote now would be lost. Put the right file back, with no -wal or -shm files of another database beside it, and start Obliged again.");
        } catch (IOException e) {
            return Optional.of(file + " can no longer be checked (" + e.getMessage()
                    + "), so Obliged is stopping. Check the disk, and start Obliged again.");
        }
    }

    private static @Nullable String wrong(Path path, @Nullable Object was, String name) throws IOException {
        try {
            return Objects.equals(key(path), was) ? null : name + " was replaced";
        } catch (NoSuchFileException e) {
            return name + " was deleted or moved";
        }
    }

    private boolean isOverwritten() throws IOException {
        boolean same = isMarked();
        // The mark gets from the log into the file with the first checkpoint.
        marked |= same;
        return marked && !same;
    }

    private boolean isMarked() throws IOException {
        // Not through a channel, which an interrupt would close, and the lock with it.
        if (raw.length() < MARK_AT + Integer.BYTES) {
            return false;
        }
        raw.seek(MARK_AT);
        return raw.readInt() == mark;
    }

    /** Whether something else was written over its contents. Then the log does not belong to it any more. */
    boolean wasOverwritten() {
        return overwritten;
    }

    /** Takes the log away from a file whose contents are others, as SQLite would write it into them. */
    void setLogAside() {
        try {
            Files.move(log, beside(log, ".of-the-overwritten-file"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A second name that the file got while it was open, if that can be known. */
    Optional<String> secondName() {
        try {
            return links(given) > 1
                    ? Optional.of(
                            file
                                    + " now has a second name (a hard link). Remove that name, or Obliged won't start next time.")
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Object key(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    /** What identifies the file that is there now, if one is there and that can be known. */
    static @Nullable Object keyOf(Path path) {
        try {
            return key(path);
        } catch (IOException e) {
            return null;
        }
    }

    private static int links(Path path) throws IOException {
        return Files.isRegularFile(path)
                        && path.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? (int) Files.getAttribute(path, "unix:nlink")
                : 1;
    }

    @Override
    public void close() {
        try {
            raw.close();
        } catch (IOException e) {
            // It is of no use any more in any case.
        }
    }
}
