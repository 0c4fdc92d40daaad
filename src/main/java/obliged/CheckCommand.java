package obliged;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import obliged.ask.data.AskCheck;
import obliged.outbox.OutboxCheck;
import obliged.store.AttachedStore;
import obliged.store.StoreException;
import obliged.thanks.ThanksCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code obliged check}: looks for damage in the database, and for what breaks our own rules. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Checks every page, index and reference in the database in OBLIGED_DB, and Obliged's own rules. Changes nothing. Obliged can keep running.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:All is well.", "1:Problems were found.", "2:It couldn't be checked."})
final class CheckCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    CheckCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Screen screen = Screen.of(spec);
        try {
            Path database = Config.database(environment);
            screen.say("Checking " + database + ".");
            try (AttachedStore store = AttachedStore.open(database, InstantSource.system())) {
                List<String> damage = store.damage();
                damage.forEach(line -> screen.say("Damaged: " + line));
                List<String> broken = damage.isEmpty() ? broken(store) : List.of();
                broken.forEach(line -> screen.say("Broken rule: " + line));
                screen.say(verdict(database, damage, broken));
                return damage.isEmpty() && broken.isEmpty() ? Screen.DONE : Screen.FOUND;
            }
        } catch (StoreException | Config.Problems e) {
            return screen.unusable(e);
        }
    }

    private static List<String> broken(AttachedStore store) {
        return store.read(tx -> {
            List<String> found = new ArrayList<>(AskCheck.findings(tx));
            found.addAll(OutboxCheck.findings(tx));
            found.addAll(ThanksCheck.findings(tx));
            return found;
        });
    }

    private static String verdict(Path database, List<String> damage, List<String> broken) {
        if (!damage.isEmpty()) {
            return database
                    + " is damaged. Stop Obliged, keep a copy of the file and its -wal file, check the disk, and restore your last backup.";
        }
        return broken.isEmpty()
                ? database + " is sound."
                : database
                        + " isn't damaged, but it breaks Obliged's own rules. Please report this and include these lines.";
    }
}
