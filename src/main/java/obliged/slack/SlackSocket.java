package obliged.slack;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.apps.connections.AppsConnectionsOpenResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import obliged.shared.RequestId;
import obliged.shared.Service;
import obliged.slack.api.SlackCalls;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes Slack's requests over Socket Mode, where we connect to Slack. A request is acknowledged on the connection that
 * it came on, once it was handled; one that fails is not, so that Slack sends it again or tells who sent it.
 * https://docs.slack.dev/apis/events-api/using-socket-mode
 *
 * <p>Slack's SDK has a client for this. It closes the old connection at once when Slack asks for a new one, and so
 * loses acknowledgements; and it knows no {@code NO_PROXY}.
 */
public final class SlackSocket implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SlackSocket.class);
    private static final Gson GSON = new Gson();
    private static final String OPEN = "apps.connections.open";
    private static final RequestHeaders NO_HEADERS = new RequestHeaders(Map.of());
    private static final int NORMAL_CLOSURE = 1000;

    /** A connection whose pings are not answered before the next one is taken for dead. */
    private static final Duration BETWEEN_PINGS = Duration.ofSeconds(10);

    private static final Duration SHORTEST_BETWEEN_PINGS = Duration.ofSeconds(1);
    private static final Duration HELLO_WITHIN = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /** A connection that lasted so long was not one of a series that fails. */
    private static final Duration SOUND = Duration.ofMinutes(1);

    /** As long as Slack waits for the requests that are in progress. */
    private static final Duration PATIENCE_AT_END = Duration.ofMillis(3_500);

    private static final int THREADS = 16;
    private static final int MOST_WAITING = 500;

    /** Is told how each request was answered, as with HTTP. */
    public interface Observer {
        void replied(String kind, int status, Duration took);
    }

    private final SlackCalls calls;
    private final String appToken;
    private final SlackRequests requests;
    private final Observer observer;
    private final double pace;
    private final Service service = new Service("socket", this::run);
    private final ThreadPoolExecutor handlers;

    /** The newest connection, which may not be open yet. */
    private volatile @Nullable Connection newest;

    /** The newest connection that Slack has greeted, until it ends. */
    private volatile @Nullable Connection greeted;

    /** The one that was greeted before that, until it ends. */
    private volatile @Nullable Connection before;

    private volatile String problem = "not connected to Slack yet";
    private volatile boolean closing;

    /** Pauses are multiplied by {@code pace}. */
    public SlackSocket(SlackCalls calls, String appToken, SlackRequests requests, Observer observer, double pace) {
        this.calls = calls;
        this.appToken = appToken;
        this.requests = requests;
        this.observer = observer;
        this.pace = pace;
        AtomicInteger count = new AtomicInteger();
        this.handlers = new ThreadPoolExecutor(
                THREADS, THREADS, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), task -> {
                    Thread thread = new Thread(task, "socket-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        handlers.allowCoreThreadTimeOut(true);
    }

    /** The thread that keeps us connected. */
    public Service service() {
        return service;
    }

    public void start() {
        service.start();
    }

    /** Why we are not connected to Slack, unless we are. */
    public Optional<String> problem() {
        return greeted != null ? Optional.empty() : Optional.of(problem);
    }

    /** Why a connection ended. An {@code expected} end is one that Slack asks for now and then. */
    private record End(String why, boolean expected) {}

    private void run() {
        int failures = 0;
        try {
            while (!service.isStopped()) {
                long began = System.nanoTime();
                End end = connect();
                if (service.isStopped()) {
                    return;
                }
                boolean sound = System.nanoTime() - began > scaled(SOUND).toNanos();
                failures = end.expected || sound ? 0 : failures + 1;
                Duration pause = end.expected ? Duration.ZERO : pause(failures);
                if (!end.expected) {
                    problem = end.why;
                    log.warn("{}; connecting again in {} s", end.why, pause.toSeconds());
                }
                service.pause(scaled(pause));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration pause(int failures) {
        Duration pause = failures == 0 ? Duration.ZERO : Duration.ofSeconds(1L << Math.min(failures - 1, 6));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private Duration scaled(Duration time) {
        return Duration.ofNanos((long) (time.toNanos() * pace));
    }

    /** Opens a connection, and returns when another one is needed. */
    private End connect() throws InterruptedException {
        Connection connection = new Connection();
        newest = connection;
        try {
            Duration turn = calls.limits().turn(OPEN, false);
            while (!turn.isZero()) {
                if (!service.pause(turn)) {
                    return new End("stopped", true);
                }
                turn = calls.limits().turn(OPEN, false);
            }
            AppsConnectionsOpenResponse opened =
                    calls.call(OPEN, client -> client.appsConnectionsOpen(request -> request.token(appToken)));
            if (!opened.isOk()) {
                return new End(refused(Objects.requireNonNullElse(opened.getError(), "no reason given")), false);
            }
            Duration pings = scaled(BETWEEN_PINGS);
            connection.open(
                    Objects.requireNonNullElse(opened.getUrl(), ""),
                    pings.compareTo(SHORTEST_BETWEEN_PINGS) < 0 ? SHORTEST_BETWEEN_PINGS : pings);
            if (closing) {
                connection.close();
            }
            return connection.awaitEnd();
        } catch (SlackApiException e) {
            return new End("Can't connect to Slack: HTTP " + e.getResponse().code(), false);
        } catch (IOException | IllegalArgumentException e) {
            return new End("Can't connect to Slack: " + e.getClass().getSimpleName(), false);
        }
    }

    private static String refused(String error) {
        return switch (error) {
            case "invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive" ->
                "Slack rejects SLACK_APP_TOKEN (" + error
                        + "): make a new App-Level Token with the scope connections:write, under Basic Information";
            case "not_allowed_token_type", "missing_scope" ->
                "Slack rejects SLACK_APP_TOKEN (" + error
                        + "): it must be an App-Level Token with the scope connections:write";
            default -> "Slack refuses the connection: " + error;
        };
    }

    private static String disconnected(String reason) {
        return switch (reason) {
            case "link_disabled" -> "Slack ended the connection: turn on Socket Mode in the settings of your Slack app";
            case "too_many_websockets" ->
                "Slack ended the connection because this app already has ten: stop the other processes that use its token";
            default -> "Slack ended the connection: " + reason;
        };
    }

    private void handle(Connection connection, JsonObject envelope) {
        long began = System.nanoTime();
        RequestId.begin();
        try {
            SlackRequests.Handled handled = requests.handle(body(envelope), NO_HEADERS);
            Response response = handled.response();
            if (response.getStatusCode() < 300) {
                connection.acknowledge(envelope, response);
            }
            observer.replied(handled.kind(), response.getStatusCode(), Duration.ofNanos(System.nanoTime() - began));
        } finally {
            RequestId.end();
        }
    }

    /** What Slack would send over HTTP: a command as a form, what was pressed or sent as a field of one, an event as JSON. */
    private static String body(JsonObject envelope) {
        JsonElement payload = envelope.get("payload");
        return switch (text(envelope, "type")) {
            case "slash_commands" ->
                payload instanceof JsonObject command
                        ? command.entrySet().stream()
                                .filter(field -> field.getValue().isJsonPrimitive())
                                .map(field ->
                                        field(field.getKey(), field.getValue().getAsString()))
                                .collect(Collectors.joining("&"))
                        : "";
            case "interactive" -> field("payload", String.valueOf(payload));
            default -> String.valueOf(payload);
        };
    }

    private static String field(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String text(JsonObject message, String field) {
        JsonElement value = message.get(field);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }

    /** Handles the requests that have arrived, takes no more, then closes the connections. */
    @Override
    public void close() {
        closing = true;
        service.stopSoon();
        handlers.shutdown();
        try {
            if (!handlers.awaitTermination(PATIENCE_AT_END.toMillis(), TimeUnit.MILLISECONDS)) {
                handlers.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Connection connection : new Connection[] {before, greeted, newest}) {
            if (connection != null) {
                connection.close();
            }
        }
        service.stop(Duration.ofSeconds(1));
    }

    private final class Connection extends WebSocketListener {
        private final CompletableFuture<Void> hello = new CompletableFuture<>();
        private final CompletableFuture<End> end = new CompletableFuture<>();
        private volatile @Nullable WebSocket socket;

        void open(String url, Duration betweenPings) {
            socket = calls.webSocket(url, betweenPings, this);
        }

        End awaitEnd() throws InterruptedException {
            try {
                CompletableFuture.anyOf(hello, end).get(HELLO_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
                return end.get();
            } catch (TimeoutException e) {
                ended("Can't connect to Slack: no hello");
                cancel();
                return end.join();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void onMessage(WebSocket from, String text) {
            if (!text.startsWith("{")) {
                return;
            }
            try {
                JsonObject message = GSON.fromJson(text, JsonObject.class);
                switch (text(message, "type")) {
                    case "hello" -> hello();
                    case "disconnect" -> left(text(message, "reason"));
                    default -> take(message);
                }
            } catch (JsonParseException | ClassCastException e) {
                log.warn(
                        "a message from Slack could not be read: {}",
                        e.getClass().getSimpleName());
            }
        }

        private void hello() {
            if (end.isDone()) {
                return;
            }
            Connection oldest;
            synchronized (SlackSocket.this) {
                // The one before is left to Slack to close, since its last requests are acknowledged on it.
                oldest = before;
                before = greeted;
                greeted = this;
            }
            if (oldest != null) {
                oldest.close();
            }
            hello.complete(null);
            log.info("connected to Slack");
        }

        private void left(String reason) {
            boolean expected = reason.equals("warning") || reason.equals("refresh_requested");
            end.complete(new End(disconnected(reason), expected));
            if (!expected) {
                forget();
            }
        }

        private void take(JsonObject envelope) {
            if (closing || text(envelope, "envelope_id").isEmpty()) {
                return;
            }
            try {
                handlers.execute(() -> handle(this, envelope));
            } catch (RejectedExecutionException e) {
                log.warn("overloaded: a request from Slack was left unanswered");
            }
        }

        void acknowledge(JsonObject envelope, Response response) {
            JsonObject acknowledgement = new JsonObject();
            acknowledgement.add("envelope_id", envelope.get("envelope_id"));
            JsonElement accepts = envelope.get("accepts_response_payload");
            String body = response.getBody();
            if (body != null && !body.isEmpty() && accepts != null && accepts.getAsBoolean()) {
                acknowledgement.add("payload", payload(response.getContentType(), body));
            }
            WebSocket open = socket;
            if (open == null || !open.send(GSON.toJson(acknowledgement))) {
                log.warn("the connection ended before a request from Slack was answered");
            }
        }

        private static JsonElement payload(String type, String body) {
            if (type.startsWith("application/json")) {
                return GSON.fromJson(body, JsonElement.class);
            }
            JsonObject text = new JsonObject();
            text.addProperty("text", body);
            return text;
        }

        @Override
        public void onClosing(WebSocket from, int code, String reason) {
            from.close(NORMAL_CLOSURE, null);
            ended("the connection to Slack was closed (" + code + ")");
        }

        @Override
        public void onFailure(WebSocket from, Throwable fault, okhttp3.@Nullable Response response) {
            ended("the connection to Slack was lost: " + fault.getClass().getSimpleName());
        }

        private void ended(String why) {
            end.complete(new End(why, false));
            forget();
        }

        private void forget() {
            synchronized (SlackSocket.this) {
                if (greeted == this) {
                    problem = end.join().why;
                    greeted = null;
                }
                if (before == this) {
                    before = null;
                }
            }
        }

        void close() {
            WebSocket open = socket;
            if (open != null) {
                open.close(NORMAL_CLOSURE, null);
            }
            ended("closed");
        }

        private void cancel() {
            WebSocket open = socket;
            if (open != null) {
                open.cancel();
            }
        }
    }
}
