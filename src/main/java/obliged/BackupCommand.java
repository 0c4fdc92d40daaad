package obliged;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import obliged.store.Backup;
import obliged.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code obliged backup FILE}: copies the database, whether a bot runs on it or not. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = "Copies the database in OBLIGED_DB to a file, and checks the copy. Obliged can keep running.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:The copy is complete and sound.", "2:No copy was made."})
final class BackupCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Parameters(paramLabel = "FILE", description = "The file to create. An existing file is never overwritten.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path target;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    BackupCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Screen screen = Screen.of(spec);
        try {
            Path database = Config.database(environment);
            screen.say("Copying " + database + " to " + target + ".");
            long size = Backup.write(database, target, percent -> screen.say(percent + "% written."));
            screen.say("Done: " + target + " is " + size(size) + " and passed its check.");
            return Screen.DONE;
        } catch (StoreException | Config.Problems e) {
            return screen.unusable(e);
        }
    }

    private static String size(long bytes) {
        return bytes < 10 << 20 ? Math.max(1, bytes >> 10) + " KB" : (bytes >> 20) + " MB";
    }
}
