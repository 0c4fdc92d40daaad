package obliged.slack.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import obliged.outbox.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An answer of Slack's that goes on coming and never ends. */
class SlowSlackTest {
    @Test
    @Timeout(20)
    void anAnswerThatNeverEndsIsGivenUp() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        try (ServerSocket slack = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> drip(slack, done), "slow Slack");
            server.start();
            String address = "http://127.0.0.1:" + slack.getLocalPort() + "/api/";
            try (SlackCalls calls =
                    new SlackCalls(address, "xoxb-1", RateLimiter.scaled(0.001), Duration.ofMillis(300))) {
                Outcome outcome =
                        calls.deliver("auth.test", client -> client.authTest(r -> r), answer -> new Outcome.Settled());
                assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Outcome.Later.class,
                                later -> assertThat(later.doubt()).isTrue());
            }
            done.countDown();
            server.join();
        }
    }

    /** A byte now and then, far more often than a client gives up waiting for the next one. */
    private static void drip(ServerSocket slack, CountDownLatch done) {
        try (Socket client = slack.accept()) {
            OutputStream out = client.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n{"
                    .getBytes(StandardCharsets.US_ASCII));
            while (!done.await(20, TimeUnit.MILLISECONDS)) {
                out.write(' ');
                out.flush();
            }
        } catch (IOException | InterruptedException e) {
            // The client has gone.
            assertThat(e).isNotNull();
        }
    }
}
