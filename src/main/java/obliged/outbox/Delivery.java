package obliged.outbox;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import obliged.store.StoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what is owed until done: lane by lane, where a lane is a place and an urgency, and in each lane one notice at
 * a time in the order in which they were owed. A lane whose first notice has to wait holds back only itself.
 *
 * <p>Why nothing is lost, and a direct message is not doubled: each try counts as one more doubt, on the disk, before it
 * is made; the doubt is taken back if the chat system plainly refused, and the notice is marked as delivered after the
 * chat system has said so. If we die in between, or an answer is lost, the doubt stands, and the courier looks for the
 * notice's mark in the conversation before it sends it again.
 *
 * <p>Why nothing comes more than twice: the courier can look into direct messages only. A post in a channel whose answer
 * was lost is sent a second time, as twice is better than never, but only once posting works again: another post has gone
 * through since, or a minute has passed. With two tries in doubt it is given up instead, and its causer is told to look
 * for themselves. Words in a channel that only one person sees, once in doubt, come as a direct message, which is looked
 * for from then on.
 *
 * <p>A refusal is no doubt, whatever its reason: it is tried again with growing pauses, for a day.
 *
 * <p>A message whose answer we did not get may still be on its way when we look: so we let it settle first.
 *
 * <p>Pauses are counted on the machine's own steady clock: a clock that is set, or that jumps, holds nothing up.
 */
