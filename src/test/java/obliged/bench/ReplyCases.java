package obliged.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import obliged.bench.Benchmark.Setting;
import obliged.bench.Child.SlackProcess;
import obliged.bench.Driver.Load;
import obliged.bench.Driver.Pair;
import obliged.bench.Driver.Result;
import obliged.bench.Driver.Target;

/** How long the reply to {@code /ask} takes, and what it costs in memory and on the disk. */
final class ReplyCases {
    /** So many people ask each other. */
    static final int PEOPLE = 200;

    private static final AtomicLong TRIGGER = new AtomicLong(System.currentTimeMillis());

    private ReplyCases() {}

    static List<Row> start(Setting setting) throws Exception {
        Path file = setting.newDirectory().resolve("obliged.db");
        Path bareFile = setting.newDirectory().resolve("bare.db");
        Path archive = file.resolveSibling("obliged.jsa");
        List<Double> ready = new ArrayList<>();
        List<Double> archiveReady = new ArrayList<>();
        List<Double> bareReady = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        List<Double> bareProcessor = new ArrayList<>();
        List<Double> resident = new ArrayList<>();
        List<Double> bareResident = new ArrayList<>();
        try (SlackProcess slack = slack()) {
            // The first start creates the file, and on its end the archive of the classes that it loaded.
            Child.bot(slack, file, "-XX:ArchiveClassesAtExit=" + archive).close();
            for (int i = 0; i < setting.either(7, 3); i++) {
                try (Child bot = Child.bot(slack, file)) {
                    ready.add(bot.readyMillis());
                    processor.add(bot.processorMillis());
                    resident.add(bot.residentMegabytes());
                }
                try (Child bot = Child.bot(slack, file, "-XX:SharedArchiveFile=" + archive)) {
                    archiveReady.add(bot.readyMillis());
                }
                try (Child bare = Child.bare(slack, bareFile)) {
                    bareReady.add(bare.readyMillis());
                    bareProcessor.add(bare.processorMillis());
                    bareResident.add(bare.residentMegabytes());
                }
            }
        }
        return List.of(
                Row.of("start to ready", "ms", median(ready))
                        .beside(median(bareReady))
                        .ratioAtMost(1.3),
                Row.of("start to ready, with a class archive", "ms", median(archiveReady))
                        .beside(median(bareReady))
                        .ratioAtMost(1.3),
                Row.of("processor time until ready", "ms", median(processor)).beside(median(bareProcessor)),
                Row.of("resident when ready", "MB", median(resident))
                        .beside(median(bareResident))
                        .atMost(256));
    }

    /** Beside the bare servlet. */
    static List<Row> beside(Setting setting, int atOnce) throws Exception {
        try (SlackProcess slack = slack();
                Child bot = bot(slack, setting.newDirectory().resolve("obliged.db"));
                Child bare = Child.bare(slack, setting.newDirectory().resolve("bare.db"))) {
            String name = "reply at " + atOnce;
            Target ours = asking(bot.url(), slack, PEOPLE);
            Target floor = asking(bare.url(), slack, PEOPLE);
            warmUp(setting, ours, floor, atOnce);
            double processor = bot.processorMillis();
            double bareProcessor = bare.processorMillis();
            Pair most = most(setting, ours, floor, atOnce);
            processor = bot.processorMillis() - processor;
            bareProcessor = bare.processorMillis() - bareProcessor;
            Pair pair = steadily(setting, ours, floor, atOnce, most);
            List<Row> rows = new ArrayList<>(percentiles(name, pair, atOnce == 1 ? 1.25 : 1));
            rows.add(Row.of(name + ", at full speed", "a second", most.ours().aSecond())
                    .beside(most.beside().aSecond())
                    .ratioAtLeast(atOnce == 1 ? 0.8 : 1));
            rows.add(Row.of(
                            name + ", processor time each",
                            "µs",
                            1e3 * processor / most.ours().count())
                    .beside(1e3 * bareProcessor / most.beside().count()));
            return rows;
        }
    }

    /** With a Slack that fails in some way, beside ourselves with one that does not. */
    static List<Row> whileSlack(Setting setting, String how, String name) throws Exception {
        try (SlackProcess failing = slack();
                SlackProcess slack = slack();
                Child bot = bot(failing, setting.newDirectory().resolve("obliged.db"));
                Child other = bot(slack, setting.newDirectory().resolve("obliged.db"))) {
            failing.ask(how);
            return besideOurselves(
                    setting,
                    "reply at 16, " + name,
                    asking(bot.url(), failing, PEOPLE),
                    asking(other.url(), slack, PEOPLE),
                    16);
        }
    }

