package obliged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import obliged.machine.TemporaryFolder;
import obliged.sandbox.page.TravelClock;
import obliged.store.StoreException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code obliged sandbox}: a small Slack in the browser, with the bot in it. */
@Command(
        name = "sandbox",
        mixinStandardHelpOptions = true,
        description =
                "Starts a small pretend Slack with Obliged in it, and prints its address to open. Nothing leaves this machine.")
final class SandboxCommand implements Callable<Integer> {
    /** As in Main: exit code for a problem that only the operator can fix. */
    private static final int UNUSABLE = 2;

    private static final int MOST_PEOPLE = 1_000_000;

    @Option(names = "--port", paramLabel = "PORT", description = "The page's port (${DEFAULT-VALUE}).")
    private int port = 3333;

    @Option(
            names = "--db",
            paramLabel = "FILE",
            description = "Keep the bot's data in this file. Without one, the data is gone when you stop the sandbox.")
    private @Nullable Path database;

    @Option(names = "--demo", description = "Start with a few weeks of a company's asks.")
    private boolean demo;

    @Option(
            names = "--people",
            paramLabel = "N",
            description =
                    "Add this many people, with a channel for every five of them, and apply all of Slack's limits.")
    private int people;

    @Option(
            names = "--organization",
            description =
                    "Simulate an Enterprise organization of two workspaces, with the bot installed across the whole organization.")
    private boolean organization;

    @Option(names = "--socket-mode", description = "Send everything to the bot over Socket Mode instead of HTTP.")
    private boolean socketMode;

    @Override
    public Integer call() throws Exception {
        if (port < 0 || port > 65_535) {
            System.err.println("There's no port " + port + ". Choose one from 1 to 65535 with --port.");
            return UNUSABLE;
        }
        if (people < 0 || people > MOST_PEOPLE) {
            System.err.println("--people can't be " + people + ". Choose a number up to " + MOST_PEOPLE + ".");
            return UNUSABLE;
        }
        if (people > 0 && demo) {
            System.err.println("The demo is set in a small company. Use either --demo or --people, not both.");
            return UNUSABLE;
        }
        if (organization && demo) {
            System.err.println("The demo has only one workspace. Use either --demo or --organization, not both.");
            return UNUSABLE;
        }
        if (demo && database != null && Files.exists(database)) {
            System.err.println("The demo needs a new file, but " + database + " already exists. Choose another one.");
            return UNUSABLE;
        }
        Optional<String> unfit = TemporaryFolder.problem();
        if (unfit.isPresent()) {
            System.err.println(unfit.get());
            return UNUSABLE;
        }
        TravelClock clock = new TravelClock(InstantSource.system());
        try {
            System.out.println(
                    demo
                            ? "Playing through a few weeks at a small company. This takes about 15 seconds."
                            : "Starting the sandbox …");
            Trial trial = Trial.open(clock, port, database, new Trial.Company(demo, people, organization), socketMode);
            CountDownLatch ended = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(trial, ended), "end"));
            System.out.println("Try Obliged at " + trial.url() + " (Ctrl+C stops it)");
            ended.await();
            return 0;
        } catch (StoreException e) {
            System.err.println(e.getMessage());
            return UNUSABLE;
        } catch (IOException e) {
            System.err.println(
                    "Port " + port + " is taken. Choose another one with --port, or stop the program that's using it.");
            return UNUSABLE;
        }
    }

    private static void end(Trial trial, CountDownLatch ended) {
        try {
            trial.close();
        } catch (Exception e) {
            System.err.println("The sandbox couldn't shut down cleanly: " + e.getMessage());
        } finally {
            ended.countDown();
        }
    }
}
