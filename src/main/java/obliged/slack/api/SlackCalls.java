package obliged.slack.api;

import com.google.gson.JsonParseException;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.app_backend.interactive_components.ActionResponseSender;
import com.slack.api.app_backend.interactive_components.response.ActionResponse;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.util.http.SlackHttpClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import obliged.outbox.Outcome;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Calls Slack's Web API, and tells what its responses mean for delivery. https://docs.slack.dev/apis/web-api */
public final class SlackCalls implements AutoCloseable {
    /** Temporary errors: Slack's own problems, or rate limits. */
    private static final Set<String> PASSING = Set.of(
            "internal_error",
            "fatal_error",
            "service_unavailable",
            "request_timeout",
            "team_added_to_org",
            "ratelimited",
            "rate_limited",
            "message_limit_exceeded");

    /** Errors that mean that Slack rejects our token: nothing can be delivered until someone fixes that. */
    private static final Set<String> TOKEN =
            Set.of("token_revoked", "token_expired", "invalid_auth", "not_authed", "org_login_required");

    /** Returned both for our token and for people who left; only another call tells which. */
    private static final String INACTIVE = "account_inactive";

    private static final Duration CALL = Duration.ofSeconds(20);

    private static final Duration UNTOLD = Duration.ofSeconds(1);

    /** A call of Slack's client. */
    public interface Call<R> {
        R on(MethodsClient client) throws IOException, SlackApiException;
    }

    private final Slack slack;
    private final MethodsClient methods;
    private final String botToken;
    private final RateLimiter limits;
    private final RequestProgress progress = new RequestProgress();

    /** Calls the API at {@code prefix}, such as {@code https://slack.com/api/}. */
    public SlackCalls(String prefix, String botToken, RateLimiter limits) {
        this(prefix, botToken, limits, CALL);
    }

    /** The same, with a deadline for each call, even if its response is still arriving. */
    public SlackCalls(String prefix, String botToken, RateLimiter limits, Duration deadline) {
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(prefix);
        config.setStatsEnabled(false);
        OkHttpClient http = new OkHttpClient.Builder()
                .connectTimeout(5, TimeUnit.SECONDS)
                .readTimeout(10, TimeUnit.SECONDS)
                .writeTimeout(10, TimeUnit.SECONDS)
                .callTimeout(deadline)
                // Otherwise the client would repeat a request by itself after a broken connection, and so send a
                // message twice.
                .retryOnConnectionFailure(false)
                .eventListener(progress)
                .build();
        SlackHttpClient client = new SlackHttpClient(http);
        client.setConfig(config);
        this.slack = Slack.getInstance(config, client);
        this.methods = slack.methods(botToken);
        this.botToken = botToken;
        this.limits = limits;
    }

    public Slack slack() {
        return slack;
    }

    public RateLimiter limits() {
        return limits;
    }

    /** Waits for a turn, then makes a call; for calls that nobody waits for. */
    public <R extends SlackApiTextResponse> R patiently(String method, Call<R> call)
            throws IOException, SlackApiException {
        try {
            for (Duration wait = limits.turn(method, true); !wait.isZero(); wait = limits.turn(method, true)) {
                TimeUnit.NANOSECONDS.sleep(wait.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while waiting for a turn", e);
        }
        return call(method, call);
    }

    /** Waits for a turn, then reads one page of a list. */
    public ListPage page(String method, Map<String, String> parameters) throws IOException, SlackApiException {
        return patiently(
                method,
                slack -> slack.postFormWithTokenAndParseResponse(
                        form -> {
                            parameters.forEach(form::add);
                            return form;
                        },
                        method,
                        botToken,
                        ListPage.class));
    }

    /** Makes a call immediately. */
    <R extends SlackApiTextResponse> R call(String method, Call<R> call) throws IOException, SlackApiException {
        progress.reset();
        try {
            return call.on(methods);
        } catch (SlackApiException e) {
            if (e.getResponse().code() == 429) {
                limits.pause(method, seconds(e.getResponse().header("Retry-After")));
            }
            throw e;
        } catch (JsonParseException e) {
            // An HTML page instead of JSON: a proxy between us and Slack has a problem.
            throw new IOException("an answer that is no JSON", e);
        }
    }

    /** Makes a call, and returns {@code delivered} if it succeeds. */
    public <R extends SlackApiTextResponse> Outcome deliver(
            String method, Call<R> call, Function<R, Outcome> delivered) {
        try {
            R answer = call(method, call);
            if (INACTIVE.equals(answer.getError())) {
                Outcome refused = failed(INACTIVE);
                if (!(refused instanceof Outcome.Never)) {
                    return refused;
                }
                // Our token is valid, but perhaps only since then. If we get the same error again, it is about the
                // person.
                answer = call(method, call);
            }
            return answer.isOk() ? delivered.apply(answer) : failed(answer.getError());
        } catch (SlackApiException e) {
            return new Outcome.Later("HTTP " + e.getResponse().code(), false);
        } catch (IOException e) {
            return unanswered(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    /** The outcome of a call without a response: only if any of it was sent may it have arrived. */
    private Outcome unanswered(String problem) {
        return new Outcome.Later(problem, progress.mayHaveLeft());
    }

    /** What an error means for delivery. */
    Outcome failed(String error) {
        if (TOKEN.contains(error)) {
            return halted(error);
        }
        if (error.equals(INACTIVE)) {
            return inactive();
        }
        return PASSING.contains(error) ? new Outcome.Later(error, false) : new Outcome.Never(error);
    }

    private static Outcome halted(String error) {
        return new Outcome.Halted("Slack refuses the bot token (" + error + "). Install the app again.");
    }

    /**
     * Finds out whose account is inactive: if ours, everything halts; if another's, we can't reach it; if unknown, it
     * is retried.
     */
    private Outcome inactive() {
        try {
            return INACTIVE.equals(
                            call("auth.test", slack -> slack.authTest(r -> r)).getError())
                    ? halted(INACTIVE)
                    : new Outcome.Never(INACTIVE);
        } catch (IOException | SlackApiException e) {
            return new Outcome.Later(INACTIVE, false);
        }
    }

    /** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
    public Outcome respond(String url, String text, List<LayoutBlock> blocks, boolean replaces) {
        ActionResponse response = ActionResponse.builder()
                .responseType("ephemeral")
                .replaceOriginal(replaces)
                .text(text)
                .blocks(blocks)
                .build();
        progress.reset();
        try {
            int code = new ActionResponseSender(slack).send(url, response).getCode();
            if (code < 300) {
                return new Outcome.Settled();
            }
            return code == 429 || code >= 500
                    ? new Outcome.Later("response URL: HTTP " + code, false)
                    : new Outcome.Never("response URL: HTTP " + code);
        } catch (IOException e) {
            return unanswered(e.getClass().getSimpleName());
        }
    }

    private static Duration seconds(@Nullable String retryAfter) {
        try {
            return retryAfter == null ? UNTOLD : Duration.ofSeconds(Long.parseLong(retryAfter.strip()));
        } catch (NumberFormatException e) {
            return UNTOLD;
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
