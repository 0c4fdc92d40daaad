package obliged.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import obliged.sandbox.Sandbox;
import obliged.sandbox.wire.BotResponse;
import obliged.sandbox.wire.Limits;
import obliged.sandbox.world.Message;
import obliged.testing.BotProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full, or can't be written: people are told, nothing is half done, and all is well when it is mended. */
class FullDiskTest {
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What is free within the journal may still be used before nothing goes any more. */
    private static final int AT_MOST = 400;

    @TempDir
    Path directory;

    private Sandbox slack;
    private BotProcess bot;
    private int plants;
    private final List<String> kept = new ArrayList<>();

    @BeforeEach
    void open() {
        slack = Sandbox.builder(InstantSource.system()).limits(Limits.none()).start();
        bot = new BotProcess(slack, directory, directory.resolve("obliged.db"));
    }

    @AfterEach
    void close() throws Exception {
        bot.close();
        slack.close();
    }

    @Test
    void onAFullDiskPeopleAreToldAndWhenThereIsRoomAllGoesOn() throws Exception {
        boolean required = "true".equals(System.getenv("CI"));
        assumeTrue(
                required || FaultyDisk.isLimitable(),
                "neither a mount nor a limit on the size of files is possible here");
        try (FaultyDisk disk = FaultyDisk.small(directory)) {
            goesOnAfter(disk);
        }
    }

    @Test
    void aFileThatCanNoLongerBeWrittenIsSaidAndWhenItCanAllGoesOn() throws Exception {
        assumeTrue(FaultyDisk.Sealed.isPossible(directory), "chattr +i does not work here");
        try (FaultyDisk disk = new FaultyDisk.Sealed(Files.createDirectory(directory.resolve("sealed")))) {
            goesOnAfter(disk);
        }
    }

    @Test
    void onAReadOnlyDiskItDoesNotStartAndSaysWhy() throws Exception {
        Optional<FaultyDisk> made = FaultyDisk.memory(directory);
        assumeTrue(made.isPresent(), "mounting takes rights that we do not have");
        try (FaultyDisk disk = made.get()) {
            start(disk);
            ask("water the plants");
            bot.stop();
            assertThat(FaultyDisk.run("mount", "-o", "remount,ro", disk.directory.toString()))
                    .isTrue();
            assertThat(bot.start()).isFalse();
            assertThat(bot.exitValue()).isEqualTo(2);
            assertThat(bot.said()).contains("user that runs Obliged").doesNotContain("\tat ");
            assertThat(FaultyDisk.run("mount", "-o", "remount,rw", disk.directory.toString()))
                    .isTrue();
            assertThat(bot.start()).isTrue();
            ask("feed the cat");
            everythingKeptArrivedOnce();
        }
    }

    private void goesOnAfter(FaultyDisk disk) throws Exception {
        start(disk);
        ask("water the plants");
        await(() -> bot.ready().contains("\"waiting\":0"));
        disk.spoil(bot.pid());
        BotResponse refused = askUntilRefused();
        assertThat(refused.text())
                .contains("nothing was changed", "/ask @bo water more plants")
                .doesNotContain("Exception", "\tat ");
        aPressIsRefusedToo();
        // What is small may still find room in between, and then the trouble is over for that moment.
        await(() -> {
            askUntilRefused();
            return bot.ready().contains("\"store\":\"") && bot.ready().contains("\"status\":\"ready\"");
        });
        assertThat(bot.isAlive()).isTrue();
        disk.mend(bot.pid());
        ask("feed the cat");
        everythingKeptArrivedOnce();
        assertThat(bot.ready()).doesNotContain("\"store\"");
        slack.as("bo").press(card("water the plants"), "Accept");
        await(() -> slack.as("ana").inDm().find(" is on #").isPresent());
        // One line each: what is known needs no trace.
        assertThat(bot.said()).containsPattern("a command of \\S+ failed: \\S").doesNotContain("\tat ");
    }

    private void start(FaultyDisk disk) throws Exception {
        bot = new BotProcess(slack, directory, disk.directory.resolve("obliged.db"));
        assertThat(bot.start()).as(bot::said).isTrue();
        await(bot::isReady);
    }

    private void ask(String words) {
        assertThat(type(words).text()).contains("I asked Bo");
        kept.add(words);
    }

    private BotResponse type(String words) {
        return slack.as("ana").in("general").type("/ask @bo " + words);
    }

    private BotResponse askUntilRefused() {
        for (int i = 0; i < AT_MOST; i++) {
            String words = "water more plants " + plants++ + ".";
            BotResponse reply = type(words);
            assertThat(reply.status()).isEqualTo(200);
            if (!reply.text().contains("I asked Bo")) {
                return reply;
            }
            kept.add(words);
        }
        throw new AssertionError("the disk is not full");
    }

    private void aPressIsRefusedToo() {
        Message card = card("water the plants");
        assertThat(slack.as("bo").press(card, "Accept").status()).isEqualTo(200);
        await(() -> slack.as("bo")
                .inDm()
                .find("Something went wrong on my side, and nothing was changed")
                .isPresent());
    }

    /** Once in Bo's messages; and what was refused nowhere. Ana has read the replies. */
    private void everythingKeptArrivedOnce() {
        await(() -> bot.ready().contains("\"waiting\":0"));
        List<String> cards = slack.as("bo").inDm().messages().stream()
                .map(Message::text)
                .filter(text -> text.startsWith("#"))
                .map(text -> text.replaceAll("(?s)^#\\d+ · Ana asks you: \\*?(.*?)\\*?\n.*", "$1"))
                .toList();
        assertThat(cards).containsExactlyElementsOf(kept);
        assertThat(slack.as("ana").inDm().messages()).isEmpty();
    }

    private Message card(String words) {
        return slack.as("bo").inDm().showing(words);
    }

    private void await(BooleanSupplier condition) {
        for (long end = System.nanoTime() + PATIENCE.toNanos(); !slack.world().await(LOOK, condition); ) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("waited in vain; the bot says " + bot.ready() + "\n" + bot.said());
            }
        }
    }
}