    /** With a file that holds many asks, beside ourselves with an empty one. */
    static List<Row> stored(Setting setting, int asks) throws Exception {
        try (SlackProcess slack = new SlackProcess(PEOPLE, Company.TEAMS, false);
                SlackProcess otherSlack = slack();
                Child bot = bot(slack, setting.filled(asks));
                Child other = bot(otherSlack, setting.newDirectory().resolve("obliged.db"))) {
            return besideOurselves(
                    setting,
                    String.format("reply at 1, %,d asks stored", asks),
                    asking(bot.url(), slack, PEOPLE),
                    asking(other.url(), otherSlack, PEOPLE),
                    1);
        }
    }

    /** Memory and disk after as many asks as are answered in some time. */
    static List<Row> burst(Setting setting) throws Exception {
        Path file = setting.newDirectory().resolve("obliged.db");
        try (SlackProcess slack = slack()) {
            long before;
            Result burst;
            double resident;
            double log;
            try (Child bot = bot(slack, file)) {
                before = size(file) + size(writeAheadLog(file));
                burst = Driver.run(
                        asking(bot.url(), slack, PEOPLE), new Load(16, 0, Duration.ofSeconds(setting.either(30, 5))));
                resident = bot.residentMegabytes();
                Thread.sleep(Duration.ofSeconds(setting.either(60, 10)).toMillis());
                log = size(writeAheadLog(file)) / 1e6;
            }
            long asks = burst.count();
            return List.of(
                    Row.of(String.format("resident after %,d asks", asks), "MB", resident)
                            .atMost(256),
                    Row.of("write-ahead log " + setting.either(60, 10) + " s after that", "MB", log)
                            .atMost(16),
                    Row.of("size of an ask in the file", "bytes", (double) (size(file) - before) / asks));
        }
    }

    /** One that has read everyone. */
    private static Child bot(SlackProcess slack, Path file) throws InterruptedException {
        return SlackCases.withEveryoneRead(Child.bot(slack, file), file, PEOPLE);
    }

    private static SlackProcess slack() {
        return new SlackProcess(PEOPLE, 1, false);
    }

    private static Path writeAheadLog(Path file) {
        return file.resolveSibling(file.getFileName() + "-wal");
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    private static List<Row> besideOurselves(Setting setting, String name, Target ours, Target other, int atOnce) {
        warmUp(setting, ours, other, atOnce);
        Pair most = most(setting, ours, other, atOnce);
        return percentiles(name, steadily(setting, ours, other, atOnce, most), 1.25);
    }

    /** What comes first is not counted, since Java makes machine code then. */
    private static void warmUp(Setting setting, Target ours, Target other, int atOnce) {
        Driver.inTurn(ours, other, new Load(atOnce, 0, Duration.ofSeconds(setting.either(5, 2))), setting.either(3, 2));
    }

    /** As many requests as are answered. */
    private static Pair most(Setting setting, Target ours, Target other, int atOnce) {
        return Driver.inTurn(ours, other, new Load(atOnce, 0, Duration.ofSeconds(setting.either(5, 2))), 2);
    }

    /** At half of what the slower of the two can do. */
    private static Pair steadily(Setting setting, Target ours, Target other, int atOnce, Pair most) {
        Load load = new Load(atOnce, most.slowerASecond() / 2, Duration.ofSeconds(setting.either(8, 2)));
        return Driver.inTurn(ours, other, load, 2);
    }

    private static List<Row> percentiles(String name, Pair pair, double atMost) {
        return List.of(
                Row.of(name + ", p50", "µs", pair.ours().micros(50))
                        .beside(pair.beside().micros(50))
                        .ratioAtMost(atMost),
                Row.of(name + ", p99", "µs", pair.ours().micros(99))
                        .beside(pair.beside().micros(99))
                        .ratioAtMost(atMost));
    }

    /** Asks of one person by another, each time of others. */
    static Target asking(URI url, SlackProcess slack, int people) {
        AtomicLong next = new AtomicLong();
        return new Target(
                url,
                slack.secret(),
                () -> {
                    int i = (int) (next.getAndIncrement() % people);
                    return command(
                            Company.person(i),
                            "<@" + Company.person((i + 7) % people) + "|p> reset my VPN token",
                            slack.apiUrl());
                },
                "I asked");
    }

    /** https://docs.slack.dev/interactivity/implementing-slash-commands */
    static String command(String person, String text, String apiUrl) {
        long trigger = TRIGGER.incrementAndGet();
        return "token=x&team_id=" + Company.WORKSPACE.value() + "&team_domain=harbour&channel_id=D100000000"
                + "&channel_name=directmessage&user_id=" + person + "&user_name=p&command=%2Fask&text="
                + URLEncoder.encode(text, StandardCharsets.UTF_8)
                + "&api_app_id=A0OBLIGED1&is_enterprise_install=false&response_url="
                + URLEncoder.encode(
                        URI.create(apiUrl).resolve("/response/" + trigger).toString(), StandardCharsets.UTF_8)
                + "&trigger_id=" + trigger;
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
