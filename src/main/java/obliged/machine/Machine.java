package obliged.machine;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/**
 * What the doctor is told by the machine that it runs on.
 *
 * @param java the version of Java, such as 25
 * @param memory the most bytes that Java may use
 * @param patience how long it waits for a press
 */
public record Machine(int java, long memory, InstantSource clock, Duration patience, Disks disks) {
    /** Where a file is, or will be. */
    public interface Disks {
        Disk of(Path directory) throws IOException;
    }

    /**
     * A disk.
     *
     * @param type its file system, such as {@code ext4}
     * @param free how many bytes we may still write
     */
    public record Disk(String type, long free) {}

    /** The one that we are on. */
    public static Machine real(InstantSource clock) {
        return new Machine(
                Runtime.version().feature(),
                Runtime.getRuntime().maxMemory(),
                clock,
                Duration.ofMinutes(2),
                directory -> {
                    FileStore store = Files.getFileStore(directory);
                    return new Disk(store.type(), store.getUsableSpace());
                });
    }
}
