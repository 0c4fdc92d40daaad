package obliged.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import obliged.sandbox.blocks.Json;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/**
 * Slack's side of Socket Mode: the bot's connections, and the envelopes that wait to be acknowledged.
 * <a href="https://docs.slack.dev/apis/events-api/using-socket-mode">Using Socket Mode</a>
 */
public final class SocketMode {
    /** Where connections are opened, with a ticket that is good for one of them. */
    static final String PATH = "/link";

    /** More connections are turned away. */
    private static final int MOST_CONNECTIONS = 10;

    private static final int NORMAL_CLOSURE = 1000;
    private static final String PAYLOAD = "payload";

    private final String appId;
    private final Consumer<String> violations;
    private final Set<String> tickets = ConcurrentHashMap.newKeySet();
    private final List<Connection> connections = new ArrayList<>();
    private boolean on = true;
    private int turn;
    private int opened;

    /** {@code violations} is told what Slack would not accept. */
    public SocketMode(String appId, Consumer<String> violations) {
        this.appId = appId;
        this.violations = violations;
    }

    /** The address of a new connection, as {@code apps.connections.open} returns it. */
    public String ticket(String server) {
        String ticket = UUID.randomUUID().toString();
        tickets.add(ticket);
        return server.replaceFirst("^http", "ws") + PATH + "?ticket=" + ticket + "&app_id=" + appId;
    }

    /** Returns what handles a new connection, or nothing if its ticket is not good. */
    Optional<Session.Listener> accept(String query) {
        String ticket = ServerRequest.form(query).getOrDefault("ticket", "");
        return tickets.remove(ticket) ? Optional.of(new Connection()) : Optional.empty();
    }

    public synchronized int connections() {
        return connections.size();
    }

    /** How many connections were ever opened. */
    public synchronized int opened() {
        return opened;
    }

    /** How many requests wait to be acknowledged. */
    public int waiting() {
        return all().stream().mapToInt(connection -> connection.waiting.size()).sum();
    }

    /** Says that all connections will be closed in a while. They stay open, but get no more requests. */
    public void warn() {
        all().forEach(connection -> connection.disconnect("warning"));
    }

    /** Says that all connections have to be opened anew. They stay open, but get no more requests. */
    public void refresh() {
        all().forEach(connection -> connection.disconnect("refresh_requested"));
    }

    /** Turns Socket Mode off in the app's settings. */
    public void turnOff() {
        synchronized (this) {
            on = false;
        }
        all().forEach(connection -> connection.turnAway("link_disabled"));
    }

    public synchronized void turnOn() {
        on = true;
    }

    /** Closes all connections in the usual way. */
    public void closeAll() {
        all().forEach(Connection::close);
    }

    /** Cuts all connections, as when the network is gone. */
    public void cut() {
        all().forEach(Connection::cut);
    }

    /** Lets all connections of now fall silent: they stay open, but nothing comes or goes any more, not even a pong. */
    public void silence() {
        all().forEach(connection -> connection.silent = true);
    }

    private synchronized List<Connection> all() {
        return List.copyOf(connections);
    }

    /** How an envelope ended: with status 200 and the payload of its acknowledgement, or with 0 and why there is none. */
    record Outcome(int status, String body) {}

    /** Sends a request on one of the connections, and waits for its acknowledgement. */
    Outcome send(BotClient.Request request, Duration patience) {
        Connection connection = next();
        if (connection == null) {
            return new Outcome(0, "dispatch_failed");
        }
        String id = UUID.randomUUID().toString();
        ObjectNode envelope = envelope(request, id);
        try {
            return connection.send(id, envelope).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new Outcome(0, "operation_timeout");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(0, "dispatch_failed");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            connection.waiting.remove(id);
        }
    }

    /** Requests go to the connections in turn. */
    private synchronized @Nullable Connection next() {
        List<Connection> open =
                connections.stream().filter(connection -> !connection.leaving).toList();
        return open.isEmpty() ? null : open.get(turn++ % open.size());
    }

