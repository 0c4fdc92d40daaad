package obliged.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import obliged.sandbox.Sandbox;
import obliged.sandbox.wire.Limits;
import obliged.testing.BotProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second process on the same file, which takes over when the first one ends. */
@Tag("alone")
class StandbyTest {
    private static final Duration LOOK = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration TAKES_OVER_WITHIN = Duration.ofSeconds(2);

    @TempDir
    Path directory;

    private final List<BotProcess> processes = new ArrayList<>();
    private Path file;
    private Sandbox slack;
    private BotProcess first;

    @BeforeEach
    void open() throws Exception {
        file = directory.resolve("obliged.db");
        slack = Sandbox.builder(InstantSource.system()).limits(Limits.none()).start();
        first = process();
        assertThat(first.start()).as(first::said).isTrue();
        await(PATIENCE, first::isReady);
        assertThat(type("water the plants")).contains("I asked Bo: #1");
    }

    @AfterEach
    void close() throws Exception {
        for (BotProcess process : processes) {
            process.close();
        }
        slack.close();
    }

    @Test
    void itIsAliveAndNotReadyAndTakesOverFromAProcessThatWasKilled() throws Exception {
        BotProcess second = standby();
        assertThat(second.health("ready")).isEqualTo(503);
        assertThat(second.ready()).contains("standing by");
        assertThat(type("feed the cat")).contains("I asked Bo: #2");

        first.kill();

        await(TAKES_OVER_WITHIN, () -> second.health("ready") == 200);
        slack.connect(second.requestUrl());
        assertThat(type("close the window")).contains("I asked Bo: #3");
        assertThat(second.health("live")).isEqualTo(200);
    }

    @Test
    void ofTwoThatStandByOneTakesOverFromAProcessThatWasStopped() throws Exception {
        BotProcess second = standby();
        BotProcess third = standby();

        first.stop();

        await(TAKES_OVER_WITHIN, () -> second.health("ready") == 200 || third.health("ready") == 200);
        BotProcess next = second.health("ready") == 200 ? second : third;
        BotProcess last = next == second ? third : second;
        assertThat(last.health("live")).isEqualTo(200);
        assertThat(last.health("ready")).isEqualTo(503);
        next.kill();
        await(TAKES_OVER_WITHIN, () -> last.health("ready") == 200);
        slack.connect(last.requestUrl());
        assertThat(type("feed the cat")).contains("I asked Bo: #2");
    }

    @Test
    void itDoesNotBeginAnEmptyFileInThePlaceOfOneThatWasDeleted() throws Exception {
        BotProcess second = standby();

        Files.delete(file);

        await(PATIENCE, () -> !first.isAlive() && !second.isAlive());
        assertThat(second.exitValue()).isEqualTo(2);
        assertThat(second.said()).contains("obliged.db was deleted or replaced while Obliged was waiting for it");
        assertThat(file).doesNotExist();
    }

    @Test
    void itBeginsAtOnceWhereNoOtherProcessRuns() throws Exception {
        first.stop();
        BotProcess second = process().standingBy(freePort());

        assertThat(second.start()).as(second::said).isTrue();

        await(PATIENCE, () -> second.health("ready") == 200);
        assertThat(type("feed the cat")).contains("I asked Bo: #2");
    }

    private BotProcess process() throws IOException {
        BotProcess process =
                new BotProcess(slack, Files.createDirectory(directory.resolve("process" + processes.size())), file);
        processes.add(process);
        return process;
    }

    private BotProcess standby() throws IOException {
        BotProcess standby = process().standingBy(freePort());
        standby.launch();
        await(PATIENCE, () -> standby.health("live") == 200);
        return standby;
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private String type(String words) {
        return slack.as("ana").in("general").type("/ask @bo " + words).text();
    }

    private void await(Duration patience, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!slack.world().await(LOOK, condition)) {
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as(() -> String.join(
                            "\n---\n", processes.stream().map(BotProcess::said).toList()))
                    .isLessThan(patience);
        }
    }
}
