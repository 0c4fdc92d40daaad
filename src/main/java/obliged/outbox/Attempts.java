package obliged.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import obliged.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Single attempts at a notice, and when enough is enough. */
final class Attempts {
    private static final Logger log = LoggerFactory.getLogger(Attempts.class);

    /** A notice that we ourselves fail to word is tried this often; it must not hold up its lane for ever. */
    private static final int MOST_FAULTS = 5;

    /**
     * After this long even what may yet succeed is given up: nobody expects it any more. A clock that jumps makes
     * nothing old that was not tried often.
     */
    private static final Duration OLDEST = Duration.ofDays(1);

    private static final int OFTEN = 100;

    private final Courier courier;
    private final InstantSource clock;
    private final Map<Long, Integer> faults = new ConcurrentHashMap<>();

    Attempts(Courier courier, InstantSource clock) {
        this.courier = courier;
        this.clock = clock;
    }

    /** Tries once; what will never succeed, or has been tried for too long, is given up and said in the log. */
    Outcome at(Notice notice) {
        Outcome outcome;
        try {
            outcome = courier.deliver(notice);
        } catch (StoreException e) {
            // It comes from reading what to say: nothing was sent.
            outcome = new Outcome.Later(e.sentence(), false);
        } catch (RuntimeException e) {
            log.error("notice {} ({}, subject {}) failed", notice.id(), notice.kind(), notice.subject(), e);
            outcome = faults.merge(notice.id(), 1, Integer::sum) < MOST_FAULTS
                    ? new Outcome.Later(e.getClass().getSimpleName(), true)
                    : new Outcome.Never("our own fault: " + e.getClass().getSimpleName());
        }
        if (!(outcome instanceof Outcome.Later)) {
            faults.remove(notice.id());
        }
        if (outcome instanceof Outcome.Later later && isTooOld(notice)) {
            log.warn("notice {} was not taken for a day, at last because of: {}", notice.id(), later.problem());
            outcome = new Outcome.Never(Outcome.Never.NOT_TAKEN_FOR_A_DAY);
        }
        if (outcome instanceof Outcome.Never never) {
            log.warn(
                    "notice {} ({}, subject {}) given up: {}",
                    notice.id(),
                    notice.kind(),
                    notice.subject(),
                    never.problem());
        }
        return outcome;
    }

    private boolean isTooOld(Notice notice) {
        Instant now = clock.instant();
        return notice.attempts() >= OFTEN && notice.owedAt().plus(OLDEST).isBefore(now);
    }
}
