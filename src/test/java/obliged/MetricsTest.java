package obliged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;
import obliged.sandbox.Sandbox;
import obliged.sandbox.api.Fault;
import obliged.sandbox.wire.Limits;
import obliged.testing.Http;
import obliged.testing.Office;
import obliged.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a monitoring system reads. */
class MetricsTest {
    @TempDir
    Path directory;

    private final SettableClock clock = new SettableClock(Office.SUNDAY);
    private Sandbox slack;
    private Bot bot;

    @BeforeEach
    void start() throws Exception {
        slack = Sandbox.builder(clock).limits(Limits.none()).start();
        bot = Bot.start(config(new InetSocketAddress("127.0.0.1", 0)), clock, 0.01);
        slack.connect(bot.address().resolve("/slack/events"));
        assertThat(slack.world().await(Duration.ofSeconds(30), bot::isReady)).isTrue();
    }

    private Config config(InetSocketAddress metrics) {
        return new Config(
                slack.botToken(),
                slack.signingSecret(),
                slack.apiUrl().toString(),
                "127.0.0.1",
                0,
                directory.resolve("obliged.db"),
                ZoneId.of("UTC"),
                "/ask",
                "/thanks",
                10,
                new Config.Operation(null, null, metrics, false));
    }

    @AfterEach
    void close() throws Exception {
        bot.close();
        slack.close();
    }

    private HttpResponse<String> get(String path) {
        return Http.get(URI.create(
                "http://127.0.0.1:" + bot.metricsAddress().orElseThrow().getPort() + path));
    }

    private List<String> metrics() {
        HttpResponse<String> response = get("/metrics");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        return response.body().lines().toList();
    }

    private void await(Predicate<List<String>> condition) {
        assertThat(slack.world().await(Duration.ofSeconds(30), () -> condition.test(metrics())))
                .isTrue();
    }

    @Test
    void whatIsDoneIsCounted() throws Exception {
        slack.as("ana").in("general").type("/ask @bo quuxwords");
        slack.as("bo").in("general").type("/ask accept 1");
        slack.post("text/plain", "command=%2Fask", "1", "v0=0");
        await(lines -> lines.contains("obliged_outbox_waiting 0.0")
                && lines.contains("obliged_steps_total{step=\"log\"} 1.0")
                && lines.contains("obliged_steps_total{step=\"accept\"} 1.0"));
        bot.catchUp();

        List<String> lines = metrics();

        assertThat(lines)
                .contains(
                        "obliged_replies_seconds_count{kind=\"command\",status=\"200\"} 2",
                        "obliged_replies_seconds_count{kind=\"unread\",status=\"401\"} 1",
                        "obliged_outbox_oldest_seconds 0.0",
                        "obliged_ticks_failing 0.0")
                .anyMatch(line -> line.matches(
                        "obliged_replies_seconds_bucket\\{kind=\"command\",status=\"200\",le=\"3.0\"} 2(\\.0)?"))
                .anyMatch(line -> line.matches("obliged_outbox_sent_total [1-9].*"))
                .anyMatch(line -> line.matches("obliged_ticks_total [1-9].*"))
                .anyMatch(line -> line.matches("obliged_file_size_bytes [1-9].*"))
                .anyMatch(line -> line.matches("obliged_wal_size_bytes [1-9].*"))
                .anyMatch(line -> line.matches("jvm_memory_used_bytes\\{.*"))
                .anyMatch(line -> line.matches("disk_free_bytes\\{.*"))
                .noneMatch(line -> line.contains("quux") || line.contains("U0") || line.contains("T0OBLIGED"));
    }

    @Test
    void whatFailsIsCountedByItsErrorAndWhatWaitsIsTold() {
        slack.faults().add(Fault.error("fatal_error").on("chat.postMessage"));
        slack.as("ana").in("general").type("/ask @bo water the plants");
        await(lines ->
                lines.stream().anyMatch(line -> line.startsWith("obliged_outbox_failed_total{error=\"fatal_error\"}"))
                        && lines.stream().anyMatch(line -> line.matches("obliged_outbox_waiting [1-9].*")));
        clock.pass(Duration.ofMinutes(5));
        assertThat(metrics()).anyMatch(line -> line.matches("obliged_outbox_oldest_seconds (29|30)\\d.*"));
    }

    @Test
    void onlyOneAddressIsServedAndItsTroubleIsToldInASentence() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(404);
        assertThat(get("/health/ready").statusCode()).isEqualTo(404);
        assertThat(Http.get(bot.address().resolve("/metrics")).statusCode()).isEqualTo(404);
        try (ServerSocket taken = new ServerSocket(0)) {
            InetSocketAddress address = new InetSocketAddress("127.0.0.1", taken.getLocalPort());
            bot.close();
            assertThatThrownBy(() -> bot = Bot.start(config(address), clock, 0.01))
                    .isInstanceOf(Config.Problems.class)
                    .hasMessageContaining("OBLIGED_METRICS is 127.0.0.1:" + taken.getLocalPort());
        }
    }
}
