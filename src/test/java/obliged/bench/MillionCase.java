package obliged.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import obliged.bench.Benchmark.Setting;
import obliged.bench.Child.SlackProcess;
import obliged.bench.Driver.Load;
import obliged.bench.Driver.Target;

/** What Ana waits for with a million asks in the file, 300 of which she owes, and 300 of which she asked. */
final class MillionCase {
    private static final int ROUNDS = 12;

    /** Rounds that are not measured, since their code is still cold; with the others, they fit the burst of {@code views.publish}. */
    private static final int WARM_UP = 12;

    private MillionCase() {}

    static List<Row> measure(Setting setting) throws Exception {
        int asks = setting.either(1_000_000, 20_000);
        List<Row> rows = new ArrayList<>();
        try (SlackProcess slack = new SlackProcess(ReplyCases.PEOPLE, Company.TEAMS, false);
                Child bot = Child.bot(slack, setting.filled(asks))) {
            Load warmUp = new Load(1, 0, Duration.ofSeconds(setting.either(5, 1)));
            Driver.run(ReplyCases.asking(bot.url(), slack, ReplyCases.PEOPLE), warmUp);
            for (String typed : List.of(
                    "list",
                    "list owed",
                    "list mine",
                    "list overdue",
                    "list all",
                    "search please",
                    "search ple",
                    "search w77",
                    "search please w77 w1234",
                    "search nowhere")) {
                Target target = new Target(
                        bot.url(),
                        slack.secret(),
                        () -> ReplyCases.command(Company.ANA, typed, slack.apiUrl()),
                        "blocks");
                Driver.run(target, warmUp);
                rows.add(row("/ask " + typed, medianMillis(target, 20, setting), 20));
            }
            AtomicInteger next = new AtomicInteger(Company.firstOfAna(asks));
            Target accept = new Target(
                    bot.url(),
                    slack.secret(),
                    () -> ReplyCases.command(Company.ANA, "accept " + next.getAndIncrement(), slack.apiUrl()),
                    "re on ");
            Driver.run(accept, new Load(1, 50, Duration.ofSeconds(2)));
            rows.add(row("/ask accept", medianMillis(accept, 25, setting), 2));
            rows.add(row("Home tab, from opening until Slack gets it", median(slack, "home"), 20));
            rows.add(row("next page of a list, from press until Slack gets it", median(slack, "turn"), 20));
        }
        return rows;
    }

    private static Row row(String name, double millis, double atMost) {
        return Row.of(name + ", at a million asks", "ms", millis).atMost(atMost);
    }

    private static double medianMillis(Target target, double aSecond, Setting setting) {
        return Driver.run(target, new Load(1, aSecond, Duration.ofSeconds(setting.either(6, 2))))
                .millis(50);
    }

    private static double median(SlackProcess slack, String what) {
        double[] millis = IntStream.range(0, WARM_UP + ROUNDS)
                .mapToDouble(i -> Long.parseLong(slack.ask(what + " " + Company.ANA)) / 1e6)
                .skip(WARM_UP)
                .toArray();
        Arrays.sort(millis);
        return millis[millis.length / 2];
    }
}
