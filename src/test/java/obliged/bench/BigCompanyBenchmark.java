package obliged.bench;

import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import obliged.sandbox.Sandbox;
import obliged.sandbox.wire.BotResponse;
import obliged.sandbox.wire.Journal;
import obliged.sandbox.wire.Limits;
import obliged.testing.Http;
import obliged.testing.ProcessMemory;

/**
 * Starts the bot as a process of its own, with the image's memory, in a company of so many people (100,000), for every
 * five of whom there is a channel, with Slack's limits. Says when it answers, when it has read everything, and how much
 * memory it took. The second argument is a jar; without one it runs these classes.
 */
final class BigCompanyBenchmark {
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private BigCompanyBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int people = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        List<String> program = arguments.length > 1
                ? List.of("-jar", arguments[1])
                : List.of("-cp", System.getProperty("java.class.path"), "obliged.Main");
        Path directory = Files.createTempDirectory("big-company");
        try (Sandbox slack =
                Sandbox.builder(InstantSource.system()).limits(Limits.slack()).start()) {
            slack.world().addCrowd(people);
            int port = freePort();
            URI bot = URI.create("http://127.0.0.1:" + port);
            slack.connect(bot.resolve("/slack/events"));
            long start = System.nanoTime();
            Process process = start(slack, directory, port, program);
            try {
                measure(slack, bot, process, start);
            } finally {
                process.destroy();
                process.waitFor(20, TimeUnit.SECONDS);
            }
            System.out.printf("file: %d MB%n", Files.size(directory.resolve("obliged.db")) >> 20);
        }
    }

    private static void measure(Sandbox slack, URI bot, Process process, long start) throws Exception {
        BotResponse first = slack.as("ana").in("general").type("/ask @bo water the plants by friday");
        while (first.status() != 200 || first.text().contains("still starting")) {
            Thread.sleep(50);
            first = slack.as("ana").in("general").type("/ask @bo water the plants by friday");
        }
        System.out.printf(
                "first reply after %.1f s: %s%n",
                seconds(start), first.text().lines().findFirst().orElse(""));
        slack.world()
                .await(
                        Duration.ofSeconds(20),
                        () -> slack.as("ana").in("general").find("#1").isPresent());
        System.out.printf("first ask logged after %.1f s%n", seconds(start));
        List<Long> replies = new ArrayList<>();
        long end = start + PATIENCE.toNanos();
        for (int i = 0; !Http.isReady(bot) && System.nanoTime() < end; i++) {
            long sent = System.nanoTime();
            BotResponse reply =
                    slack.as(i % 2 == 0 ? "ana" : "mia" + 16 * i).in("general").type("/ask @bo call number " + i);
            replies.add((System.nanoTime() - sent) / 1_000_000);
            if (reply.status() != 200) {
                System.out.println("refused: " + reply.status());
            }
            if (i % 30 == 0) {
                System.out.printf(
                        "%.0f s: %d MB, %s%n",
                        seconds(start),
                        ProcessMemory.mostMegabytes(process.pid()),
                        Http.get(bot.resolve("/health/ready")).body());
            }
            Thread.sleep(1_000);
        }
        replies.sort(null);
        System.out.printf(
                "all read after %.0f s; %d replies meanwhile, median %d ms, slowest %d ms%n",
                seconds(start), replies.size(), replies.get(replies.size() / 2), replies.get(replies.size() - 1));
        System.out.printf("most resident memory: %d MB%n", ProcessMemory.mostMegabytes(process.pid()));
        System.out.println("refused for rate limits: "
                + slack.journal().entries().stream()
                        .filter(entry -> entry.violations().contains("ratelimited"))
                        .map(Journal.Entry::what)
                        .toList());
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static Process start(Sandbox slack, Path directory, int port, List<String> program) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(program);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile());
        System.out.println("log: " + directory.resolve("log"));
        builder.environment()
                .putAll(Map.of(
                        "SLACK_BOT_TOKEN", slack.botToken(),
                        "SLACK_SIGNING_SECRET", slack.signingSecret(),
                        "SLACK_API_URL", slack.apiUrl().toString(),
                        "OBLIGED_DB", directory.resolve("obliged.db").toString(),
                        "OBLIGED_HOST", "127.0.0.1",
                        "PORT", String.valueOf(port)));
        return builder.start();
    }

    private static int freePort() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
