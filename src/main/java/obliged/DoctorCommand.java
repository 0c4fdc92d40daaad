package obliged;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import obliged.machine.DatabaseChecks;
import obliged.machine.Finding;
import obliged.machine.Machine;
import obliged.machine.MachineChecks;
import obliged.slack.api.BlockValidation;
import obliged.slack.api.RateLimiter;
import obliged.slack.api.SlackCalls;
import obliged.store.AttachedStore;
import obliged.store.StoreException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code obliged doctor}: says what would keep the bot from working and what to do about it, one line each. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Checks this machine, the database, the settings, and the connection to and from Slack. Changes nothing. Obliged can keep running.",
            "Each line begins with ✓ (all is well), ! (something might be worth doing) or ✗ (something keeps Obliged from working)."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:Nothing keeps Obliged from working.",
            "1:Something does.",
            "2:It couldn't be checked: the settings are wrong, or Slack couldn't be reached."
        })
final class DoctorCommand implements Callable<Integer> {
    private final Map<String, String> environment;
    private final Callable<MessageCatalog> examples;
    private final RateLimiter limits;
    private final Machine machine;
    private boolean found;

    @Option(
            names = "--address",
            paramLabel = "URL",
            description = "Also tries the address where Slack reaches Obliged, such as https://obliged.example.com.")
    private @Nullable String address;

    @Option(
            names = "--try",
            paramLabel = "PERSON",
            description =
                    "Sends someone a message with a button, and waits for their press to reach the bot running on this database. Give their Slack ID or exact name, such as @ana.")
    private @Nullable String person;

    @Option(
            names = "--messages",
            description =
                    "Asks Slack whether it would accept each kind of message, form and Home tab. Nothing is posted, and the people in the examples are made up.")
    private boolean messages;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    DoctorCommand(
            Map<String, String> environment, Callable<MessageCatalog> examples, RateLimiter limits, Machine machine) {
        this.environment = environment;
        this.examples = examples;
        this.limits = limits;
        this.machine = machine;
    }

    @Override
    public Integer call() throws Exception {
        found = false;
        MachineChecks.of(machine, environment).forEach(this::tell);
        Config config;
        try {
            config = Config.of(environment);
        } catch (Config.Problems problems) {
            problems.lines().forEach(line -> tell(Finding.bad("Settings: " + line)));
            return Screen.UNUSABLE;
        }
        tell(Finding.good("Settings: all valid."));
        DatabaseChecks.of(config.database(), machine).forEach(this::tell);
        try (SlackCalls calls = new SlackCalls(config.slackApi(), config.botToken(), limits)) {
            SlackChecks slack = new SlackChecks(config, calls, machine);
            slack.account().forEach(this::tell);
            incoming(config, slack);
            if (!slack.isReached()) {
                return Screen.UNUSABLE;
            }
            roundTrip(config, calls);
            int code = messages ? messages(calls) : Screen.DONE;
            return code == Screen.DONE && found ? Integer.valueOf(Screen.FOUND) : Integer.valueOf(code);
        }
    }

    private void tell(Finding finding) {
        found |= finding.isBad();
        screen().say(finding.toString());
    }

    /** How Slack's requests come. */
    private void incoming(Config config, SlackChecks slack) {
        if (config.appToken() != null) {
            tell(slack.socket(config.appToken()));
        }
        if (config.signingSecret() != null) {
            tell(slack.address(address, config.signingSecret()));
        } else if (address != null) {
            tell(Finding.care("Address: Socket Mode needs none, so " + address + " was not tried."));
        }
    }

    private void roundTrip(Config config, SlackCalls calls) throws InterruptedException {
        if (person == null) {
            tell(
                    Finding.care(
                            "Round trip: not tried. To check that button presses and events arrive, add --try and your name while Obliged is running."));
            return;
        }
        try (AttachedStore store = AttachedStore.open(config.database(), machine.clock())) {
            PersonsData found = PersonsData.find(store, person.strip().replaceFirst("^@", ""));
            new RoundTripCheck(calls, store, found, machine.patience(), screen()::say)
                    .run(config.appToken() != null)
                    .forEach(this::tell);
        } catch (StoreException | PersonsData.NotFound e) {
            tell(Finding.bad("Round trip: " + e.getMessage()));
        }
    }

    private int messages(SlackCalls calls) throws Exception {
        screen().say("Preparing an example of every message. This takes about half a minute.");
        List<MessageCatalog.Example> all = examples.call().examples();
        screen().say("Checking all " + all.size() + " examples with Slack. This takes a few minutes.");
        int refused = 0;
        BlockValidation slack = new BlockValidation(calls);
        try {
            for (MessageCatalog.Example example : all) {
                List<String> findings = example.view() ? slack.view(example.json()) : slack.message(example.json());
                if (!findings.isEmpty()) {
                    refused++;
                    screen().say("Slack would refuse: " + example.name());
                    findings.forEach(finding -> screen().say("  " + finding));
                }
            }
        } catch (BlockValidation.NotChecked e) {
            return screen().unusable("Slack can't check them: " + e.getMessage());
        }
        tell(
                refused == 0
                        ? Finding.good("Messages: Slack would accept all " + all.size() + " examples.")
                        : Finding.bad("Messages: Slack would refuse " + refused + " of " + all.size()
                                + " examples. Please report this and include these lines."));
        return Screen.DONE;
    }

    private Screen screen() {
        return Screen.of(spec);
    }
}
