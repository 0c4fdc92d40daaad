package obliged.shared;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that must run until the process ends. Its work returns only when it is stopped; if it ends otherwise,
 * the supervisor in the root package starts it again.
 */
public final class Service {
    private static final Logger log = LoggerFactory.getLogger(Service.class);

    private final String name;
    private final Runnable work;
    private @Nullable Thread thread;
    private boolean stopped;

    public Service(String name, Runnable work) {
        this.name = name;
        this.work = work;
    }

    public String name() {
        return name;
    }

    /** Starts it, unless it runs already or was stopped. */
    public synchronized void start() {
        if (!stopped && !isRunning()) {
            Thread started = new Thread(this::run, name);
            started.setDaemon(true);
            thread = started;
            started.start();
        }
    }

    public synchronized boolean isRunning() {
        return thread != null && thread.isAlive();
    }

    /** Whether it was stopped on purpose, so that its work should return and is not to be started again. */
    public synchronized boolean isStopped() {
        return stopped;
    }

    /** Waits, and returns false if it was stopped meanwhile. */
    public synchronized boolean pause(Duration pause) throws InterruptedException {
        long end = System.nanoTime() + pause.toNanos();
        for (long left = pause.toNanos(); left > 0 && !stopped; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return !stopped;
    }

    /** Tells it to stop for good, without waiting for its work to return. */
    public synchronized void stopSoon() {
        stopped = true;
        notifyAll();
    }

    /** Stops it for good, and waits this long for its work to return. */
    public void stop(Duration patience) {
        Thread running;
        synchronized (this) {
            stopSoon();
            running = thread;
        }
        try {
            if (running != null && running != Thread.currentThread()) {
                running.join(patience.toMillis());
                if (running.isAlive()) {
                    log.warn("{} did not stop in time", name);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            work.run();
            if (!isStopped()) {
                log.error("thread {} ended", name);
            }
        } catch (Throwable fault) {
            log.error("thread {} ended with an error", name, fault);
        }
    }
}
