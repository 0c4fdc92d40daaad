package obliged.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import obliged.sandbox.Sandbox;
import obliged.sandbox.api.Fault;
import obliged.sandbox.wire.Limits;
import obliged.testing.BotProcess;
import obliged.testing.ProcessMemory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A company whose people would not fit into the process's memory all at once. */
@Tag("alone")
class BigCompanyTest {
    private static final int PEOPLE = 40_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path directory;

    @Test
    void itAnswersBeforeEveryoneIsReadAndStaysSmall() throws Exception {
        assumeThat(ProcessMemory.isTold()).isTrue();
        try (Sandbox slack = Sandbox.builder(InstantSource.system())
                        .limits(Limits.none())
                        .start();
                BotProcess bot = new BotProcess(slack, directory, directory.resolve("obliged.db"))) {
            slack.world().addCrowd(PEOPLE);
            slack.faults().add(Fault.slow(Duration.ofMillis(500)).on("users.list"));
            assertThat(bot.start()).isTrue();
            await(slack, () -> bot.health("ready") == 200);
            slack.as("mia0").in("general").type("/ask @bo water the plants");
            await(slack, () -> slack.as("bo").inDm().find("water the plants").isPresent());
            assertThat(bot.ready()).contains(" people");
            slack.faults().clear();

            await(slack, bot::isReady);

            assertThat(slack.as("bo")
                            .in("general")
                            .type("/ask #topic-3604 a second screen")
                            .text())
                    .contains("I asked");
            assertThat(ProcessMemory.mostMegabytes(bot.pid())).isLessThan(256);
        }
    }

    private static void await(Sandbox slack, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!slack.world().await(Duration.ofMillis(20), condition)) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
        }
    }
}
