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
        return Math.round(megabytes(pid, "VmHWM"));
    }

    /** The resident memory that it has now, in megabytes; {@code NaN} where the system does not tell. */
    public static double residentMegabytes(long pid) {
        try {
            return megabytes(pid, "VmRSS");
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    private static double megabytes(long pid, String what) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                .filter(line -> line.startsWith(what + ":"))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
                .findFirst()
                .orElseThrow();
    }
}