public final class Delivery implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    /** As many calls as may be under way at once, and how many of them for what nobody is waiting for. */
    private static final int WORKERS = 8;

    private static final int BULK_WORKERS = 4;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final Outbox outbox;
    private final Courier courier;
    private final Attempts attempts;
    private final Pauses pauses;
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS, Delivery::worker);
    private final Thread loop = new Thread(this::loop, "delivery");
    private final Set<Lane> busy = new HashSet<>();
    private final Map<Lane, Long> resting = new HashMap<>();

    /** When the answer to a post in a channel was lost, by the notice's id. Of those before we started, nothing is known. */
    private final Map<Long, Long> lostAt = new HashMap<>();

    /** Those of the resting lanes that may go on as soon as a post has gone through. */
    private final Set<Lane> untilPosted = new HashSet<>();

    private long started;
    private long lastPosted;
    private int bulkBusy;
    private long settled;
    private long notWritableUntil;
    private @Nullable String notWritable;
    private long bulkRestsUntil = System.nanoTime();
    private long haltedUntil;
    private @Nullable String halted;
    private boolean woken;
    private boolean closed;

    /** Delivers through {@code courier}; pauses are multiplied by {@code scale}, which is 1 but in tests. */
    public Delivery(Outbox outbox, Courier courier, InstantSource clock, double scale) {
        this.outbox = outbox;
        this.courier = courier;
        this.attempts = new Attempts(courier, clock);
        this.pauses = new Pauses(scale);
    }

    public void start() {
        started = System.nanoTime();
        lastPosted = started;
        settled = started + pauses.settling().toNanos();
        notWritableUntil = started;
        outbox.onOwed(this::wake);
        loop.setDaemon(true);
        loop.start();
    }

    /** Looks at once whether something can go. */
    public synchronized void wake() {
        woken = true;
        notifyAll();
    }

    /** Why nothing can be delivered, while that is so. */
    public synchronized Optional<String> halted() {
        return Optional.ofNullable(halted);
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
                dispatch();
            } catch (StoreException e) {
                notWritable(e);
            } catch (RuntimeException e) {
                log.error("what is owed could not be read; trying again", e);
            }
            await();
        }
    }

    private void dispatch() {
        for (Urgency urgency : Urgency.values()) {
            // What is busy now was read as busy before the reading: a notice that ends meanwhile is not taken twice.
            Room room = room(urgency);
            if (room.left > 0) {
                List<Notice> taken = outbox.take(urgency, room::choose);
                writable();
                for (Notice notice : taken) {
                    occupy(notice);
                    workers.execute(() -> work(notice));
                }
            }
        }
    }

    /** Said once, not every time that it is so. */
    private synchronized void notWritable(StoreException e) {
        if (!e.sentence().equals(notWritable)) {
            log.error("nothing can be delivered: {}", e.sentence());
        }
        notWritable = e.sentence();
        notWritableUntil = System.nanoTime() + pauses.notWritable().toNanos();
    }

    private synchronized void writable() {
        notWritable = null;
    }

    private void work(Notice notice) {
        Outcome outcome = new Outcome.Later("its end was not marked", true);
        try {
            Outcome attempted = attempts.at(notice);
            mark(notice, attempted);
            outcome = attempted;
        } catch (RuntimeException e) {
            // It stays in doubt, as it is on the disk.
            log.error("notice {} could not be marked", notice.id(), e);
        } finally {
            free(notice, outcome);
        }
    }

    /** However long the disk takes: what is not marked as delivered stays in doubt, and is posted again in a channel. */
    private void mark(Notice notice, Outcome outcome) {
        while (true) {
            try {
                outbox.end(notice, outcome);
                return;
            } catch (StoreException e) {
                notWritable(e);
                if (isClosed()) {
                    throw e;
                }
                rest();
            }
        }
    }

    private synchronized void rest() {
        try {
            long until = notWritableUntil;
            for (long left = until - System.nanoTime(); left > 0 && !closed; left = until - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    private synchronized Room room(Urgency urgency) {
        long now = System.nanoTime();
        resting.values().removeIf(until -> until - now <= 0);
        if (notWritable != null && notWritableUntil - now > 0) {
            return new Room(Set.of(), Set.of(), 0);
        }
        if (halted != null) {
            // While halted one notice at a time goes out, to see whether the trouble is over.
            boolean probe = haltedUntil - now <= 0 && busy.isEmpty();
            return new Room(Set.of(), Set.of(), probe ? 1 : 0);
        }
        if (urgency == Urgency.BULK && bulkRestsUntil - now > 0) {
            return new Room(Set.of(), Set.of(), 0);
        }
        int free = WORKERS - busy.size();
        return new Room(
                Set.copyOf(busy),
                Set.copyOf(resting.keySet()),
                urgency == Urgency.BULK ? Math.min(free, BULK_WORKERS - bulkBusy) : free);
    }

    /** What may be taken now. */
    private final class Room {
        private final Set<Lane> busy;
        private final Set<Lane> resting;
        private int left;

        Room(Set<Lane> busy, Set<Lane> resting, int left) {
            this.busy = busy;
            this.resting = resting;
            this.left = left;
        }

        Outbox.Choice choose(Notice notice) {
            Lane lane = Lane.of(notice);
            if (left == 0) {
                return Outbox.Choice.STOP;
            }
            if (busy.contains(lane) || resting.contains(lane)) {
                return Outbox.Choice.LEAVE;
            }
            Duration untilPosted = untilPostedAgain(notice);
            if (!untilPosted.isZero()) {
                restUntilPosted(lane, untilPosted);
                return Outbox.Choice.LEAVE;
            }
            Courier.Hold hold = hold(notice);
            if (hold.isNone()) {
                left--;
                return Outbox.Choice.TAKE;
            }
            if (hold.all() && notice.urgency() == Urgency.BULK) {
                restBulk(hold.pause());
                return Outbox.Choice.STOP;
            }
            rest(lane, hold.pause());
            return Outbox.Choice.LEAVE;
        }
    }

    private Courier.Hold hold(Notice notice) {
        long settling = settled - System.nanoTime();
        if (notice.isInDoubt() && settling > 0) {
            return new Courier.Hold(Duration.ofNanos(settling), false);
        }
        try {
            return courier.hold(notice);
        } catch (RuntimeException e) {
            // It gets its turn, in which its fault is counted: it must not hold up the others.
            return new Courier.Hold(Duration.ZERO, false);
        }
    }

    /** How long a post in a channel still waits for posting to work again, because one answer to it was lost. */
    private synchronized Duration untilPostedAgain(Notice notice) {
        if (!(notice.recipient() instanceof Recipient.ToChannel) || notice.triesInDoubt() != 1) {
            return Duration.ZERO;
        }
        long lost = lostAt.getOrDefault(notice.id(), started);
        long left = lost + pauses.lostAnswer().toNanos() - System.nanoTime();
        return lastPosted - lost > 0 || left <= 0 ? Duration.ZERO : Duration.ofNanos(left);
    }

    private synchronized void restUntilPosted(Lane lane, Duration pause) {
        rest(lane, pause);
        untilPosted.add(lane);
    }

    private void posted() {
        lastPosted = System.nanoTime();
        untilPosted.forEach(resting::remove);
        untilPosted.clear();
    }

    private synchronized void restBulk(Duration pause) {
        bulkRestsUntil = System.nanoTime() + pause.toNanos();
    }

    private synchronized void rest(Lane lane, Duration pause) {
        resting.put(lane, System.nanoTime() + pause.toNanos());
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void occupy(Notice notice) {
        busy.add(Lane.of(notice));
        if (notice.urgency() == Urgency.BULK) {
            bulkBusy++;
        }
    }

    private synchronized void free(Notice notice, Outcome outcome) {
        Lane lane = Lane.of(notice);
        busy.remove(lane);
        if (outcome instanceof Outcome.Delivered || outcome instanceof Outcome.Never) {
            lostAt.remove(notice.id());
        }
        if (notice.urgency() == Urgency.BULK) {
            bulkBusy--;
        }
        if (outcome instanceof Outcome.Delivered delivered && !delivered.earlier()) {
            posted();
        }
        if (outcome instanceof Outcome.Later later) {
            if (later.doubt() && notice.recipient() instanceof Recipient.ToChannel) {
                lostAt.put(notice.id(), System.nanoTime());
            }
            Duration pause = pauses.beforeNext(notice.attempts(), later.doubt());
            resting.put(lane, System.nanoTime() + pause.toNanos());
        } else if (outcome instanceof Outcome.Halted stopped) {
            if (halted == null) {
                log.error("nothing can be delivered: {}", stopped.problem());
            }
            halted = stopped.problem();
            haltedUntil = System.nanoTime() + pauses.halt().toNanos();
        } else if (halted != null) {
            log.info("delivery goes on");
            halted = null;
        }
        woken = true;
        notifyAll();
    }

    private synchronized void await() {
        try {
            if (!woken && !closed) {
                wait(Math.max(1, soonest().toMillis()));
            }
        } catch (InterruptedException e) {
            closed = true;
        }
        woken = false;
    }

    /** When something that rests could go, and not much later in any case: time may bring what was owed for later. */
    private Duration soonest() {
        long now = System.nanoTime();
        long nanos =
                resting.values().stream().mapToLong(until -> until - now).min().orElse(Long.MAX_VALUE);
        return Duration.ofNanos(Math.max(0, Math.min(nanos, LOOK_AGAIN.toNanos())));
    }

    private static Thread worker(Runnable run) {
        Thread thread = new Thread(run, "delivery-worker");
        thread.setDaemon(true);
        return thread;
    }
}
