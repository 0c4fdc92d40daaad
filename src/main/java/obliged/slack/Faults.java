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
 * Logs what fails while a request is answered: with who sent it, never with what was typed. Trouble that we know by name
 * is logged once a minute, however many requests meet it.
 */
final class Faults {
    private static final Logger log = LoggerFactory.getLogger(Faults.class);
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Map<String, Instant> logged = new ConcurrentHashMap<>();

    Faults(InstantSource clock) {
        this.clock = clock;
    }

    /** Logs a fault; nobody goes on without memory. */
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

    /** Whether this was not said within a minute. */
    boolean isNews(String sentence) {
        Instant now = clock.instant();
        logged.values().removeIf(before -> !before.plus(QUIET).isAfter(now));
        return logged.putIfAbsent(sentence, now) == null;
    }
}
