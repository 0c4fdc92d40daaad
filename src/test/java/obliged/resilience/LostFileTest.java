package obliged.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import obliged.sandbox.Sandbox;
import obliged.sandbox.wire.Limits;
import obliged.testing.BotProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that is taken away from under the running bot: the process ends within seconds, and says why. */
@Tag("alone")
class LostFileTest {
    private static final Duration LOOK = Duration.ofMillis(20);

    @TempDir
    Path directory;

    private Path file;
    private Sandbox slack;
    private BotProcess bot;

    @BeforeEach
    void open() throws Exception {
        file = directory.resolve("obliged.db");
        slack = Sandbox.builder(InstantSource.system()).limits(Limits.none()).start();
        bot = new BotProcess(slack, directory, file);
        start();
        assertThat(type("water the plants")).contains("I asked Bo: #1");
    }

    private void start() throws Exception {
        assertThat(bot.start()).as(bot::said).isTrue();
        await(bot::isReady);
    }

    private String type(String words) {
        return slack.as("ana").in("general").type("/ask @bo " + words).text();
    }

    @AfterEach
    void close() throws Exception {
        bot.close();
        slack.close();
    }

    @Test
    void aDeletedFileEndsTheProcess() throws Exception {
        Files.delete(file);

        await(() -> !bot.isAlive());

        assertThat(bot.exitValue()).isEqualTo(2);
        assertThat(bot.said()).contains("obliged.db was deleted or moved while Obliged was running");
    }

    @Test
    void aBackupThatIsCopiedOverTheFileEndsTheProcessAndIsWholeAtTheNextStart() throws Exception {
        assertThat(bot.stop()).isEqualTo(143);
        byte[] backup = Files.readAllBytes(file);
        start();
        assertThat(type("feed the cat")).contains("I asked Bo: #2");

        Files.write(file, backup);
        await(() -> !bot.isAlive());

        assertThat(bot.exitValue()).isEqualTo(2);
        assertThat(bot.said()).contains("obliged.db was overwritten while Obliged was running");
        assertThat(Files.readAllBytes(file)).isEqualTo(backup);
        start();
        assertThat(type("close the window")).contains("I asked Bo: #2");
    }

    private void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!slack.world().await(LOOK, condition)) {
            assertThat(System.nanoTime() - end).as(bot::said).isNegative();
        }
    }
}
