package obliged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import obliged.sandbox.wire.BotResponse;
import obliged.testing.Http;
import obliged.testing.Office;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Those who send their bodies slowly, or more than is fit, hold up nobody but themselves. */
@Tag("alone")
class SlowBodyTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final WholeBodies.Limits PATIENT = new WholeBodies.Limits(1_000, LONG, 1, LONG, 100, 100_000);

    @TempDir
    Path directory;

    private final List<Socket> senders = new ArrayList<>();
    private Server server = new Server();

    @AfterEach
    void close() throws Exception {
        for (Socket sender : senders) {
            sender.close();
        }
        server.stop();
    }

    /** Twice as many as there are threads. */
    @Test
    void sixtyFourSlowBodiesHoldUpNeitherRepliesNorTheHealthCheck() throws Exception {
        try (Office office = Office.in(directory)) {
            for (int i = 0; i < 64; i++) {
                send(office.bot().address(), "/slack/events", 1_000, "a");
            }
            assertThat(Http.get(office.bot().address().resolve("/health/live")).statusCode())
                    .isEqualTo(200);
            assertThat(Http.get(office.bot().address().resolve("/health/ready")).statusCode())
                    .isEqualTo(200);
            BotResponse reply = office.type("ana", "/ask @bo water the plants");
            assertThat(reply.text()).contains("I asked Bo: #1");
            for (Socket sender : senders) {
                assertThat(status(sender)).isEqualTo("408");
            }
        }
    }

    @Test
    void aBodyThatComesTooSlowlyIsRefused() throws Exception {
        URI address = start(new WholeBodies.Limits(1_000, Duration.ofMillis(50), 1_000_000, LONG, 100, 100_000));
        Socket slow = send(address, "/", 100, "a");
        assertThat(status(slow)).isEqualTo("408");
        assertThat(slow.getInputStream().readAllBytes()).isNotNull();
    }

    @Test
    void aBodyThatIsNotThereInTimeIsRefused() throws Exception {
        URI address =
                start(new WholeBodies.Limits(1_000, Duration.ofMillis(50), 0, Duration.ofMillis(80), 100, 100_000));
        assertThat(status(send(address, "/", 100, "a".repeat(99)))).isEqualTo("408");
    }

    @Test
    void aBodyThatComesInPartsIsReadWhole() throws Exception {
        Socket sender = send(start(PATIENT), "/", 9, "abc");
        write(sender, "def");
        write(sender, "ghi");
        assertThat(status(sender)).isEqualTo("200");
        assertThat(body(sender)).endsWith("abcdefghi");
    }

    @Test
    void aBodyInChunksIsReadWholeAndTheNextRequestToo() throws Exception {
        URI address = start(PATIENT);
        Socket sender = connect(address);
        write(sender, "POST / HTTP/1.1\r\nHost: us\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
        write(
                sender,
                "2\r\nde\r\n0\r\n\r\nPOST / HTTP/1.1\r\nHost: us\r\nConnection: close\r\nContent-Length: 2\r\n\r\nfg");
        String both = body(sender);
        assertThat(both).contains("abcde").endsWith("fg");
    }

    @Test
    void whoeverAsksFirstWhetherToSendIsToldTo() throws Exception {
        Socket sender = connect(start(PATIENT));
        write(sender, "POST / HTTP/1.1\r\nHost: us\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
        assertThat(status(sender)).isEqualTo("100");
        write(sender, "abc");
        assertThat(body(sender)).contains("200 OK").endsWith("abc");
    }

    @Test
    void aBodyThatIsTooLongIsRefusedAfterItWasLetIn() throws Exception {
        Socket sender = send(start(PATIENT), "/", 1_001, "a".repeat(1_000));
        write(sender, "a");
        assertThat(status(sender)).isEqualTo("413");
    }

    @Test
    void aBodyWithoutEndIsRefused() throws Exception {
        assertThat(status(send(start(PATIENT), "/", 1_000_000, "a".repeat(20_000))))
                .isEqualTo("413");
    }

    @Test
    void ofTooManyTheOldestGoes() throws Exception {
        URI address = start(new WholeBodies.Limits(1_000, LONG, 1, LONG, 2, 100_000));
        Socket first = send(address, "/", 9, "a");
        Socket second = send(address, "/", 9, "b");
        Socket third = send(address, "/", 9, "c");
        Socket refused = firstAnswered(first, second, third);
        senders.remove(refused);
        for (Socket sender : senders) {
            write(sender, "bcdefghi");
            assertThat(status(sender)).isEqualTo("200");
        }
        assertThat(status(refused)).isEqualTo("503");
    }

    @Test
    void ofTooMuchTheOldestGoes() throws Exception {
        URI address = start(new WholeBodies.Limits(1_000, LONG, 1, LONG, 100, 1_500));
        Socket first = send(address, "/", 1_000, "a".repeat(900));
        Socket second = send(address, "/", 1_000, "b".repeat(900));
        Socket refused = firstAnswered(first, second);
        assertThat(status(refused)).isEqualTo("503");
        Socket other = refused == first ? second : first;
        write(other, "c".repeat(100));
        assertThat(status(other)).isEqualTo("200");
    }

    /** What was refused or given up counts no longer. */
    @Test
    void roomIsMadeAgain() throws Exception {
        URI address = start(new WholeBodies.Limits(1_000, LONG, 1, LONG, 1, 1_000));
        for (int i = 0; i < 20; i++) {
            Socket sender = send(address, "/", 1_000, "a".repeat(999));
            if (i % 2 == 0) {
                write(sender, "a");
                assertThat(status(sender)).isEqualTo("200");
            } else {
                sender.close();
            }
        }
        assertThat(status(send(address, "/", 1_000, "a".repeat(1_000)))).isEqualTo("200");
    }

    /** A server that sends back what it was sent. */
    private URI start(WholeBodies.Limits limits) throws Exception {
        server = new Server(new QueuedThreadPool(8));
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new EagerContentHandler(
                new Handler.Abstract() {
                    @Override
                    public boolean handle(Request request, Response response, Callback callback) throws Exception {
                        String body = Content.Source.asString(request);
                        response.setStatus(200);
                        Content.Sink.write(response, true, body, callback);
                        return true;
                    }
                },
                new WholeBodies(limits)));
        server.start();
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    private Socket connect(URI address) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort());
        socket.setSoTimeout(20_000);
        senders.add(socket);
        return socket;
    }

    private Socket send(URI address, String path, int length, String begun) throws IOException {
        Socket socket = connect(address);
        write(socket, "POST " + path + " HTTP/1.1\r\nHost: us\r\nContent-Length: " + length + "\r\n\r\n" + begun);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private static Socket firstAnswered(Socket... sockets) throws IOException {
        while (true) {
            for (Socket socket : sockets) {
                if (socket.getInputStream().available() > 0) {
                    return socket;
                }
            }
            Thread.onSpinWait();
        }
    }

    /** The status of the answer, once it is there; leaves the connection after the head. */
    private static String status(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            assertThat(next).as("after %s", head).isNotNegative();
            head.append((char) next);
        }
        return head.toString().split(" ")[1];
    }

    private static String body(Socket socket) throws IOException {
        socket.shutdownOutput();
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
