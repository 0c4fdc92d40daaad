package obliged.shared;

import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.MDC;

/** The id of the request of Slack's that a thread works on. It stands in each line of the log that is about it. */
public final class RequestId {
    /** Its name in the log's context. */
    public static final String KEY = "request";

    private RequestId() {}

    /** From now on this thread works on a new request. */
    public static void begin() {
        MDC.put(KEY, String.format("%08x", ThreadLocalRandom.current().nextInt()));
    }

    /** This thread works on no request any more. */
    public static void end() {
        MDC.remove(KEY);
    }

    /** The same work for another thread, as a part of the request that this one works on. */
    public static Runnable keep(Runnable work) {
        String id = MDC.get(KEY);
        return id == null ? work : () -> run(id, work);
    }

    private static void run(String id, Runnable work) {
        // Work may go on in the thread that it was made in, where the request goes on after it.
        String before = MDC.get(KEY);
        MDC.put(KEY, id);
        try {
            work.run();
        } finally {
            if (before == null) {
                MDC.remove(KEY);
            } else {
                MDC.put(KEY, before);
            }
        }
    }
}
