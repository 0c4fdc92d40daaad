package obliged.slack.api;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.util.http.SlackHttpClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import obliged.outbox.Outcome;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
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
            "message_limit_exceeded",
            "external_channel_migrating",
            "update_failed");

    /** Returned both for our token and for people who left; only another call tells which. */
    private static final String INACTIVE = "account_inactive";

    private static final Duration CALL = Duration.ofSeconds(20);

    private static final Duration FILE = Duration.ofMinutes(2);

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
        this(prefix, botToken, limits, deadline, http -> {});
    }

    /** The same, with something that changes the client. */
    SlackCalls(
            String prefix,
            String botToken,
            RateLimiter limits,
            Duration deadline,
            Consumer<OkHttpClient.Builder> change) {
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(prefix);
        config.setStatsEnabled(false);
        OkHttpClient.Builder http = new OkHttpClient.Builder()
                .connectTimeout(5, TimeUnit.SECONDS)
                .readTimeout(10, TimeUnit.SECONDS)
                .writeTimeout(10, TimeUnit.SECONDS)
                .callTimeout(deadline)
                .socketFactory(new PromptSockets())
                // Otherwise the client would repeat a request by itself after a broken connection, and so send a
                // message twice.
                .retryOnConnectionFailure(false)
                .eventListener(progress);
        change.accept(http);
        SlackHttpClient client = new SlackHttpClient(http.build());
        client.setConfig(config);
        this.slack = Slack.getInstance(config, client);
        this.methods = slack.methods(botToken);
        this.botToken = botToken;
        this.limits = limits;
    }

    public Slack slack() {
        return slack;
    }

    String token() {
        return botToken;
    }

    /** For files, which may take longer than a call. */
    OkHttpClient http() {
        return slack.getHttpClient()
                .getOkHttpClient()
                .newBuilder()
                .callTimeout(FILE)
                .build();
    }

    /** Opens a WebSocket as calls are made: through the same proxy, and trusting the same certificates. */
    public WebSocket webSocket(String url, Duration betweenPings, WebSocketListener listener) {
        OkHttpClient client = slack.getHttpClient()
                .getOkHttpClient()
                .newBuilder()
                .pingInterval(betweenPings)
                .build();
        return client.newWebSocket(new Request.Builder().url(url).build(), listener);
    }

    public RateLimiter limits() {
        return limits;
    }

    /** Whether an error is temporary, so that the same call may succeed later. */
    public static boolean isPassing(String error) {
        return PASSING.contains(error);
    }

    /** Waits for a turn, then makes a call; for calls that nobody waits for. */
    public <R extends SlackApiTextResponse> R patiently(String method, Call<R> call)
            throws IOException, SlackApiException {
        return inTurn(method, true, call);
    }

    /** The same for a call that someone waits for. */
    public <R extends SlackApiTextResponse> R promptly(String method, Call<R> call)
            throws IOException, SlackApiException {
        return inTurn(method, false, call);
    }

    private <R extends SlackApiTextResponse> R inTurn(String method, boolean bulk, Call<R> call)
            throws IOException, SlackApiException {
        try {
            for (Duration wait = limits.turn(method, bulk); !wait.isZero(); wait = limits.turn(method, bulk)) {
                TimeUnit.NANOSECONDS.sleep(wait.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while waiting for Slack's rate limit", e);
        }
        return call(method, call);
    }

    /** A call of which only the success is read, however Slack shows what was changed. */
    public Call<PlainResponse> plainly(String method, Supplier<FormBody.Builder> form) {
        return reading(PlainResponse.class, method, form);
    }

    /** A call of which only a few fields of the response are read. */
    public <R extends PlainResponse> Call<R> reading(
            Class<R> response, String method, Supplier<FormBody.Builder> form) {
        return client -> client.postFormWithTokenAndParseResponse(request -> form.get(), method, botToken, response);
    }

    /** The same with one argument. */
    <R extends PlainResponse> Call<R> reading(Class<R> response, String method, String argument, String value) {
        return reading(response, method, () -> new FormBody.Builder().add(argument, value));
    }

    /**
     * Waits for a turn, then reads one page of a list.
     *
     * @param list the name of the list in the response
     * @param read reads one entry
     * @param each takes the entries, one after the other
     */
    public <T> ListPage page(
            String method, Map<String, String> parameters, String list, Function<JsonElement, T> read, Consumer<T> each)
            throws IOException, SlackApiException {
        return patiently(method, client -> {
            FormBody.Builder form = new FormBody.Builder();
            parameters.forEach(form::add);
            String url = slack.getConfig().getMethodsEndpointUrlPrefix() + method;
            try (Response response = slack.getHttpClient().postFormWithBearerHeader(url, botToken, form.build())) {
                if (!response.isSuccessful()) {
                    throw new SlackApiException(
                            slack.getConfig(), response, response.body().string());
                }
                return ListPage.read(response.body().charStream(), list, read, each);
            } catch (IllegalStateException e) {
                throw new JsonParseException("not the JSON that was expected", e);
            }
        });
    }

    /** Waits for a turn, then asks for what an id stands for, as someone whom we have not read yet waits for a reply. */
    public DescribedResponse described(String method, String argument, String id)
            throws IOException, SlackApiException {
        return promptly(method, reading(DescribedResponse.class, method, argument, id));
    }

    /** Makes a call immediately. */
    public <R extends SlackApiTextResponse> R call(String method, Call<R> call) throws IOException, SlackApiException {
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
            throw new IOException("an answer that isn't JSON", e);
        }
    }

    /** Makes a call, and returns {@code delivered} if it succeeds. */
    public <R extends SlackApiTextResponse> Outcome deliver(
            String method, Call<R> call, Function<R, Outcome> delivered) {
        try {
            R answer = call(method, call);
            if (INACTIVE.equals(answer.getError())) {
                Outcome refused = inactive();
                if (!(refused instanceof Outcome.Never)) {
                    return refused;
                }
                // Our token is valid, but perhaps only since then. If we get the same error again, it is about the
                // person.
                answer = call(method, call);
            }
            return answer.isOk() ? delivered.apply(answer) : failed(answer);
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

    /** What a response that is not ok means for delivery. */
    Outcome failed(SlackApiTextResponse answer) {
        String error = Objects.requireNonNullElse(answer.getError(), "no reason given");
        if (error.equals(INACTIVE)) {
            return inactive();
        }
        return AccountTrouble.of(error, answer.getNeeded())
                .orElseGet(() -> isPassing(error) ? new Outcome.Later(error, false) : new Outcome.Never(error));
    }

    /**
     * Finds out whose account is inactive: if ours, everything halts; if another's, we can't reach it; if unknown, it
     * is retried.
     */
    private Outcome inactive() {
        try {
            AuthTestResponse ours = call("auth.test", slack -> slack.authTest(r -> r));
            return AccountTrouble.of(Objects.requireNonNullElse(ours.getError(), ""), ours.getNeeded())
                    .orElseGet(() -> new Outcome.Never(INACTIVE));
        } catch (IOException | SlackApiException e) {
            return new Outcome.Later(INACTIVE, false);
        }
    }

    /** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
    public Outcome respond(String url, String text, List<LayoutBlock> blocks, boolean replaces) {
        JsonObject message = SlackJson.ephemeral(text, blocks);
        message.addProperty("replace_original", replaces);
        progress.reset();
        try (Response response = slack.getHttpClient().postJsonBody(url, message)) {
            int code = response.code();
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
