package obliged.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import obliged.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes single attempts to deliver a notice, and decides when to give up. */
final class Attempts {
    private static final Logger log = LoggerFactory.getLogger(Attempts.class);

    /**
     * How often to try a notice whose delivery fails through a fault of our own; it must not block its lane forever.
     */
    private static final int MOST_FAULTS = 5;

    /**
     * After this long, even a notice that might still succeed is given up, since nobody expects it any more. It must
     * also have been tried often, so that a clock that jumps ahead gives nothing up.
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

    /** Tries once. A notice that can't succeed or has been tried for too long is given up and logged. */
    Outcome at(Notice notice) {
        Outcome outcome;
        try {
            outcome = courier.deliver(notice);
        } catch (StoreException e) {
            // It was thrown while the words were read from the store, so nothing was sent.
            outcome = new Outcome.Later(e.sentence(), false);
        } catch (RuntimeException e) {
            log.error("notice {} ({}, subject {}) failed", notice.id(), notice.kind(), notice.subject(), e);
            outcome = faults.merge(notice.id(), 1, Integer::sum) < MOST_FAULTS
                    ? new Outcome.Later(e.getClass().getSimpleName(), true)
                    : new Outcome.Never(
                            "an error in Obliged itself: " + e.getClass().getSimpleName());
        }
        if (!(outcome instanceof Outcome.Later)) {
            faults.remove(notice.id());
        }
        if (outcome instanceof Outcome.Later later && isTooOld(notice)) {
            log.warn("notice {} wasn't accepted for a day; last reason: {}", notice.id(), later.problem());
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
