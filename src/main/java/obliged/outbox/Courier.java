package obliged.outbox;

import java.time.Duration;

/** Words a notice from the current state and sends it; implemented by {@code obliged.slack}. */
public interface Courier {
    /**
     * How long a notice has to wait.
     *
     * @param all whether all notices of the same sort have to wait, no matter where they go
     */
    record Hold(Duration pause, boolean all) {
        public boolean isNone() {
            return pause.isZero();
        }
    }

    /** Returns a name for the notices that pause or fail together with this one. */
    default String sort(Notice notice) {
        return "";
    }

    /**
     * Returns how long a notice has to wait to stay within the rate limits. Zero means that it may go now, which counts
     * against the limits.
     */
    Hold hold(Notice notice);

    /**
     * Delivers the notice, or returns why not. A thrown exception is a fault of ours; one of the store's is thrown
     * before anything is sent. If a notice in doubt can be looked up, that is done before it is sent again; otherwise
     * it is sent at most twice. Called by several threads at once.
     */
    Outcome deliver(Notice notice);
}
