package obliged.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory a process has taken from the machine, as Linux tells it. */
public final class ProcessMemory {
    private ProcessMemory() {}

    /** Whether this machine tells it. */
    public static boolean isTold() {
        return Files.exists(Path.of("/proc/self/status"));
    }

    /** The most resident memory that it has had so far, in megabytes. */
    public static long mostMegabytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }
}
