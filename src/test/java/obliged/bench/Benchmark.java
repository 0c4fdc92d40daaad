package obliged.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures the bot as a process of its own, mostly beside a bare servlet in the same run, and prints one table.
 * {@code --quick} takes a small part of the time and sizes; {@code --only NAME} runs a case by its name, or those
 * whose names begin with it and a hyphen.
 */
final class Benchmark {
    /** Some rows that are measured together. */
    record Case(String name, Body body) {
        /** {@code reply} names all replies, {@code reply-1} the one; nothing names every case. */
        boolean isNamed(String only) {
            return only.isEmpty() || name.equals(only) || name.startsWith(only + "-");
        }

        /** Measures, and returns the rows. */
        interface Body {
            List<Row> measure(Setting setting) throws Exception;
        }
    }

    /**
     * What a run has at hand.
     *
     * @param directory for files, deleted at the end
     */
    record Setting(Path directory, boolean quick) {
        int either(int usual, int ifQuick) {
            return quick ? ifQuick : usual;
        }

        /** A directory of its own for one process or more. */
        Path newDirectory() throws IOException {
            return Files.createTempDirectory(directory, "");
        }

        /** A copy of a file with so many asks, which is filled once. */
        Path filled(int asks) throws Exception {
            Path filled = directory.resolve("filled-" + asks + ".db");
            if (!Files.exists(filled)) {
                System.err.printf("  writing %,d asks%n", asks);
                Company.fill(filled, asks);
            }
            return Files.copy(filled, newDirectory().resolve("obliged.db"));
        }
    }

    private static final List<Case> CASES = List.of(
            new Case("start", ReplyCases::start),
            new Case("reply-1", setting -> ReplyCases.beside(setting, 1)),
            new Case("reply-16", setting -> ReplyCases.beside(setting, 16)),
            new Case("reply-64", setting -> ReplyCases.beside(setting, 64)),
            new Case("slow", setting -> ReplyCases.whileSlack(setting, "slow", "Slack takes 5 s")),
            new Case("limited", setting -> ReplyCases.whileSlack(setting, "limited", "Slack limits every call")),
            new Case("stored-thousand", setting -> ReplyCases.stored(setting, 1_000)),
            new Case("stored-hundred-thousand", setting -> ReplyCases.stored(setting, setting.either(100_000, 2_000))),
            new Case("stored-million", setting -> ReplyCases.stored(setting, setting.either(1_000_000, 20_000))),
            new Case("million", MillionCase::measure),
            new Case("reminders", ReminderCase::measure),
            new Case("digests", DigestCase::measure),
            new Case("delivery", SlackCases::delivery),
            new Case("people", SlackCases::people),
            new Case("burst", ReplyCases::burst));

    private Benchmark() {}

    public static void main(String[] args) throws Exception {
        List<String> words = List.of(args);
        int only = words.indexOf("--only");
        run(words.contains("--quick"), only < 0 ? "" : words.get(only + 1));
        System.exit(0);
    }

    /** Runs the cases of that name, prints their rows and returns them. */
    static List<Row> run(boolean quick, String name) throws Exception {
        List<Case> named = CASES.stream().filter(one -> one.isNamed(name)).toList();
        if (named.isEmpty()) {
            throw new IllegalArgumentException("There is no " + name + ", but "
                    + CASES.stream().map(Case::name).collect(Collectors.joining(", ")) + ".");
        }
        List<Row> rows = new ArrayList<>();
        Path directory = Files.createTempDirectory("obliged-benchmark");
        try {
            for (Case one : named) {
                System.err.println(one.name() + " …");
                List<Row> measured = measured(one, new Setting(directory, quick));
                // Shown already now, so that a run that is cut short has told what it knows.
                measured.forEach(row -> System.err.print("  " + row.line()));
                rows.addAll(measured);
            }
        } finally {
            delete(directory);
        }
        System.out.print(Row.header());
        rows.forEach(row -> System.out.print(row.line()));
        return rows;
    }

    /** A case that fails takes no others with it. */
    private static List<Row> measured(Case one, Setting setting) {
        try {
            return one.body().measure(setting);
        } catch (Exception | Error e) {
            System.err.println("  " + one.name() + " failed: " + e);
            return List.of(Row.of(one.name() + " failed", "", Double.NaN).atMost(0));
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            // Something that tidies the temporary folder was quicker.
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
