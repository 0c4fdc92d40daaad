package obliged;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import obliged.slack.api.BlockValidation;
import obliged.slack.api.RateLimiter;
import obliged.slack.api.SlackCalls;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code obliged doctor}: says what would keep the bot from working, one line each. Each check is an option. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Checks the settings, and what the options ask for.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:All is well.", "1:Something was found.", "2:It could not be checked."})
final class DoctorCommand implements Callable<Integer> {
    private static final int WELL = 0;
    private static final int FOUND = 1;
    private static final int UNUSABLE = 2;

    private final Map<String, String> environment;
    private final Callable<MessageCatalog> examples;
    private final RateLimiter limits;

    @Option(
            names = "--messages",
            description = "Asks Slack whether it would take every kind of message, form and Home tab that there is."
                    + " Nothing is posted, and everyone in the examples is made up.")
    private boolean messages;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    DoctorCommand(Map<String, String> environment, Callable<MessageCatalog> examples, RateLimiter limits) {
        this.environment = environment;
        this.examples = examples;
        this.limits = limits;
    }

    @Override
    public Integer call() throws Exception {
        Config config;
        try {
            config = Config.of(environment);
        } catch (Config.Problems problems) {
            problems.lines().forEach(err()::println);
            return UNUSABLE;
        }
        out().println("The settings can be used.");
        return messages ? messages(config) : WELL;
    }

    private int messages(Config config) throws Exception {
        out().println("Making examples of all messages; this takes half a minute.");
        out().flush();
        List<MessageCatalog.Example> all = examples.call().examples();
        out().println("Asking Slack about " + all.size() + " of them, which takes some minutes.");
        out().flush();
        int refused = 0;
        try (SlackCalls calls = new SlackCalls(config.slackApi(), config.botToken(), limits)) {
            BlockValidation slack = new BlockValidation(calls);
            for (MessageCatalog.Example example : all) {
                List<String> findings = example.view() ? slack.view(example.json()) : slack.message(example.json());
                if (!findings.isEmpty()) {
                    refused++;
                    out().println("Slack would refuse: " + example.name());
                    findings.forEach(finding -> out().println("  " + finding));
                }
            }
        } catch (BlockValidation.NotChecked e) {
            err().println("Slack can't check them: " + e.getMessage());
            return UNUSABLE;
        }
        out().println(
                        refused == 0
                                ? "Slack would take all " + all.size() + " examples."
                                : "Slack would refuse " + refused + " of " + all.size() + " examples.");
        return refused == 0 ? WELL : FOUND;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
