package obliged.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import obliged.bench.Benchmark.Setting;
import obliged.bench.Child.SlackProcess;
import obliged.bench.Driver.Load;
import obliged.sandbox.Sandbox;
import obliged.sandbox.wire.Limits;
import obliged.store.Tables;
import obliged.testing.BotProcess;
import obliged.testing.ProcessMemory;

/** What waits for Slack: messages beside what its limits allow, and reading everyone for the first time. */
final class SlackCases {
    private static final int PEOPLE = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private SlackCases() {}

    /** Messages that Slack took in some minutes, while more than it takes wait. It is slow, so a quick run leaves it out. */
    static List<Row> delivery(Setting setting) throws Exception {
        if (setting.quick()) {
            return List.of();
        }
        int minutes = 3;
        Path file = setting.newDirectory().resolve("obliged.db");
        try (SlackProcess slack = new SlackProcess(PEOPLE, 1, true);
                Child bot = Child.bot(slack, file)) {
            withEveryoneRead(bot, file, PEOPLE);
            Driver.run(ReplyCases.asking(bot.url(), slack, PEOPLE), new Load(4, 400, Duration.ofSeconds(4)));
            Thread.sleep(Duration.ofMinutes(minutes).minusSeconds(4).toMillis());
            String[] posts = slack.ask("posts").split(" ");
            return List.of(
                    Row.of("messages delivered in " + minutes + " minutes", "messages", Double.parseDouble(posts[0]))
                            .beside((double) minutes * Limits.POSTS_A_MINUTE)
                            .ratioAtLeast(0.95),
                    Row.of("of them refused at first, for too many", "messages", Double.parseDouble(posts[1]))
                            .atMost(0));
        }
    }

    /** Waits until a bot has read that many people: someone unknown is read before their request is carried out. */
    static Child withEveryoneRead(Child bot, Path file, int people) throws InterruptedException {
        long start = System.nanoTime();
        while (read(file) < people) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                bot.close();
                throw new IllegalStateException("not everyone was read");
            }
            Thread.sleep(20);
        }
        return bot;
    }

    /** At a hundredth of the pauses that Slack's limits demand. */
    static List<Row> people(Setting setting) throws Exception {
        int people = setting.either(100_000, 5_000);
        Path directory = setting.newDirectory();
        Path file = directory.resolve("obliged.db");
        InstantSource clock = InstantSource.system();
        try (Sandbox slack = Sandbox.builder(clock)
                        .world(SlackServer.world(clock, people, 1))
                        .limits(Limits.none())
                        .start();
                BotProcess bot = new BotProcess(slack, directory, file)) {
            long start = System.nanoTime();
            if (!bot.start()) {
                throw new IllegalStateException("it ended: " + bot.said());
            }
            while (read(file) < people) {
                if (!bot.isAlive() || System.nanoTime() - start > PATIENCE.toNanos()) {
                    throw new IllegalStateException("not everyone was read: " + bot.said());
                }
                Thread.sleep(50);
            }
            return List.of(
                    Row.of(
                            String.format("%,d people read for the first time", people),
                            "s",
                            (System.nanoTime() - start) / 1e9),
                    Row.of("resident after that", "MB", ProcessMemory.residentMegabytes(bot.pid()))
                            .atMost(256));
        }
    }

    /** How many people it has read. */
    static int read(Path file) {
        return Integer.parseInt(
                Tables.rows(file, "SELECT COUNT(*) FROM person").get(0).get(0));
    }
}
