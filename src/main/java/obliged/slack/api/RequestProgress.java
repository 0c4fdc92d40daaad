package obliged.slack.api;

import okhttp3.Call;
import okhttp3.EventListener;

/**
 * How far a thread's last request to Slack came. A request that failed while it was connecting, or while a name was
 * looked up, has surely not arrived; of one that began to be sent, only its answer tells.
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

    /** Whether anything of the request may have left us. So we take it to be where nothing was heard of it. */
    boolean mayHaveLeft() {
        return last.get() != Progress.CONNECTING;
    }
}
