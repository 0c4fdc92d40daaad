package obliged;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import obliged.store.AttachedStore;
import obliged.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code obliged forget PERSON}: erases what someone said, and their names. */
@Command(
        name = "forget",
        mixinStandardHelpOptions = true,
        description =
                "Erases what someone wrote, and their names, from the database in OBLIGED_DB. Keeps who asked whom and when, so counts don't change. Obliged can keep running.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:The data was erased.", "1:You said no, and nothing was changed.", "2:It couldn't be done."})
final class ForgetCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Parameters(paramLabel = "PERSON", description = "Their Slack ID, such as U012AB3CD, or their exact name.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String person;

    @Option(names = "--yes", description = "Don't ask for confirmation.")
    private boolean yes;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    ForgetCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Screen screen = Screen.of(spec);
        try {
            Path database = Config.database(environment);
            try (AttachedStore store = AttachedStore.open(database, InstantSource.system())) {
                PersonsData data = PersonsData.find(store, person);
                data.plan().forEach(screen::say);
                if (!yes && !screen.agrees("Erase this data? This can't be undone.")) {
                    screen.say("Nothing was changed. To skip this question, add --yes.");
                    return Screen.FOUND;
                }
                data.erase();
                screen.say(
                        "Done. Earlier backups still hold what was erased: delete them, or wait until they are replaced. Posted messages stay in Slack: delete them there.");
                return Screen.DONE;
            }
        } catch (StoreException | PersonsData.NotFound | Config.Problems e) {
            return screen.unusable(e);
        }
    }
}
