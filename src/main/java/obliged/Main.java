package obliged;

import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import obliged.machine.HttpsProxy;
import obliged.machine.Machine;
import obliged.machine.TemporaryFolder;
import obliged.slack.api.RateLimiter;
import obliged.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code java -jar obliged.jar [serve]}. */
@Command(
        name = "obliged",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = SandboxCommand.class,
        description = "A self-hosted Slack bot for requests between colleagues.",
        footer = {"", "Without a command, it starts the bot. Settings come from environment variables: see the README."
        })
public final class Main implements Callable<Integer> {
    /** Exit code for a problem that only the operator can fix. */
    private static final int UNUSABLE = 2;

    private static final Logger log = LoggerFactory.getLogger(Main.class);

    private final Map<String, String> environment;

    private Main(Map<String, String> environment) {
        this.environment = environment;
    }

    public static void main(String[] args) {
        HttpsProxy.use(System.getenv());
        int code = commandLine(System.getenv()).execute(args);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** All commands, with their settings from this environment. */
    static CommandLine commandLine(Map<String, String> environment) {
        return new CommandLine(new Main(environment))
                .addSubcommand(new DoctorCommand(
                        environment,
                        () -> MessageCatalog.play(InstantSource.system()),
                        RateLimiter.real(),
                        Machine.real(InstantSource.system())))
                .addSubcommand(new BackupCommand(environment))
                .addSubcommand(new CheckCommand(environment))
                .addSubcommand(new ForgetCommand(environment))
                .addSubcommand(new ExportPersonCommand(environment))
                .addSubcommand(new ManifestCommand());
    }

    @Override
    public Integer call() throws Exception {
        return serve();
    }

    @Command(name = "serve", description = "Answers requests from Slack. This is the default command.")
    int serve() throws Exception {
        try {
            Bot bot = Bot.start(config(), InstantSource.system());
            CompletableFuture<Integer> stopped = new CompletableFuture<>();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(bot, stopped), "stop"));
            bot.onBroken(sentence -> stopped.complete(UNUSABLE));
            log.info("listening on {}", bot.address());
            return stopped.get();
        } catch (Config.Problems problems) {
            problems.lines().forEach(System.err::println);
            return UNUSABLE;
        } catch (StoreException e) {
            System.err.println(e.getMessage());
            return UNUSABLE;
        } catch (IOException e) {
            System.err.println("Can't listen: " + e.getMessage() + ". Set PORT to a free port.");
            return UNUSABLE;
        }
    }

    /** Returns the settings, or throws everything that is wrong with them and with the machine. */
    private Config config() throws Config.Problems {
        List<String> problems = new ArrayList<>();
        TemporaryFolder.problem().ifPresent(problems::add);
        HttpsProxy.problem(environment).ifPresent(problems::add);
        try {
            Config config = Config.of(environment);
            if (problems.isEmpty()) {
                return config;
            }
        } catch (Config.Problems settings) {
            problems.addAll(settings.lines());
        }
        throw new Config.Problems(problems);
    }

    private static void stop(Bot bot, CompletableFuture<Integer> stopped) {
        try {
            bot.close();
            log.info("stopped");
        } catch (Exception e) {
            log.error("could not stop cleanly", e);
        } finally {
            stopped.complete(0);
        }
    }

    /** Reads the version from the file that the build wrote next to our classes. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() throws IOException {
            Properties properties = new Properties();
            try (InputStream in = Main.class.getResourceAsStream("version.properties")) {
                properties.load(java.util.Objects.requireNonNull(in));
            }
            return new String[] {"obliged " + properties.getProperty("version")};
        }
    }
}
