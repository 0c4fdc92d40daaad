package obliged.outbox;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import obliged.shared.Service;
import obliged.store.StoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers notices until they arrive. A lane is a recipient and an urgency; in each lane, notices go one at a time, in
 * the order in which they were owed. A lane whose first notice has to wait does not hold back the others.
 *
 * <p>Why nothing is lost and no direct message is sent twice: before each try, the notice is saved as being in doubt.
 * The doubt is removed if the chat system clearly refuses, and the notice is marked as delivered once the chat system
 * confirms it. If the process dies in between or a response is lost, the doubt remains, and the courier looks for the
 * notice's mark in the conversation before it sends it again.
 *
 * <p>Why nothing is sent more than twice: the courier can look things up in direct messages only. A post in a channel
 * whose response was lost is sent a second time, as twice is better than never, but only once posting works again:
 * another post has gone through since, or a minute has passed. With two tries in doubt it is given up, and the person
 * who caused it is asked to check. A message in a channel that only one person sees, once in doubt, is
 * sent as a direct message, which can be looked up from then on.
 *
 * <p>A refusal, for any reason, leaves no doubt: the notice is tried again with growing pauses, for a day; if our own
 * account is the reason, until someone mends that.
 *
 * <p>A message whose response was lost may still be on its way, so we wait a little before looking for it.
 *
 * <p>Pauses use the monotonic clock, so that setting the wall clock holds nothing up.
 */
