package obliged.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * SQLite's native library, unpacked once and used again at the next start. The driver itself would unpack it to the
 * temporary folder at every start, and leave it there whenever the process is killed. SQLite's own temporary files, which
 * have no name and are gone when they are closed, go to the folder of the database: it would look for another one where
 * the rest of the machine may be read-only.
 */
final class NativeLibrary {
    private static final Logger log = LoggerFactory.getLogger(NativeLibrary.class);

    /** The driver's own settings; https://github.com/xerial/sqlite-jdbc/blob/master/USAGE.md */
    private static final String PATH = "org.sqlite.lib.path";

    private static final String NAME = "org.sqlite.lib.name";
    private static final String FOLDER = "org.sqlite.tmpdir";

    private static boolean prepared;

    private NativeLibrary() {}

    /** Has to come before the first connection. Has no effect after that. */
    static synchronized void prepare(Path database) {
        if (prepared) {
            return;
        }
        unpack(database);
        // One setting for the whole process; https://www.sqlite.org/tempfiles.html
        Path folder = Objects.requireNonNull(database.toAbsolutePath().getParent());
        try (Connection any = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = any.createStatement()) {
            statement.execute(
                    "PRAGMA temp_store_directory = '" + folder.toString().replace("'", "''") + "'");
        } catch (SQLException e) {
            // The folder can't be written to, so only reading is meant, and SQLite looks for another one.
        }
        prepared = true;
    }

    /**
     * Lets the driver load it from a folder next to the database, or from the one that {@code org.sqlite.tmpdir} names.
     * If that is not possible, for example because nothing may be run from there, the driver uses the temporary folder.
     * Has no effect once the driver has loaded it.
     */
    private static void unpack(Path database) {
        if (System.getProperty(PATH) != null) {
            return;
        }
        String chosen = System.getProperty(FOLDER);
        Path folder = chosen == null ? database.resolveSibling(".obliged-native") : Path.of(chosen);
        String name = LibraryLoaderUtil.getNativeLibName();
        try (InputStream packed =
                SQLiteJDBCLoader.class.getResourceAsStream(LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name)) {
            if (packed == null) {
                return;
            }
            Path target = Files.createDirectories(folder.resolve(SQLiteJDBCLoader.getVersion()));
            unpack(packed.readAllBytes(), target.resolve(name));
            System.setProperty(PATH, target.toAbsolutePath().toString());
            System.setProperty(NAME, name);
        } catch (IOException e) {
            log.warn("SQLite's library can't be kept in {}, so the temporary folder is used: {}", folder, reason(e));
        }
    }

    private static void unpack(byte[] library, Path file) throws IOException {
        if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), library)) {
            return;
        }
        Path beside = Files.createTempFile(file.getParent(), "unpacked", null);
        try {
            Files.write(beside, library);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static String reason(IOException e) {
        return e instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : e.getClass().getSimpleName();
    }
}
