package obliged;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import obliged.sandbox.Sandbox;
import obliged.sandbox.wire.Limits;
import obliged.shared.Service;
import obliged.testing.Http;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No thread of ours ends unnoticed. */
@Tag("alone")
class SupervisorTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"store", "delivery", "ticker", "directory"})
    void aThreadThatEndsIsStartedAgainAndUntilThenTheProcessIsNotLive(String name) throws Exception {
        try (Sandbox slack = Sandbox.builder(InstantSource.system())
                        .limits(Limits.none())
                        .start();
                Bot bot = Bot.start(config(slack), InstantSource.system(), 0.2)) {
            slack.connect(bot.address().resolve("/slack/events"));
            await(() -> bot.isReady() && live(bot).statusCode() == 200);
            Thread before = thread(name);

            before.interrupt();

            await(() -> live(bot).statusCode() == 503);
            assertThat(live(bot).body()).contains(name);
            await(() -> live(bot).statusCode() == 200);
            assertThat(thread(name)).isNotSameAs(before);
            assertThat(slack.as("ana")
                            .in("general")
                            .type("/ask @bo water the plants")
                            .text())
                    .contains("I asked Bo: #1");
            await(() -> slack.as("bo").inDm().find("water the plants").isPresent());
        }
    }

    @Test
    void aThreadThatKeepsEndingIsStartedAgainAtGrowingPauses() throws Exception {
        AtomicInteger starts = new AtomicInteger();
        Service failing = new Service("failing", () -> {
            starts.incrementAndGet();
            throw new StackOverflowError();
        });
        failing.start();
        long began = System.nanoTime();
        try (Supervisor supervisor = new Supervisor(List.of(failing), 0.01)) {
            supervisor.start();
            await(() -> starts.get() >= 5);

            // Of 2, 4 and 8 hundredths of a second between the second start and the fifth.
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(140));
            assertThat(supervisor.ended()).containsExactly("failing");
        }
    }

    @Test
    void aThreadThatWasStoppedStaysSoAndIsNotMissed() throws Exception {
        Service stopped = new Service("stopped", () -> {});
        stopped.stop(Duration.ZERO);
        Supervisor supervisor = new Supervisor(List.of(stopped), 0.01);
        supervisor.start();
        await(() -> supervisor.ended().isEmpty());
        supervisor.close();

        assertThat(stopped.isRunning()).isFalse();
    }

    @Test
    void theSupervisorItselfIsMissedAndStartedAgain() throws Exception {
        Supervisor supervisor = new Supervisor(List.of(), 0.01);

        assertThat(supervisor.ended()).containsExactly("supervisor");
        assertThat(supervisor.ended()).isEmpty();
        supervisor.close();
        assertThat(supervisor.ended()).isEmpty();
    }

    private Config config(Sandbox slack) throws Exception {
        return Config.of(Map.of(
                "SLACK_BOT_TOKEN", slack.botToken(),
                "SLACK_SIGNING_SECRET", slack.signingSecret(),
                "SLACK_API_URL", slack.apiUrl().toString(),
                "OBLIGED_HOST", "127.0.0.1",
                "PORT", "0",
                "OBLIGED_DB", directory.resolve("obliged.db").toString()));
    }

    private static HttpResponse<String> live(Bot bot) {
        return Http.get(bot.address().resolve("/health/live"));
    }

    private static Thread thread(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name) && thread.isAlive())
                .findFirst()
                .orElseThrow();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 4_000 && !condition.getAsBoolean(); i++) {
            Thread.sleep(5);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
