package obliged.sandbox.page;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Tells each open browser that something changed, as
 * <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">server-sent events</a>. It never says what: the
 * browser then loads what it shows again, so that nothing can be missed and nobody learns of what they may not see.
 */
final class ChangeStream {
    /** Changes come in bursts; one event is enough for each. */
    private static final long GATHER_MILLIS = 40;

    /** Often enough to notice a browser that went away. */
    private static final long PULSE_MILLIS = 10_000;

    private long changes;
    private boolean closed;

    synchronized void changed() {
        changes++;
        notifyAll();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    void to(OutputStream browser) throws IOException {
        long seen = -1;
        try {
            while (!isClosed()) {
                long now = next(seen);
                browser.write(
                        (now == seen ? ": still here\n\n" : "data: " + now + "\n\n").getBytes(StandardCharsets.UTF_8));
                browser.flush();
                seen = now;
                Thread.sleep(GATHER_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized long next(long seen) throws InterruptedException {
        long end = System.nanoTime() + PULSE_MILLIS * 1_000_000;
        while (changes == seen && !closed) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        return changes;
    }
}
