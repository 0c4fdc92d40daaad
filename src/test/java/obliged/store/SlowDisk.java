package obliged.store;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** A store whose disk takes its time. */
public final class SlowDisk {
    private SlowDisk() {}

    /** Opens a file of which each commit takes so long. */
    public static Store open(Path file, InstantSource clock, Duration sync) {
        return Store.open(file, clock, () -> {
            try {
                Thread.sleep(sync.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
