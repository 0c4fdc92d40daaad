package obliged;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import obliged.demo.DemoStory;
import obliged.demo.SandboxTours;
import obliged.sandbox.Sandbox;
import obliged.sandbox.page.Manifest;
import obliged.sandbox.page.Page;
import obliged.sandbox.page.RunningBot;
import obliged.sandbox.page.Tour;
import obliged.sandbox.page.TravelClock;
import obliged.sandbox.wire.Limits;
import obliged.slack.AppManifest;
import obliged.slack.NoticeSender;
import obliged.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * The bot, the sandbox and its page in one process, talking HTTP over 127.0.0.1. The bot is the real one; only its
 * settings and its clock differ.
 */
public final class Trial implements AutoCloseable, RunningBot {
    /** Long enough for everything due at one moment. While Slack is made to fail, catching up might never end. */
    private static final long CATCH_UP_NANOS = 400_000_000L;

    private static final long SETTLED_NANOS = 30_000_000_000L;

    /**
     * Slack's limits and our pauses take a fiftieth of their time here. A small company never meets the limits, but
     * someone who jumps ahead a week would have to wait for them.
     */
    private static final double PACE = 0.02;

    /**
     * What the sandbox plays.
     *
     * @param demo whether some weeks have passed when it opens
     * @param people how many more people there are than the page shows; if there are any, Slack's own limits hold
     * @param organization whether it is an Enterprise organization, on which the bot is installed
     */
    public record Company(boolean demo, int people, boolean organization) {}

    private final TravelClock clock;
    private final boolean socketMode;
    private final Sandbox sandbox;
    private final Path database;
    private final @Nullable Path temporary;
    private final Page page;
    private final NoticeSender.Observer observer;
    private final double pace;
    private Bot bot;

    private Trial(
            TravelClock clock,
            int port,
            @Nullable Path file,
            Company company,
            boolean socketMode,
            NoticeSender.Observer observer)
            throws Exception {
        this.pace = company.people() == 0 ? PACE : 1;
        this.clock = clock;
        this.socketMode = socketMode;
        this.observer = observer;
        this.temporary = file == null ? Files.createTempDirectory("obliged-sandbox") : null;
        this.database = file != null ? file : Objects.requireNonNull(temporary).resolve("obliged.db");
        if (company.demo()) {
            clock.moveTo(DemoStory.beginning(clock.reality()));
        }
        Sandbox.Builder slack = Sandbox.builder(clock).limits(Limits.scaled(1 / pace));
        if (company.organization()) {
            slack.organization(true);
        }
        this.sandbox = (socketMode ? slack.socketMode() : slack).start();
        sandbox.world().addCrowd(company.people());
        try {
            if (company.demo()) {
                DemoStory.cast(sandbox.world());
            }
            this.bot = started();
            try {
                awaitReady();
                DemoStory story = new DemoStory(sandbox, clock, this);
                if (company.demo()) {
                    story.play();
                }
                Tour tour = company.demo() ? SandboxTours.workingWeek() : SandboxTours.firstMinute(story::playWeek);
                this.page = Page.open(
                        sandbox, clock, Manifest.read(AppManifest.example().yaml()), this, tour, port);
            } catch (Exception e) {
                bot.close();
                throw e;
            }
        } catch (Exception e) {
            sandbox.close();
            forget(temporary);
            throw e;
        }
    }

    /**
     * Starts everything, with a small company and over HTTP.
     *
     * @param database where the bot keeps its data; null for a temporary file
     * @throws IOException if the port is taken
     */
    public static Trial open(TravelClock clock, int port, @Nullable Path database, boolean demo) throws Exception {
        return open(clock, port, database, new Company(demo, 0, false), false);
    }

    /**
     * The same, in another company or over another way.
     *
     * @param socketMode whether Slack sends everything over Socket Mode instead of HTTP
     */
    public static Trial open(TravelClock clock, int port, @Nullable Path database, Company company, boolean socketMode)
            throws Exception {
        if (port != 0) {
            // Fail now rather than after the demo was played.
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
        }
        return new Trial(clock, port, database, company, socketMode, (notice, sending) -> {});
    }

    /** Plays the demo's weeks on a temporary file, with someone who sees all notices that are sent. */
    static Trial observed(TravelClock clock, NoticeSender.Observer observer) throws Exception {
        return new Trial(clock, 0, null, new Company(true, 0, false), false, observer);
    }

    public URI url() {
        return page.url();
    }

    TravelClock clock() {
        return clock;
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    /** The bot's file. */
    Path database() {
        return database;
    }

    private Bot started() throws Exception {
        Config config = Config.of(Map.of(
                "SLACK_BOT_TOKEN",
                sandbox.botToken(),
                socketMode ? "SLACK_APP_TOKEN" : "SLACK_SIGNING_SECRET",
                socketMode ? sandbox.appToken() : sandbox.signingSecret(),
                "SLACK_API_URL",
                sandbox.apiUrl().toString(),
                "OBLIGED_HOST",
                "127.0.0.1",
                "PORT",
                "0",
                "OBLIGED_DB",
                database.toString()));
        Bot started = Bot.start(config, clock, pace, Store.open(config.database(), clock), observer);
        sandbox.connect(started.address().resolve("/slack/events"));
        return started;
    }

    private void awaitReady() throws InterruptedException {
        for (int i = 0; i < 200 && !(pace == 1 ? bot.isAnswering() : bot.isReady()); i++) {
            Thread.sleep(50);
        }
    }

    @Override
    public synchronized void restartBot() {
        try {
            bot.close();
            bot = started();
            awaitReady();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException("the bot did not start again: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized void catchUp() {
        try {
            long end = System.nanoTime() + CATCH_UP_NANOS;
            while (!bot.catchUp() && System.nanoTime() < end) {
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until everything that is due was sent. */
    synchronized void settle() throws InterruptedException {
        long end = System.nanoTime() + SETTLED_NANOS;
        while (!bot.catchUp()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the bot still has something to send");
            }
            Thread.sleep(10);
        }
    }

    @Override
    public synchronized void close() throws Exception {
        page.close();
        bot.close();
        sandbox.close();
        forget(temporary);
    }

    private static void forget(@Nullable Path directory) throws IOException {
        if (directory == null) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
