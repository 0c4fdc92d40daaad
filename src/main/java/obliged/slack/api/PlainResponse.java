package obliged.slack.api;

import com.slack.api.methods.SlackApiTextResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a call succeeded, and nothing else of the response: what Slack shows beside that may be newer than its client,
 * which then reads nothing at all.
 */
public class PlainResponse implements SlackApiTextResponse {
    private boolean ok;
    private @Nullable String warning;
    private @Nullable String error;
    private @Nullable String needed;
    private @Nullable String provided;
    private transient @Nullable Map<String, List<String>> httpResponseHeaders;

    @Override
    public boolean isOk() {
        return ok;
    }

    @Override
    public void setOk(boolean isOk) {
        ok = isOk;
    }

    @Override
    public @Nullable String getWarning() {
        return warning;
    }

    @Override
    public void setWarning(@Nullable String newWarning) {
        warning = newWarning;
    }

    @Override
    public @Nullable String getError() {
        return error;
    }

    @Override
    public void setError(@Nullable String newError) {
        error = newError;
    }

    @Override
    public @Nullable String getNeeded() {
        return needed;
    }

    @Override
    public void setNeeded(@Nullable String newNeeded) {
        needed = newNeeded;
    }

    @Override
    public @Nullable String getProvided() {
        return provided;
    }

    @Override
    public void setProvided(@Nullable String newProvided) {
        provided = newProvided;
    }

    @Override
    public @Nullable Map<String, List<String>> getHttpResponseHeaders() {
        return httpResponseHeaders;
    }

    @Override
    public void setHttpResponseHeaders(@Nullable Map<String, List<String>> headers) {
        httpResponseHeaders = headers;
    }
}
