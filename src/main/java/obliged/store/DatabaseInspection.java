package obliged.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Looks at a database, or at the place where it will be, without changing anything. A bot may run on it. */
public final class DatabaseInspection {
    /**
     * File systems on which SQLite's locks and shared memory cannot be relied on: https://sqlite.org/wal.html demands that
     * all processes are on the same machine.
     */
    private static final Set<String> OF_NETWORKS = Set.of(
            "nfs",
            "nfs4",
            "cifs",
            "smb",
            "smb2",
            "smb3",
            "smbfs",
            "afpfs",
            "webdav",
            "davfs",
            "afs",
            "ncpfs",
            "ceph",
            "glusterfs",
            "lustre",
            "gpfs",
            "beegfs",
            "ocfs2",
            "gfs2");

    /** Those that hand files on from somewhere else, which may be a network. */
    private static final Set<String> PASSED_ON = Set.of("9p", "virtiofs", "vboxsf", "prl_fs", "fakeowner");

    /** Those of FUSE that are disks of this machine. */
    private static final Set<String> LOCAL_FUSE = Set.of("fuseblk", "fuse-overlayfs", "fuse.fuse-overlayfs");

    private final Path given;
    private final Path real;

    private DatabaseInspection(Path given, Path real) {
        this.given = given;
        this.real = real;
    }

    public static DatabaseInspection of(Path path) {
        return new DatabaseInspection(path, Store.real(path));
    }

    /** How far a file system can be trusted with a database. */
    public enum Trust {
        LOCAL,
        UNCLEAR,
        NETWORK
    }

    /** What a file system of this type is. */
    public static Trust trust(String type) {
        String name = type.toLowerCase(Locale.ROOT);
        if (OF_NETWORKS.contains(name) || name.startsWith("fuse.") && !LOCAL_FUSE.contains(name)) {
            return Trust.NETWORK;
        }
        return PASSED_ON.contains(name) ? Trust.UNCLEAR : Trust.LOCAL;
    }

    public boolean exists() {
        return Files.exists(real);
    }

    /** The directory that holds it. */
    public Path directory() {
        return Objects.requireNonNull(real.getParent());
    }

    public boolean hasDirectory() {
        return Files.isDirectory(directory());
    }

    /**
     * Checks that a bot could write to it.
     *
     * @throws StoreException with a sentence for the operator if not
     */
    public void requireUsable() {
        DatabaseFile.requireUsable(given.toString(), real);
    }

    /** Whether only its owner may read it. */
    public boolean isPrivate() throws IOException {
        if (!real.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return true;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(real);
        return permissions.stream()
                .noneMatch(EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ)::contains);
    }

    public long size() throws IOException {
        return Files.size(real);
    }

    /** The size of the write-ahead log in bytes. */
    public long logSize() throws IOException {
        Path log = real.resolveSibling(real.getFileName() + "-wal");
        return Files.exists(log) ? Files.size(log) : 0;
    }

    /** Whether it is written through a log, as a bot sets it at its start. */
    public boolean hasLog() {
        NativeLibrary.prepare(real);
        try (Connection connection = Store.asItIs(real).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA journal_mode")) {
            return row.getString(1).equals("wal");
        } catch (SQLException e) {
            throw StoreException.of(given.toString(), e);
        }
    }

    /**
     * Whether it has the schema of this version.
     *
     * @throws StoreException with a sentence for the operator if it is not ours, of a newer version, or damaged
     */
    public boolean isUpToDate() {
        String file = given.toString();
        NativeLibrary.prepare(real);
        Migrations.requireKnown(file, Store.asItIs(real));
        Migrations.requireSound(file, Store.asItIs(real));
        return Migrations.isUpToDate(Store.asItIs(real));
    }

    /** What is wrong with its pages, indexes and references; for one that is up to date. */
    public List<String> damage(InstantSource clock) {
        try (AttachedStore store = AttachedStore.open(given, clock)) {
            return store.damage();
        }
    }
}
