package obliged.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/** A database without rows. It is made once and copied from then on, since the migrations take longer than most tests. */
public final class EmptyFile {
    private static final Path MIGRATED = migrated();

    private EmptyFile() {}

    /** Puts one there, unless there is a file, and returns its path. */
    public static Path at(Path file) {
        try {
            return Files.exists(file) ? file : Files.copy(MIGRATED, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path migrated() {
        try {
            Path folder = Files.createTempDirectory("empty");
            Path file = folder.resolve("obliged.db");
            Store.open(file, InstantSource.system()).close();
            folder.toFile().deleteOnExit();
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
