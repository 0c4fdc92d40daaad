package obliged.slack.api;

import okhttp3.Call;
import okhttp3.EventListener;

/**
 * How far a thread's last request to Slack got. A request that failed while connecting or resolving a name has surely
 * not arrived; once sending has begun, only the response tells.
 */
final class RequestProgress extends EventListener {
    private enum Progress {
        CONNECTING,
        SENDING
    }

    private final ThreadLocal<Progress> last = new ThreadLocal<>();

    void reset() {
        last.remove();
    }

    @Override
    public void callStart(Call call) {
        last.set(Progress.CONNECTING);
    }

    @Override
    public void requestHeadersStart(Call call) {
        last.set(Progress.SENDING);
    }

    /** Whether any of the request may have been sent; also true if that is unknown. */
    boolean mayHaveLeft() {
        return last.get() != Progress.CONNECTING;
    }
}
