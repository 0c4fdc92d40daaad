package obliged.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import obliged.sandbox.Sandbox;
import org.jspecify.annotations.Nullable;

/** A bot in a process of its own, on a file of its own, that can be killed and started again. */
public final class BotProcess implements AutoCloseable {
    private static final String PACE = "0.01";

    private final Sandbox slack;
    private final Path directory;
    private final Path database;
    private @Nullable Process process;
    private final Map<String, String> settings = new HashMap<>(Map.of("PORT", "0"));
    private volatile URI address = URI.create("http://127.0.0.1:1");

    /** Keeps its clock and log in {@code directory}. */
    public BotProcess(Sandbox slack, Path directory, Path database) {
        this.slack = slack;
        this.directory = directory;
        this.database = database;
    }

    /** Makes it wait while another process uses the database. Until then it listens on this port. */
    public BotProcess standingBy(int port) {
        settings.put("OBLIGED_STANDBY", "true");
        settings.put("PORT", String.valueOf(port));
        address = URI.create("http://127.0.0.1:" + port);
        return this;
    }

    public static Path clock(Path directory) {
        return directory.resolve("clock");
    }

    /** Starts, and waits until it listens; returns false if it ended before that. */
    public boolean start() throws IOException, InterruptedException {
        Process launched = launch();
        while (!Files.exists(port())) {
            if (launched.waitFor(5, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        address = URI.create("http://127.0.0.1:" + Files.readString(port()));
        slack.connect(requestUrl());
        return true;
    }

    /** Starts, and does not wait. */
    public Process launch() throws IOException {
        Files.deleteIfExists(port());
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                BotProcessMain.class.getName(),
                clock(directory).toString(),
                PACE,
                port().toString()));
        builder.environment().put("SLACK_BOT_TOKEN", slack.botToken());
        builder.environment().put("SLACK_SIGNING_SECRET", slack.signingSecret());
        builder.environment().put("SLACK_API_URL", slack.apiUrl().toString());
        builder.environment().put("OBLIGED_DB", database.toString());
        builder.environment().put("OBLIGED_HOST", "127.0.0.1");
        builder.environment().putAll(settings);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log()));
        Process launched = builder.start();
        process = launched;
        return launched;
    }

    /** {@code kill -9}. */
    public void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    /** {@code kill -15}, and what it exits with. */
    public int stop() throws InterruptedException {
        process().destroy();
        if (!process().waitFor(20, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not stop");
        }
        return process().exitValue();
    }

    public int exitValue() throws InterruptedException {
        return process().waitFor();
    }

    public boolean isAlive() {
        return process().isAlive();
    }

    public long pid() {
        return process().pid();
    }

    public String ready() {
        return Http.get(address.resolve("/health/ready")).body();
    }

    /** The status of a health check, or 0 while it does not listen. */
    public int health(String check) {
        try {
            return Http.get(address.resolve("/health/" + check)).statusCode();
        } catch (IllegalStateException e) {
            return 0;
        }
    }

    /** Where Slack sends its requests. */
    public URI requestUrl() {
        return address.resolve("/slack/events");
    }

    public String said() {
        try {
            return Files.readString(log().toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path port() {
        return directory.resolve("port");
    }

    private File log() {
        return directory.resolve("bot.log").toFile();
    }

    private Process process() {
        if (process == null) {
            throw new IllegalStateException("it was not started yet");
        }
        return process;
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
