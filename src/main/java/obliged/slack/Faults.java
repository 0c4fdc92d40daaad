package obliged.slack;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import obliged.shared.Trouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs faults in handling requests: with the sender, never with what was typed. Known trouble is logged at most once a
 * minute.
 */
final class Faults {
    private static final Logger log = LoggerFactory.getLogger(Faults.class);
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Map<String, Instant> logged = new ConcurrentHashMap<>();

    Faults(InstantSource clock) {
        this.clock = clock;
    }

    /** Logs a fault. Rethrows an out-of-memory error, after which we can't go on. */
    void log(String what, String user, Throwable fault) {
        if (fault instanceof OutOfMemoryError end) {
            throw end;
        }
        if (!(fault instanceof Trouble trouble)) {
            log.error("{} of {} failed", what, user, fault);
        } else if (isNews(trouble.sentence())) {
            log.error("{} of {} failed: {}", what, user, trouble.sentence());
        }
    }

    /** Whether this sentence was not logged within the last minute. */
    boolean isNews(String sentence) {
        Instant now = clock.instant();
        logged.values().removeIf(before -> !before.plus(QUIET).isAfter(now));
        return logged.putIfAbsent(sentence, now) == null;
    }
}
