package obliged;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import obliged.ask.AskSteps;
import obliged.ask.card.HelperCards;
import obliged.ask.card.OverdueCards;
import obliged.digest.Digests;
import obliged.outbox.Delivery;
import obliged.outbox.Drafts;
import obliged.outbox.Outbox;
import obliged.person.People;
import obliged.reminder.Reminders;
import obliged.shared.Service;
import obliged.shared.Trouble;
import obliged.shared.WorkspaceId;
import obliged.slack.kit.DirectorySync;
import obliged.slack.kit.WorkspaceIdentity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the time-driven jobs once a second. A job that fails does not stop the others or the ticker. */
final class Ticker implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Ticker.class);
    private static final Duration BETWEEN_TICKS = Duration.ofSeconds(1);
    private static final Duration CLOSING = Duration.ofSeconds(2);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final People people;
    private final AskSteps steps;
    private final OverdueCards overdueCards;
    private final HelperCards helperCards;
    private final Reminders reminders;
    private final Digests digests;
    private final WorkspaceIdentity identity;
    private final Outbox outbox;
    private final Drafts drafts;
    private final Delivery delivery;
    private final DirectorySync directory;
    private final InstantSource clock;
    private final Service service = new Service("ticker", this::run);

    /** The jobs that currently fail, and why. */
    private final Map<String, String> failing = new HashMap<>();

    private volatile long ticks;
    private volatile int failures;
    private final Backlog backlog = new Backlog(System::nanoTime);

    private Instant readNext;
    private Instant forgetNext;

    Ticker(
            People people,
            AskSteps steps,
            OverdueCards overdueCards,
            HelperCards helperCards,
            Reminders reminders,
            Digests digests,
            WorkspaceIdentity identity,
            Outbox outbox,
            Drafts drafts,
            Delivery delivery,
            DirectorySync directory,
            InstantSource clock) {
        this.people = people;
        this.steps = steps;
        this.overdueCards = overdueCards;
        this.helperCards = helperCards;
        this.reminders = reminders;
        this.digests = digests;
        this.identity = identity;
        this.outbox = outbox;
        this.drafts = drafts;
        this.delivery = delivery;
        this.directory = directory;
        this.clock = clock;
        this.readNext = clock.instant().plus(DAY);
        this.forgetNext = clock.instant();
    }

    void start() {
        service.start();
    }

    /** The thread that runs the jobs. */
    Service service() {
        return service;
    }

    private void run() {
        try {
            while (service.pause(BETWEEN_TICKS)) {
                tickNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs a tick now, after one that is running. */
    synchronized void tickNow() throws InterruptedException {
        tick();
        failures = failing.size();
        ticks = ticks + 1;
    }

    /** How many ticks there were. */
    long ticks() {
        return ticks;
    }

    /** How many jobs failed when they were run last. */
    int failing() {
        return failures;
    }

    private void tick() {
        Instant now = clock.instant();
        attempt("delivery", delivery::wake);
        attempt("reminders", () -> inWorkspace(reminders::remind));
        attempt("digests", () -> inWorkspace(digests::tellAll));
        attempt("late cards", () -> inWorkspace(overdueCards::turnCards));
        attempt("helpers' cards", () -> inWorkspace(helperCards::passCards));
        if (!now.isBefore(forgetNext)) {
            forgetNext = now.plus(HOUR);
            attempt("cleanup", this::clearAway);
            attempt("confirmations", () -> inWorkspace(steps::autoConfirm));
        }
        if (backlog.isDue()) {
            attempt("backlog check", () -> sayWhatWaits(now));
            attempt("erased names", () -> inWorkspace(people::noteForgotten));
        }
        if (!now.isBefore(readNext)) {
            readNext = now.plus(DAY);
            attempt("daily directory refresh", directory::readAgain);
        }
    }

    /** A job that fails is tried again with the next tick. The failure is logged once, not every second. */
    private void attempt(String duty, Runnable work) {
        try {
            work.run();
            failing.remove(duty);
        } catch (RuntimeException e) {
            String problem = e instanceof Trouble trouble
                    ? trouble.sentence()
                    : e.getClass().getSimpleName();
            if (!problem.equals(failing.put(duty, problem))) {
                log.error("{} failed in a tick: {}", duty, problem, e instanceof Trouble ? null : e);
            }
        }
    }

    private void inWorkspace(Consumer<WorkspaceId> work) {
        identity.workspace().ifPresent(workspace -> work.accept(workspace.id()));
    }

    private void clearAway() {
        outbox.forgetProcessed();
        outbox.forgetEnded();
        drafts.forgetOld();
        reminders.forgetOld();
    }

    private void sayWhatWaits(Instant now) {
        Outbox.Waiting waiting = outbox.waiting();
        backlog.look(waiting, now).ifPresent(oldest -> {
            long seconds = Duration.between(oldest, now).toSeconds();
            log.warn("{} notices are waiting, the oldest for {} s", waiting.count(), seconds);
        });
    }

    /** Lets a running tick finish, since the store is closed next. */
    @Override
    public void close() {
        service.stop(CLOSING);
    }
}
