package obliged.outbox;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what is owed until done: lane by lane, where a lane is a place and an urgency, and in each lane one notice
 * at a time in the order in which they were owed. A lane whose first notice has to wait holds back only itself.
 */
public final class Delivery implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    /** As many calls as may be under way at once, so that one slow place does not hold up the others. */
    private static final int WORKERS = 8;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final Outbox outbox;
    private final Courier courier;
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS, Delivery::worker);
    private final Thread loop = new Thread(this::loop, "delivery");
    private final Set<Lane> busy = new HashSet<>();
    private boolean woken;
    private boolean closed;

    public Delivery(Outbox outbox, Courier courier) {
        this.outbox = outbox;
        this.courier = courier;
    }

    public void start() {
        outbox.onOwed(this::wake);
        loop.setDaemon(true);
        loop.start();
    }

    /** Looks at once whether something can go. */
    public synchronized void wake() {
        woken = true;
        notifyAll();
    }

    /** Lets what is under way end, within some seconds; the rest waits for the next start. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            loop.join(1_000);
            workers.shutdown();
            if (!workers.awaitTermination(3, TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        while (!isClosed()) {
            try {
                for (Notice notice : outbox.take(this::isFree, 4 * WORKERS)) {
                    occupy(notice);
                    workers.execute(() -> work(notice));
                }
            } catch (RuntimeException e) {
                log.error("what is owed could not be read; trying again", e);
            }
            await();
        }
    }

    private void work(Notice notice) {
        try {
            Outcome outcome = attempt(notice);
            outbox.end(notice, outcome, pause(notice, outcome));
        } catch (RuntimeException e) {
            // It stays as it was, and is tried again: what was delivered twice for this is found by its mark.
            log.error("notice {} could not be marked", notice.id(), e);
        } finally {
            free(notice);
        }
    }

    private Outcome attempt(Notice notice) {
        try {
            Outcome outcome = courier.deliver(notice);
            if (outcome instanceof Outcome.Never never) {
                log.warn(
                        "notice {} ({}, about {}) given up: {}",
                        notice.id(),
                        notice.kind(),
                        notice.about(),
                        never.problem());
            }
            return outcome;
        } catch (RuntimeException e) {
            log.error("notice {} ({}, about {}) failed", notice.id(), notice.kind(), notice.about(), e);
            return new Outcome.Later(e.getClass().getSimpleName(), Duration.ZERO);
        }
    }

    private static Duration pause(Notice notice, Outcome outcome) {
        if (!(outcome instanceof Outcome.Later later)) {
            return Duration.ZERO;
        }
        int doublings = Math.min(notice.attempts(), 10);
        long millis = Math.min(FIRST_PAUSE.toMillis() << doublings, LONGEST_PAUSE.toMillis());
        Duration grown =
                Duration.ofMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
        return later.atLeast().compareTo(Duration.ZERO) > 0 ? later.atLeast() : grown;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized boolean isFree(Notice notice) {
        return !busy.contains(Lane.of(notice));
    }

    private synchronized void occupy(Notice notice) {
        busy.add(Lane.of(notice));
    }

    private synchronized void free(Notice notice) {
        busy.remove(Lane.of(notice));
        woken = true;
        notifyAll();
    }

    private synchronized void await() {
        try {
            if (!woken && !closed) {
                wait(LOOK_AGAIN.toMillis());
            }
        } catch (InterruptedException e) {
            closed = true;
        }
        woken = false;
    }

    private static Thread worker(Runnable run) {
        Thread thread = new Thread(run, "delivery-worker");
        thread.setDaemon(true);
        return thread;
    }

    private record Lane(String workspace, String place, Urgency urgency) {
        static Lane of(Notice notice) {
            return new Lane(notice.workspace().value(), notice.place(), notice.urgency());
        }
    }
}
