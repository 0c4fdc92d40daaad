package obliged.store;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that only their owner may read, on systems that know such permissions. */
public final class PrivateFiles {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private PrivateFiles() {}

    /** Opens a file, and takes it from everyone else. */
    static FileChannel open(Path file, OpenOption... options) throws IOException {
        FileAttribute<?>[] attributes = isPosix(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
        FileChannel channel = FileChannel.open(file, Set.of(options), attributes);
        restrict(file);
        return channel;
    }

    /** Writes a new file, and fails if there is one of this name. */
    public static void writeNew(Path file, String text) throws IOException {
        try (FileChannel channel = open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            Channels.newOutputStream(channel).write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Takes a file from everyone else, if it exists and is ours. */
    static void restrict(Path file) {
        try {
            if (Files.exists(file) && isPosix(file)) {
                Files.setPosixFilePermissions(file, OWNER_ONLY);
            }
        } catch (IOException e) {
            // Somebody else owns it, and decides who may read it.
        }
    }

    /** Whether someone may write it. The superuser can write even what is meant to be read only. */
    static boolean mayBeWritten(Path file) throws IOException {
        return Files.isWritable(file)
                && (!isPosix(file)
                        || Files.getPosixFilePermissions(file).stream()
                                .anyMatch(permission -> permission.name().endsWith("_WRITE")));
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
