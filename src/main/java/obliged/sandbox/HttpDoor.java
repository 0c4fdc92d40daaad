package obliged.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The server on 127.0.0.1 and nowhere else, because whoever reaches it may act as anybody. */
final class HttpDoor implements AutoCloseable {
    private final Server server;
    private final ServerConnector connector;

    HttpDoor(int port, Function<HttpCall, HttpAnswer> answers) {
        QueuedThreadPool threads = new QueuedThreadPool(64, 2);
        threads.setName("sandbox");
        threads.setDaemon(true);
        server = new Server(threads);
        connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws IOException {
                answer(request, response, callback, answers);
                return true;
            }
        });
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("the sandbox cannot listen on port " + port, e);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    private static void answer(
            Request request, Response response, Callback callback, Function<HttpCall, HttpAnswer> answers)
            throws IOException {
        HttpAnswer answer = answers.apply(read(request));
        if (answer.dropped()) {
            request.getConnectionMetaData().getConnection().getEndPoint().close();
            callback.succeeded();
            return;
        }
        response.setStatus(answer.status());
        response.getHeaders().put("Content-Type", answer.type());
        answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
    }

    static HttpCall read(Request request) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (HttpField field : request.getHeaders()) {
            String value = field.getValue();
            headers.put(field.getName().toLowerCase(Locale.ROOT), value == null ? "" : value);
        }
        String query = request.getHttpURI().getQuery();
        try (InputStream body = Request.asInputStream(request)) {
            return new HttpCall(
                    request.getMethod(),
                    Request.getPathInContext(request),
                    query == null ? "" : query,
                    headers,
                    body.readAllBytes());
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