    private static ObjectNode envelope(BotClient.Request request, String id) {
        if (request.type().equals("application/json")) {
            String attempt = request.headers().getOrDefault(EventSender.RETRY_NUM, "0");
            String reason = request.headers().getOrDefault(EventSender.RETRY_REASON, "");
            return Json.object(
                    PAYLOAD,
                    Json.read(request.bodyText()),
                    "envelope_id",
                    id,
                    "type",
                    "events_api",
                    "accepts_response_payload",
                    false,
                    "retry_attempt",
                    Integer.parseInt(attempt),
                    "retry_reason",
                    reason.replaceFirst("^http_timeout$", "timeout"));
        }
        Map<String, String> form = ServerRequest.form(request.bodyText());
        String interaction = form.get(PAYLOAD);
        ObjectNode command = Json.object();
        form.forEach(command::put);
        return Json.object(
                PAYLOAD,
                interaction != null ? Json.read(interaction) : command,
                "envelope_id",
                id,
                "type",
                interaction != null ? "interactive" : "slash_commands",
                "accepts_response_payload",
                true);
    }

    /** One connection of the bot; public because Jetty calls it. */
    public final class Connection extends Session.Listener.AbstractAutoDemanding {
        private final Map<String, CompletableFuture<Outcome>> waiting = new ConcurrentHashMap<>();
        private final Set<String> payloadRefused = ConcurrentHashMap.newKeySet();

        /** Whether the bot was told to leave it, so that it gets no more requests. */
        private volatile boolean leaving;

        private volatile boolean silent;

        private Connection() {}

        @Override
        public void onWebSocketOpen(Session session) {
            super.onWebSocketOpen(session);
            int count;
            String refused = null;
            synchronized (SocketMode.this) {
                if (!on) {
                    refused = "link_disabled";
                } else if (connections.size() >= MOST_CONNECTIONS) {
                    refused = "too_many_websockets";
                } else {
                    connections.add(this);
                    opened++;
                }
                count = connections.size();
            }
            if (refused != null) {
                turnAway(refused);
                return;
            }
            write(Json.object(
                    "type",
                    "hello",
                    "num_connections",
                    count,
                    "debug_info",
                    Json.object("host", "sandbox", "build_number", 1, "approximate_connection_time", 18_060),
                    "connection_info",
                    Json.object("app_id", appId)));
        }

        CompletableFuture<Outcome> send(String id, ObjectNode envelope) {
            CompletableFuture<Outcome> outcome = new CompletableFuture<>();
            waiting.put(id, outcome);
            if (!envelope.path("accepts_response_payload").asBoolean()) {
                payloadRefused.add(id);
            }
            write(envelope);
            if (!getSession().isOpen()) {
                outcome.complete(new Outcome(0, "dispatch_failed"));
            }
            return outcome;
        }

        private void write(ObjectNode message) {
            if (!silent) {
                getSession().sendText(Json.write(message), Callback.NOOP);
            }
        }

        void disconnect(String reason) {
            leaving = true;
            write(Json.object("type", "disconnect", "reason", reason, "debug_info", Json.object("host", "sandbox")));
        }

        void turnAway(String reason) {
            disconnect(reason);
            close();
        }

        void close() {
            getSession().close(NORMAL_CLOSURE, "", Callback.NOOP);
        }

        void cut() {
            getSession().disconnect();
        }

        /** Answered here, not by the server itself, so that a silent connection does not answer. */
        @Override
        public void onWebSocketPing(ByteBuffer data) {
            if (!silent) {
                getSession().sendPong(data, Callback.NOOP);
            }
        }

        @Override
        public void onWebSocketText(String message) {
            if (silent) {
                return;
            }
            JsonNode ack = Json.read(message);
            String id = ack.path("envelope_id").asText("");
            if (id.isEmpty()) {
                violations.accept("no envelope_id: " + message.toLowerCase(Locale.ROOT));
                return;
            }
            if (ack.has(PAYLOAD) && payloadRefused.remove(id)) {
                violations.accept("a payload where none is accepted");
            }
            CompletableFuture<Outcome> outcome = waiting.get(id);
            // One that comes too late is ignored.
            if (outcome != null) {
                JsonNode payload = ack.path(PAYLOAD);
                outcome.complete(new Outcome(200, payload.isMissingNode() ? "" : Json.write(payload)));
            }
        }

        @Override
        public void onWebSocketError(Throwable cause) {
            gone();
        }

        @Override
        public void onWebSocketClose(int code, String reason) {
            gone();
        }

        private void gone() {
            synchronized (SocketMode.this) {
                connections.remove(this);
            }
            waiting.values().forEach(outcome -> outcome.complete(new Outcome(0, "connection_failed")));
        }
    }
}
