package obliged;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import obliged.outbox.Outbox;

/**
 * Finds notices that have been waiting for a minute. The minute is one of the monotonic clock: where the wall clock is
 * set ahead, what was owed just before seems to have waited for all that time.
 */
final class Backlog {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final LongSupplier nanoTime;
    private long nextLook;
    private Instant lastLook = Instant.MIN;

    Backlog(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.nextLook = nanoTime.getAsLong();
    }

    /** Whether a minute has passed since the last look. */
    boolean isDue() {
        return nanoTime.getAsLong() - nextLook >= 0;
    }

    /** Returns since when the first one has waited, if it was already waiting at the last look. */
    Optional<Instant> look(Outbox.Waiting waiting, Instant now) {
        Instant before = lastLook;
        lastLook = now;
        nextLook = nanoTime.getAsLong() + MINUTE.toNanos();
        return Optional.ofNullable(waiting.oldest()).filter(oldest -> !oldest.isAfter(before));
    }
}
