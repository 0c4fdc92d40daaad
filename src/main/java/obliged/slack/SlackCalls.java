package obliged.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.app_backend.interactive_components.ActionResponseSender;
import com.slack.api.app_backend.interactive_components.response.ActionResponse;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.util.http.SlackHttpClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import obliged.outbox.Outcome;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Slack's Web API, and what each of its answers means for delivery. https://docs.slack.dev/apis/web-api */
public final class SlackCalls implements AutoCloseable {
    /** What Slack answers when the trouble is its own, and passes. */
    private static final Set<String> PASSING = Set.of(
            "internal_error",
            "fatal_error",
            "service_unavailable",
            "request_timeout",
            "ratelimited",
            "rate_limited",
            "message_limit_exceeded",
            "team_added_to_org");

    /** What Slack answers when it does not take our token: nothing can be delivered until that is mended. */
    private static final Set<String> TOKEN = Set.of(
            "token_revoked",
            "token_expired",
            "invalid_auth",
            "not_authed",
            "account_inactive",
            "missing_scope",
            "org_login_required",
            "ekm_access_denied",
            "no_permission");

    private static final Duration TOKEN_PAUSE = Duration.ofSeconds(30);

    /** One call, which may fail in the ways of Slack's client. */
    interface Call<R> {
        R on(MethodsClient client) throws IOException, SlackApiException;
    }

    private final Slack slack;
    private final MethodsClient methods;

    /** Calls the API at {@code prefix}, such as {@code https://slack.com/api/}. */
    public SlackCalls(String prefix, String botToken) {
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(prefix);
        config.setStatsEnabled(false);
        OkHttpClient http = new OkHttpClient.Builder()
                .connectTimeout(5, TimeUnit.SECONDS)
                .readTimeout(10, TimeUnit.SECONDS)
                .writeTimeout(10, TimeUnit.SECONDS)
                .callTimeout(20, TimeUnit.SECONDS)
                // The client would send a request again on its own after a connection broke: a message sent twice.
                .retryOnConnectionFailure(false)
                .build();
        SlackHttpClient client = new SlackHttpClient(http);
        client.setConfig(config);
        this.slack = Slack.getInstance(config, client);
        this.methods = slack.methods(botToken);
    }

    Slack slack() {
        return slack;
    }

    MethodsClient methods() {
        return methods;
    }

    /** Makes a call whose success is {@code delivered}. */
    <R extends SlackApiTextResponse> Outcome deliver(Call<R> call, Function<R, Outcome> delivered) {
        try {
            R answer = call.on(methods);
            return answer.isOk() ? delivered.apply(answer) : failed(answer.getError());
        } catch (SlackApiException e) {
            String retryAfter = e.getResponse().header("Retry-After");
            return new Outcome.Later("HTTP " + e.getResponse().code(), seconds(retryAfter));
        } catch (IOException e) {
            return new Outcome.Later(e.getClass().getSimpleName() + ": " + e.getMessage(), Duration.ZERO);
        }
    }

    /** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
    Outcome respond(String url, Post post, boolean replaces) {
        ActionResponse response = ActionResponse.builder()
                .responseType("ephemeral")
                .replaceOriginal(replaces)
                .text(post.text())
                .blocks(post.blocks())
                .build();
        try {
            int code = new ActionResponseSender(slack).send(url, response).getCode();
            if (code < 300) {
                return new Outcome.Settled();
            }
            return code == 429 || code >= 500
                    ? new Outcome.Later("response URL: HTTP " + code, Duration.ZERO)
                    : new Outcome.Never("response URL: HTTP " + code);
        } catch (IOException e) {
            return new Outcome.Later(e.getClass().getSimpleName(), Duration.ZERO);
        }
    }

    static Outcome failed(String error) {
        if (TOKEN.contains(error)) {
            return new Outcome.Later(error, TOKEN_PAUSE);
        }
        return PASSING.contains(error) ? new Outcome.Later(error, Duration.ZERO) : new Outcome.Never(error);
    }

    static Duration seconds(@Nullable String retryAfter) {
        try {
            return retryAfter == null ? Duration.ZERO : Duration.ofSeconds(Long.parseLong(retryAfter.strip()));
        } catch (NumberFormatException e) {
            return Duration.ZERO;
        }
    }

    @Override
    public void close() {
        try {
            slack.close();
        } catch (Exception e) {
            throw new IllegalStateException("Slack's client did not close", e);
        }
    }
}
