package obliged.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The browser's door, on 127.0.0.1 only: it answers requests, and keeps those open that want to hear of changes. */
final class PageDoor implements AutoCloseable {
    /** More than the browser may load than this page itself brings, is a mistake or an attack. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " font-src 'self'; img-src 'self' data:; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

    /** Answers one request at a time, on as many threads as there are. */
    interface Answers {
        HttpAnswer answer(HttpCall call);
    }

    /** Writes to a browser until it is gone. */
    interface Stream {
        void to(OutputStream browser) throws IOException;
    }

    private final Server server;
    private final ServerConnector connector;
    private final Answers answers;
    private final Stream stream;

    PageDoor(int port, Answers answers, Stream stream) throws IOException {
        this.answers = answers;
        this.stream = stream;
        QueuedThreadPool threads = new QueuedThreadPool(64, 2);
        threads.setName("page");
        threads.setDaemon(true);
        server = new Server(threads);
        connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws IOException {
                open(request, response, callback);
                return true;
            }
        });
        try {
            server.start();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/");
    }

    private void open(Request request, Response response, Callback callback) throws IOException {
        HttpCall call = HttpDoor.read(request);
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.getHeaders().put("Content-Security-Policy", POLICY);
        response.getHeaders().put("Referrer-Policy", "no-referrer");
        response.getHeaders().put("Cache-Control", "no-store");
        if (Strangers.sent(call.header("host"), call.header("origin"))) {
            write(HttpAnswer.text(403, "text/plain", "only for this machine"), response, callback);
        } else if (call.path().equals("/changes")) {
            keepOpen(response, callback);
        } else {
            write(answers.answer(call), response, callback);
        }
    }

    private void keepOpen(Response response, Callback callback) {
        response.getHeaders().put("Content-Type", "text/event-stream; charset=utf-8");
        try (OutputStream browser = Content.Sink.asOutputStream(response)) {
            stream.to(browser);
            callback.succeeded();
        } catch (IOException e) {
            callback.failed(e);
        }
    }

    private static void write(HttpAnswer answer, Response response, Callback callback) {
        response.setStatus(answer.status());
        response.getHeaders().put("Content-Type", answer.type());
        answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
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
