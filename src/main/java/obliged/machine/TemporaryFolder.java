package obliged.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The folder into which Java unpacks native libraries. It is checked first, since a stack trace would not say what is
 * wrong.
 */
public final class TemporaryFolder {
    private static final Path MOUNTS = Path.of("/proc/self/mounts");
    private static final String WAY_OUT = " Fix that, or start Java with -Djava.io.tmpdir=FOLDER.";

    private TemporaryFolder() {}

    /** What is wrong with it and how to fix it, if anything is. */
    public static Optional<String> problem() {
        Path folder = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
        if (!Files.isDirectory(folder)) {
            return Optional.of("There's no temporary folder " + folder + "." + WAY_OUT);
        }
        try {
            Files.delete(Files.createTempFile(folder, "obliged", null));
        } catch (IOException | SecurityException e) {
            return Optional.of("Can't write to the temporary folder " + folder + "." + WAY_OUT);
        }
        return mayRun(folder.toAbsolutePath().normalize(), mounts())
                ? Optional.empty()
                : Optional.of("Can't run anything from the temporary folder " + folder + " (it is mounted noexec)."
                        + WAY_OUT);
    }

    /** {@code mounts} as in <a href="https://man7.org/linux/man-pages/man5/proc_mounts.5.html">proc_mounts(5)</a>. */
    static boolean mayRun(Path folder, List<String> mounts) {
        // Of two mounts at one place, the later one counts.
        return mounts.stream()
                .map(line -> line.split(" "))
                .filter(mount -> mount.length > 3 && folder.startsWith(mount[1].replace("\\040", " ")))
                .reduce((one, other) -> other[1].length() >= one[1].length() ? other : one)
                .map(mount -> !List.of(mount[3].split(",")).contains("noexec"))
                .orElse(true);
    }

    /** Returns an empty list if the system has no such file. */
    private static List<String> mounts() {
        try {
            return Files.readAllLines(MOUNTS);
        } catch (IOException e) {
            return List.of();
        }
    }
}
