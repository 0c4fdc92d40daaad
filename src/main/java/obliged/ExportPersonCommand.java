package obliged;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import obliged.store.AttachedStore;
import obliged.store.PrivateFiles;
import obliged.store.StoreException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code obliged export-person PERSON}: writes what is held of someone to a file. */
@Command(
        name = "export-person",
        mixinStandardHelpOptions = true,
        description =
                "Exports everything about someone from the database in OBLIGED_DB to a JSON file. Obliged can keep running.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:The file was written.", "1:You said no, and nothing was written.", "2:It couldn't be done."})
final class ExportPersonCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Parameters(paramLabel = "PERSON", description = "Their Slack ID, such as U012AB3CD, or their exact name.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String person;

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "The file to create. By default, PERSON.json in this directory.")
    private @Nullable Path target;

    @Option(names = "--yes", description = "Don't ask for confirmation.")
    private boolean yes;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    ExportPersonCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Screen screen = Screen.of(spec);
        try (AttachedStore store = AttachedStore.open(Config.database(environment), InstantSource.system())) {
            PersonsData data = PersonsData.find(store, person);
            Path file = target == null ? Path.of(data.id() + ".json") : target;
            if (Files.exists(file)) {
                return screen.unusable(new FileAlreadyExistsException(
                        file + " already exists and was left as it was. Choose another file with --to."));
            }
            screen.say("Everything the database holds about " + data.who() + " will be written to " + file
                    + ", which only you can read.");
            if (!yes && !screen.agrees("Write it?")) {
                screen.say("Nothing was written. To skip this question, add --yes.");
                return Screen.FOUND;
            }
            PrivateFiles.writeNew(file, data.json());
            screen.say("Done: everything is in " + file + ", as JSON.");
            return Screen.DONE;
        } catch (StoreException | PersonsData.NotFound | Config.Problems e) {
            return screen.unusable(e);
        } catch (IOException e) {
            return screen.unusable("Can't write the file: " + e.getMessage()
                    + ". Check that its directory exists and can be written to.");
        }
    }
}