public final class Delivery implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    /** The most calls at once, and how many of them may be for bulk notices. */
    private static final int WORKERS = 8;

    private static final int BULK_WORKERS = 4;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final Outbox outbox;
    private final Courier courier;
    private final Attempts attempts;
    private final InstantSource clock;
    private final Pauses pauses;
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS, Delivery::worker);
    private final Service loop = new Service("delivery", this::loop);
    private final Lanes lanes;

    /** The lanes of notices that are being delivered, by the notice's id. */
    private final Map<Long, Lanes.Entry> busy = new HashMap<>();

    /** When the response to a post in a channel was lost, by the notice's id; not known for posts before this start. */
    private final Map<Long, Long> lostAt = new HashMap<>();

    private long started;
    private long lastPosted;
    private int bulkBusy;
    private long settled;
    private long notWritableUntil;
    private @Nullable String notWritable;
    private long haltedUntil;
    private @Nullable String halted;

    /** Why the first notice of a lane can't be delivered until someone fixes that. */
    private final Map<Lane, String> held = new HashMap<>();

    private boolean allRead;
    private Instant dueSince = Instant.EPOCH;
    private boolean woken;
    private boolean closed;

    /**
     * Delivers through {@code courier}. Pauses are multiplied by {@code scale}, which is 1 except in tests and the
     * sandbox.
     */
    public Delivery(Outbox outbox, Courier courier, InstantSource clock, double scale) {
        this.outbox = outbox;
        this.courier = courier;
        this.attempts = new Attempts(courier, clock);
        this.clock = clock;
        this.pauses = new Pauses(scale);
        this.lanes = new Lanes(pauses);
    }

    public void start() {
        started = System.nanoTime();
        lastPosted = started;
        settled = started + pauses.settling().toNanos();
        notWritableUntil = started;
        outbox.onOwed(this::owed);
        loop.start();
    }

    private synchronized void owed(List<Lane> where) {
        where.forEach(lanes::owed);
        wake();
    }

    /** Checks right away whether something can be delivered. */
    public synchronized void wake() {
        woken = true;
        notifyAll();
    }

    /** The thread that chooses what to deliver. */
    public Service service() {
        return loop;
    }

    /** Why nothing, or not everything, can be delivered until someone fixes that; empty if all is well. */
    public synchronized Optional<String> halted() {
        return halted != null
                ? Optional.of(halted)
                : held.values().stream().distinct().sorted().reduce((one, other) -> one + " " + other);
    }

    /** Lets deliveries in progress finish within some seconds; the rest waits for the next start. */
    @Override
    public void close() {
        synchronized (this) {
            loop.stopSoon();
            closed = true;
            notifyAll();
        }
        try {
            loop.stop(Duration.ofSeconds(1));
            workers.shutdown();
            if (!workers.awaitTermination(3, TimeUnit.SECONDS)) {
                workers.shutdownNow();
                // What one of them has to mark is marked before the file is closed.
                if (!workers.awaitTermination(2, TimeUnit.SECONDS)) {
                    log.warn("a delivery did not finish in time");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        try {
            while (!isClosed()) {
                try {
                    dispatch();
                } catch (StoreException e) {
                    notWritable(e);
                } catch (RuntimeException e) {
                    log.error("the outbox could not be read, trying again", e);
                }
                await();
            }
        } catch (InterruptedException e) {
            // Nobody interrupts it on purpose, so it is started again.
            Thread.currentThread().interrupt();
        }
    }

    private void dispatch() {
        readLanes();
        for (Urgency urgency : Urgency.values()) {
            Choice choice = new Choice();
            try {
                choice.make(urgency);
                outbox.take(choice.taken, choice.overtaken);
            } catch (RuntimeException | Error e) {
                choice.takeBack();
                throw e;
            }
            if (!choice.taken.isEmpty()) {
                writable();
            }
            choice.looksAgain.forEach(this::again);
            choice.taken.forEach(notice -> workers.execute(() -> work(notice)));
        }
    }

    /** Reads all lanes once. From then on we are told of lanes with new notices, except for notices owed for later. */
    private void readLanes() {
        if (!allRead) {
            dueSince = Instant.ofEpochMilli(clock.millis());
            for (Urgency urgency : Urgency.values()) {
                add(outbox.lanes(urgency));
            }
            allRead = true;
        }
        Outbox.Due due = outbox.due(dueSince);
        // Also if the clock was set back; then what is due is found a second time.
        dueSince = due.now();
        add(due.lanes());
        wakeRested();
    }

    private synchronized void wakeRested() {
        lanes.wakeRested();
    }

    private synchronized void add(List<Lane> where) {
        where.forEach(lanes::owed);
    }

    private synchronized void again(Lanes.Entry entry) {
        lanes.again(entry);
        woken = true;
    }

    /** Chooses what to deliver next of one urgency. */
    private final class Choice {
        private final List<Notice> taken = new ArrayList<>();
        private final List<Notice> overtaken = new ArrayList<>();

        /** The lanes whose first notice was overtaken by a later one. */
        private final List<Lanes.Entry> looksAgain = new ArrayList<>();

        void make(Urgency urgency) {
            while (true) {
                Lanes.Entry entry = next(urgency);
                if (entry == null) {
                    return;
                }
                try {
                    Optional<Outbox.Head> head = outbox.head(entry.lane);
                    choose(entry, head);
                } catch (RuntimeException | Error e) {
                    again(entry);
                    throw e;
                }
            }
        }

        private void choose(Lanes.Entry entry, Optional<Outbox.Head> found) {
            synchronized (Delivery.this) {
                if (found.isEmpty()) {
                    lanes.empty(entry);
                    return;
                }
                Notice notice = found.get().notice();
                if (busy.containsKey(notice.id())) {
                    // It was taken while its channel had another id.
                    lanes.rest(entry, LOOK_AGAIN);
                    return;
                }
                if (found.get().overtaken()) {
                    overtaken.add(notice);
                    looksAgain.add(entry);
                    return;
                }
                String sort = sort(notice);
                if (lanes.parks(entry, sort)) {
                    return;
                }
                Duration untilPosted = untilPostedAgain(notice);
                if (!untilPosted.isZero()) {
                    lanes.restUntilPosted(entry, untilPosted);
                    return;
                }
                Courier.Hold hold = hold(notice);
                if (!hold.isNone()) {
                    if (hold.all()) {
                        lanes.pause(entry, sort, hold.pause());
                    } else {
                        lanes.rest(entry, hold.pause());
                    }
                    return;
                }
                lanes.tries(entry.lane, sort);
                occupy(notice, entry);
                taken.add(notice);
            }
        }

        /** Nothing could be marked, so everything waits as before. */
        void takeBack() {
            synchronized (Delivery.this) {
                for (Notice notice : taken) {
                    Lanes.Entry entry = vacate(notice);
                    lanes.untried(entry.lane, sort(notice));
                    lanes.again(entry);
                }
                looksAgain.forEach(lanes::again);
            }
        }
    }

    /** The notice's sort. A fault of the courier here is ignored, since it will show when it delivers. */
    private String sort(Notice notice) {
        try {
            return courier.sort(notice);
        } catch (RuntimeException e) {
            return "";
        }
    }

    /** Logged once, not every time. */
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
        Outcome outcome = new Outcome.Later("its outcome was not recorded", true);
        try {
            Outcome attempted = attempts.at(notice);
            mark(notice, attempted);
            outcome = attempted;
        } catch (RuntimeException e) {
            // It stays in doubt, as it is saved.
            log.error("notice {} could not be marked", notice.id(), e);
        } finally {
            free(notice, outcome);
        }
    }

    /**
     * Waits for the disk without a time limit: a notice that is not marked as delivered stays in doubt, and in a channel
     * would be posted again.
     */
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
            // When we are closed, workers that do not end are interrupted; otherwise it just does not rest.
            log.debug("a worker was interrupted", e);
        }
    }

    /** Takes out the next lane of one urgency, if there is a free worker. */
    private synchronized Lanes.@Nullable Entry next(Urgency urgency) {
        long now = System.nanoTime();
        if (notWritable != null && notWritableUntil - now > 0) {
            return null;
        }
        if (halted != null) {
            // While halted, one notice at a time is sent, to see whether the problem is over.
            return haltedUntil - now <= 0 && busy.isEmpty() ? lanes.next(urgency) : null;
        }
        boolean room = busy.size() < WORKERS && (urgency == Urgency.CAUSED || bulkBusy < BULK_WORKERS);
        return room ? lanes.next(urgency) : null;
    }

    private Courier.Hold hold(Notice notice) {
        long settling = settled - System.nanoTime();
        if (notice.isInDoubt() && settling > 0) {
            return new Courier.Hold(Duration.ofNanos(settling), false);
        }
        try {
            return courier.hold(notice);
        } catch (RuntimeException e) {
            // Let it be tried, so that the fault is counted and it does not hold up the others.
            return new Courier.Hold(Duration.ZERO, false);
        }
    }

    /** How long a post in a channel whose response was lost still has to wait for posting to work again. */
    private synchronized Duration untilPostedAgain(Notice notice) {
        if (!(notice.recipient() instanceof Recipient.ToChannel) || notice.triesInDoubt() != 1) {
            return Duration.ZERO;
        }
        long lost = lostAt.getOrDefault(notice.id(), started);
        long left = lost + pauses.lostAnswer().toNanos() - System.nanoTime();
        return lastPosted - lost > 0 || left <= 0 ? Duration.ZERO : Duration.ofNanos(left);
    }

    private void posted() {
        lastPosted = System.nanoTime();
        lanes.posted();
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private void occupy(Notice notice, Lanes.Entry entry) {
        busy.put(notice.id(), entry);
        if (notice.urgency() == Urgency.BULK) {
            bulkBusy++;
        }
    }

    private Lanes.Entry vacate(Notice notice) {
        if (notice.urgency() == Urgency.BULK) {
            bulkBusy--;
        }
        return requireNonNull(busy.remove(notice.id()));
    }

    private synchronized void free(Notice notice, Outcome outcome) {
        Lanes.Entry entry = vacate(notice);
        if (outcome instanceof Outcome.Delivered
                || outcome instanceof Outcome.Moved
                || outcome instanceof Outcome.Never) {
            lostAt.remove(notice.id());
        }
        if (outcome instanceof Outcome.Moved
                || outcome instanceof Outcome.Delivered delivered && !delivered.earlier()) {
            posted();
        }
        if (!(outcome instanceof Outcome.Held)) {
            held.remove(entry.lane);
        }
        if (outcome instanceof Outcome.Later later) {
            if (later.doubt() && notice.recipient() instanceof Recipient.ToChannel) {
                lostAt.put(notice.id(), System.nanoTime());
            }
            lanes.failed(entry.lane, sort(notice));
            lanes.rest(entry, pauses.beforeNext(notice.attempts(), later.doubt()));
        } else if (outcome instanceof Outcome.Halted stopped) {
            if (halted == null) {
                log.error("nothing can be delivered: {}", stopped.problem());
            }
            halted = stopped.problem();
            haltedUntil = System.nanoTime() + pauses.halt().toNanos();
            lanes.untried(entry.lane, sort(notice));
            lanes.again(entry);
        } else if (outcome instanceof Outcome.Held waits) {
            goOn();
            if (!held.containsValue(waits.problem())) {
                log.error("not everything can be delivered: {}", waits.problem());
            }
            held.put(entry.lane, waits.problem());
            lanes.failed(entry.lane, sort(notice));
            lanes.rest(entry, pauses.halt());
        } else {
            goOn();
            lanes.worked(entry.lane, sort(notice));
            lanes.onward(entry);
        }
        woken = true;
        notifyAll();
    }

    private void goOn() {
        if (halted != null) {
            log.info("delivery has resumed");
            halted = null;
        }
    }

    private synchronized void await() throws InterruptedException {
        if (!woken && !closed) {
            wait(Math.max(1, soonest().toMillis()));
        }
        woken = false;
    }

    /** How long until something that rests could go. It is capped, since notices owed for later may become due. */
    private Duration soonest() {
        Duration soonest = lanes.soonest();
        return soonest.compareTo(LOOK_AGAIN) < 0 ? soonest : LOOK_AGAIN;
    }

    private static Thread worker(Runnable run) {
        Thread thread = new Thread(run, "delivery-worker");
        thread.setDaemon(true);
        return thread;
    }
}
