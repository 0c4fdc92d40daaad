package obliged.sandbox.world;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Tells listeners of changes, and lets threads wait for the next one. */
public final class ChangeListeners {
    private static final long LOOK_AGAIN_MILLIS = 50;

    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private long count;

    void tell(Consumer<Change> listener) {
        listeners.add(listener);
    }

    void happened(Change change) {
        synchronized (this) {
            count++;
            notifyAll();
        }
        listeners.forEach(l -> l.accept(change));
    }

    /**
     * Checks the condition after each change, and now and then for what is no change of the world; without holding a
     * lock, so that it can call the sandbox over HTTP.
     */
    boolean await(Duration atMost, BooleanSupplier condition) {
        long end = System.nanoTime() + atMost.toNanos();
        long seen = count();
        while (!condition.getAsBoolean()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0 || !awaitChange(seen, Math.min(left, LOOK_AGAIN_MILLIS))) {
                return condition.getAsBoolean();
            }
            seen = count();
        }
        return true;
    }

    private synchronized long count() {
        return count;
    }

    /** Returns false if it was interrupted. */
    private synchronized boolean awaitChange(long seen, long millis) {
        try {
            if (count == seen) {
                wait(millis);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
