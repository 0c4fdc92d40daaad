package obliged.sandbox.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;

/** An HTTP server on 127.0.0.1 and nowhere else, because anyone who reaches it can act as anybody. */
public final class SandboxServer implements AutoCloseable {
    /** A browser that would load more than the page itself brings does so by mistake or under attack. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " font-src 'self'; img-src 'self' data:; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

    /** Of a response over Socket Mode, which may hold a whole view. */
    private static final long LONGEST_MESSAGE = 1_000_000;

    private static final String THIS_MACHINE = "(127\\.0\\.0\\.1|localhost)(:\\d+)?";

    /** Writes server-sent events to a browser until it is gone. */
    @FunctionalInterface
    public interface EventStream {
        void to(OutputStream browser) throws IOException;
    }

    private final Server server;
    private final ServerConnector connector;

    private SandboxServer(String name, int port, @Nullable SocketMode socket, Request.Handler handler)
            throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool(64, 2);
        threads.setName(name);
        threads.setDaemon(true);
        server = new Server(threads);
        connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
        Handler http = new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                return handler.handle(request, response, callback);
            }
        };
        server.setHandler(socket == null ? http : upgrading(socket, http));
        try {
            server.start();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Handler upgrading(SocketMode socket, Handler http) {
        WebSocketUpgradeHandler upgrades = WebSocketUpgradeHandler.from(server, container -> {
            // Slack closes a connection after hours, or when it does not get through.
            container.setIdleTimeout(Duration.ZERO);
            container.setMaxTextMessageSize(LONGEST_MESSAGE);
            container.addMapping(SocketMode.PATH, (request, response, callback) -> {
                Optional<Session.Listener> accepted =
                        socket.accept(request.getHttpURI().getQuery());
                if (accepted.isEmpty()) {
                    Response.writeError(request, response, callback, HttpStatus.FORBIDDEN_403);
                }
                return accepted.orElse(null);
            });
        });
        upgrades.setHandler(http);
        return upgrades;
    }

    /**
     * Listens for the bot.
     *
     * @param port 0 for any free one
     * @param socket takes the bot's connections, if it uses Socket Mode
     * @throws IOException if the port is taken
     */
    public static SandboxServer forBot(
            int port, @Nullable SocketMode socket, Function<ServerRequest, ServerResponse> answers) throws IOException {
        return new SandboxServer("sandbox", port, socket, (request, response, callback) -> {
            ServerResponse answer = answers.apply(read(request));
            if (answer.dropped()) {
                request.getConnectionMetaData().getConnection().getEndPoint().close();
                callback.succeeded();
            } else {
                write(answer, response, callback);
            }
            return true;
        });
    }

    /**
     * Listens for browsers on this machine, and keeps the requests for {@code /changes} open.
     *
     * @param port 0 for any free one
     * @throws IOException if the port is taken
     */
    public static SandboxServer forBrowsers(
            int port, Function<ServerRequest, ServerResponse> answers, EventStream changes) throws IOException {
        return new SandboxServer("page", port, null, (request, response, callback) -> {
            ServerRequest call = read(request);
            response.getHeaders().put("X-Content-Type-Options", "nosniff");
            response.getHeaders().put("Content-Security-Policy", POLICY);
            response.getHeaders().put("Referrer-Policy", "no-referrer");
            response.getHeaders().put("Cache-Control", "no-store");
            if (!isFromThisMachine(call)) {
                write(ServerResponse.text(403, "text/plain", "only for this machine"), response, callback);
            } else if (call.path().equals("/changes")) {
                keepOpen(changes, response, callback);
            } else {
                write(answers.apply(call), response, callback);
            }
            return true;
        });
    }

    /** False for a web page that reaches us through the browser, from its own origin or under a name that points to 127.0.0.1. */
    private static boolean isFromThisMachine(ServerRequest call) {
        String host = call.header("host");
        String origin = call.header("origin");
        return host.matches(THIS_MACHINE) && (origin.isEmpty() || origin.equals("http://" + host));
    }

    /** Without a path. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    private static ServerRequest read(Request request) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (HttpField field : request.getHeaders()) {
            String value = field.getValue();
            headers.put(field.getName().toLowerCase(Locale.ROOT), value == null ? "" : value);
        }
        String query = request.getHttpURI().getQuery();
        try (InputStream body = Request.asInputStream(request)) {
            return new ServerRequest(
                    request.getMethod(),
                    Request.getPathInContext(request),
                    query == null ? "" : query,
                    headers,
                    body.readAllBytes());
        }
    }

    private static void write(ServerResponse answer, Response response, Callback callback) {
        response.setStatus(answer.status());
        response.getHeaders().put("Content-Type", answer.type());
        answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
    }

    private static void keepOpen(EventStream events, Response response, Callback callback) {
        response.getHeaders().put("Content-Type", "text/event-stream; charset=utf-8");
        try (OutputStream browser = Content.Sink.asOutputStream(response)) {
            events.to(browser);
            callback.succeeded();
        } catch (IOException e) {
            callback.failed(e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
