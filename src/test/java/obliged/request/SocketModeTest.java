package obliged.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import obliged.Bot;
import obliged.Config;
import obliged.Trial;
import obliged.sandbox.Sandbox;
import obliged.sandbox.api.Fault;
import obliged.sandbox.page.TravelClock;
import obliged.sandbox.wire.BotResponse;
import obliged.sandbox.wire.Journal;
import obliged.sandbox.wire.Limits;
import obliged.sandbox.wire.SocketMode;
import obliged.sandbox.world.Message;
import obliged.testing.BotProcess;
import obliged.testing.Http;
import obliged.testing.Office;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections that end in all ways, and requests that are not acknowledged. */
class SocketModeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private Office office;

    private Office open(Limits limits) throws Exception {
        office = Office.overSocketMode(directory, limits);
        return office;
    }

    private Office open() throws Exception {
        return open(Limits.none());
    }

    @AfterEach
    void close() throws Exception {
        if (office != null) {
            office.close();
        }
    }

    private enum Ending {
        WARNED(SocketMode::warn),
        REFRESHED(SocketMode::refresh),
        CLOSED(SocketMode::closeAll),
        CUT(SocketMode::cut),
        SILENT(SocketMode::silence);

        private final Consumer<SocketMode> cause;

        Ending(Consumer<SocketMode> cause) {
            this.cause = cause;
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherConnectionTakesThePlaceOfOneThatEnds(Ending ending) throws Exception {
        open();
        for (int opened = 2; opened <= 4; opened++) {
            int count = opened;
            ending.cause.accept(office.slack.socket());
            office.await(() -> office.slack.socket().opened() == count);
            office.await(() -> office.ready().contains("\"socket\":\"connected\""));
            // While a silent connection is not yet known to be dead, Slack sends requests there too.
            office.await(() -> ending != Ending.SILENT || office.slack.socket().connections() == 1);
            assertThat(office.type("ana", "/ask @bo errand " + opened).text()).contains("I asked Bo: #" + (opened - 1));
        }
        // The last one that Slack wants to be left may be open still.
        assertThat(office.slack.socket().connections()).isLessThanOrEqualTo(2);
        assertThat(office.slack.journal().violations()).isEmpty();
    }

    @Test
    void aCommandIsAcknowledgedOnceItIsSavedAndOnItsOwnConnection() throws Exception {
        open();
        office.type("ana", "/ask @bo water the plants");
        office.settle();
        CompletableFuture<BotResponse> asked;
        try (Held held = new Held(office.database())) {
            asked = CompletableFuture.supplyAsync(() -> office.type("ana", "/ask @bo feed the cat"));
            office.await(() -> office.slack.socket().waiting() == 1);

            office.slack.socket().refresh();

            office.await(() -> office.slack.socket().opened() == 2);
            assertThat(office.slack.socket().waiting()).isEqualTo(1);
        }
        assertThat(asked.get(10, TimeUnit.SECONDS).text()).contains("I asked Bo: #2");
    }

    @Test
    void anEventThatIsNotSavedInTimeIsSentAgainAndTakenInOnce() throws Exception {
        open(Limits.none().replyWithin(Duration.ofSeconds(1)));
        office.as("ana").inDm().write("good morning");
        office.await(() -> fromBot("ana").size() == 1);
        CompletableFuture<BotResponse> written;
        try (Held held = new Held(office.database())) {
            written =
                    CompletableFuture.supplyAsync(() -> office.as("ana").inDm().write("my chair is broken"));
            office.await(() -> toBot("message").stream().anyMatch(entry -> entry.status() == 0));
        }
        assertThat(written.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
        office.await(() -> fromBot("ana").size() > 1);
        office.settle();
        assertThat(fromBot("ana")).hasSize(2);
    }

    @Test
    void whatACutConnectionLeavesUnacknowledgedActsOnceWhenSlackSendsItAgain() throws Exception {
        open();
        office.type("ana", "/ask @bo water the plants");
        office.settle();
        CompletableFuture<BotResponse> asked;
        try (Held held = new Held(office.database())) {
            asked = CompletableFuture.supplyAsync(() -> office.type("ana", "/ask @bo feed the cat"));
            office.await(() -> office.slack.socket().waiting() == 1);
            office.slack.socket().cut();
        }
        BotResponse lost = asked.get(10, TimeUnit.SECONDS);
        assertThat(lost.status()).isZero();
        office.await(() -> office.slack.socket().connections() == 1);
        assertThat(lost.repeat().text()).contains("I asked Bo: #2");
        office.settle();
        assertThat(office.type("ana", "/ask list").text()).contains("#2").doesNotContain("#3");
    }

    @Test
    void aKilledBotGetsWhatItDidNotAcknowledgeAndActsOnce() throws Exception {
        List<Duration> retries = List.of(Duration.ofMillis(500), Duration.ofSeconds(3), Duration.ofSeconds(20));
        try (Sandbox slack = Sandbox.builder(InstantSource.system())
                        .limits(Limits.none().retryAfter(retries))
                        .socketMode()
                        .start();
                BotProcess bot = new BotProcess(slack, directory, directory.resolve("obliged.db")).overSocketMode()) {
            assertThat(bot.start()).as(bot::said).isTrue();
            await(slack, () -> bot.ready().contains("\"ready\""));
            CompletableFuture<BotResponse> written;
            try (Held held = new Held(directory.resolve("obliged.db"))) {
                written = CompletableFuture.supplyAsync(
                        () -> slack.as("ana").inDm().write("my chair is broken"));
                await(slack, () -> slack.socket().waiting() == 1);
                bot.kill();
            }
            assertThat(written.get(10, TimeUnit.SECONDS).status()).isZero();
            assertThat(bot.start()).as(bot::said).isTrue();
            await(
                    slack,
                    () -> slack.as("ana").inDm().messages().stream().anyMatch(message -> isFromBot(slack, message)));
            await(slack, () -> bot.ready().contains("\"waiting\":0"));
            assertThat(slack.as("ana").inDm().messages())
                    .filteredOn(message -> isFromBot(slack, message))
                    .hasSize(1);
            assertThat(bot.said()).doesNotContain(slack.appToken(), slack.botToken(), "ticket=", "my chair");
        }
    }

    private static boolean isFromBot(Sandbox slack, Message message) {
        return message.author().equals(slack.world().botUserId());
    }

    private static void await(Sandbox slack, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!slack.world().await(Duration.ofMillis(20), condition)) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
        }
    }

    @Test
    void eachOfSeveralBotsGetsItsShareAndNothingIsSentToBoth() throws Exception {
        open();
        Config other = config(office.slack.appToken(), Files.createDirectory(directory.resolve("other")));
        try (Bot second = Bot.start(other, office.clock)) {
            office.await(() -> office.slack.socket().connections() == 2);
            office.await(
                    () -> Http.get(second.address().resolve("/health/ready")).statusCode() == 200);
            for (int i = 0; i < 4; i++) {
                // Each has a file of its own, and so numbers of its own.
                assertThat(office.type("ana", "/ask @bo errand").text()).contains("I asked Bo: #" + (i / 2 + 1));
            }
        }
        office.await(() -> office.slack.socket().connections() == 1);
        assertThat(office.type("ana", "/ask @bo errand").text()).contains("I asked Bo: #3");
    }

    @Test
    void aTokenThatSlackRefusesIsSaidWithoutBeingShown() throws Exception {
        open();
        try (LogWatch log = new LogWatch();
                Bot wrong = Bot.start(
                        config("xapp-wrong-1", Files.createDirectory(directory.resolve("wrong"))), office.clock)) {
            office.await(() -> ready(wrong).contains("Slack rejects SLACK_APP_TOKEN (invalid_auth)"));
            assertThat(Http.get(wrong.address().resolve("/health/ready")).statusCode())
                    .isEqualTo(503);
            office.await(() -> log.lines().stream()
                    .anyMatch(line -> line.contains("Slack rejects SLACK_APP_TOKEN (invalid_auth)")));
            assertThat(log.lines()).noneMatch(line -> line.contains("xapp-wrong-1"));
        }
    }

    @Test
    void withoutASigningSecretNothingIsTakenOverHttp() throws Exception {
        open();
        assertThat(Http.get(office.bot().address().resolve("/slack/events")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void whileSocketModeIsOffItSaysSoAndConnectsOnceItIsOn() throws Exception {
        open();
        office.slack.socket().turnOff();
        office.await(() -> office.ready().contains("turn on Socket Mode in the settings of your Slack app"));
        assertThat(office.ready()).contains("\"status\":\"not connected to Slack\"");
        office.slack.socket().turnOn();
        office.await(() -> office.ready().contains("\"status\":\"ready\""));
        assertThat(office.type("ana", "/ask @bo errand").text()).contains("I asked Bo: #1");
    }

    @Test
    void aSlackThatCanNotBeReachedIsTriedAgain() throws Exception {
        open();
        office.slack.faults().add(Fault.dropped().on("apps.connections.open"));
        office.slack.socket().cut();
        office.await(() -> office.slack.journal().of("apps.connections.open").size() >= 4);
        assertThat(office.ready()).contains("Can't connect to Slack");
        office.slack.faults().clear();
        office.await(() -> office.ready().contains("\"status\":\"ready\""));
        assertThat(office.type("ana", "/ask @bo errand").text()).contains("I asked Bo: #1");
    }

    @Test
    void aStopAnswersWhatHadArrived() throws Exception {
        open();
        office.type("ana", "/ask @bo water the plants");
        office.settle();
        CompletableFuture<BotResponse> asked;
        CompletableFuture<Void> stopped;
        try (Held held = new Held(office.database())) {
            asked = CompletableFuture.supplyAsync(() -> office.type("ana", "/ask @bo feed the cat"));
            office.await(() -> office.slack.socket().waiting() == 1);
            stopped = CompletableFuture.runAsync(this::stop);
        }
        assertThat(asked.get(10, TimeUnit.SECONDS).text()).contains("I asked Bo: #2");
        stopped.get(20, TimeUnit.SECONDS);
        assertThat(office.slack.socket().connections()).isZero();
        office.startAgain();
    }

    @Test
    void theSandboxOffersItTooInAnOrganizationAsWell() throws Exception {
        try (Trial trial =
                Trial.open(new TravelClock(InstantSource.system()), 0, null, new Trial.Company(false, 0, true), true)) {
            assertThat(trial.sandbox()
                            .as("ana")
                            .in("general")
                            .type("/ask @bo errand")
                            .text())
                    .contains("I asked Bo: #1");
            trial.restartBot();
            assertThat(trial.sandbox()
                            .as("ana")
                            .in("general")
                            .type("/ask @bo errand")
                            .text())
                    .contains("I asked Bo: #2");
            assertThat(trial.sandbox()
                            .as("fay")
                            .in("quay")
                            .type("/ask @ana errand")
                            .text())
                    .contains("I asked Ana: #3");
            assertThat(trial.sandbox().journal().of("command"))
                    .isNotEmpty()
                    .allMatch(entry -> entry.proof().equals("over Socket Mode"));
        }
    }

    private void stop() {
        try {
            office.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private String ready(Bot bot) {
        return Http.get(bot.address().resolve("/health/ready")).body();
    }

    private List<Journal.Entry> toBot(String what) {
        return office.slack.journal().of(what).stream()
                .filter(entry -> entry.direction() == Journal.Direction.TO_BOT)
                .toList();
    }

    private List<Message> fromBot(String person) {
        return office.dms(person).stream()
                .filter(message -> isFromBot(office.slack, message))
                .toList();
    }

    private Config config(String appToken, Path elsewhere) {
        Config usual = office.config();
        return new Config(
                usual.botToken(),
                null,
                appToken,
                usual.slackApi(),
                usual.host(),
                0,
                elsewhere.resolve("obliged.db"),
                usual.defaultZone(),
                usual.askCommand(),
                usual.thanksCommand(),
                usual.thanksLimit(),
                usual.operation());
    }

    /** A database that nobody else can write to. */
    private static final class Held implements AutoCloseable {
        private final Connection connection;

        Held(Path database) throws SQLException {
            connection = DriverManager.getConnection("jdbc:sqlite:" + database);
            try (Statement statement = connection.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
