package obliged.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Looking again and again at what another thread or process does. */
public final class Poll {
    private static final Duration PAUSE = Duration.ofMillis(5);

    private Poll() {}

    /** Leaves the processor to what is waited for. */
    public static void pause() {
        LockSupport.parkNanos(PAUSE.toNanos());
    }
}
