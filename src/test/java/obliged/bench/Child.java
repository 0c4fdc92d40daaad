package obliged.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import obliged.Bot;
import obliged.Main;
import obliged.testing.ProcessMemory;

/** A process that was started for the benchmark and ends with it, with the settings for Java that our container has. */
final class Child implements AutoCloseable {
    private static final List<String> SMALL = List.of("-XX:+UseSerialGC", "-Xmx128m", "-XX:+ExitOnOutOfMemoryError");

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final URI address;
    private final double readyMillis;
    private final Thread ends;

    private Child(List<String> command, Map<String, String> environment, Path log, int port) {
        address = URI.create("http://127.0.0.1:" + port);
        List<String> all = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        all.addAll(SMALL);
        all.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
        builder.environment().putAll(environment);
        try {
            long start = System.nanoTime();
            process = builder.start();
            ends = new Thread(process::destroyForcibly);
            Runtime.getRuntime().addShutdownHook(ends);
            while (!isReady()) {
                if (process.waitFor(2, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("it ended: " + Files.readString(log));
                }
                if (System.nanoTime() - start > PATIENCE.toNanos()) {
                    process.destroyForcibly();
                    throw new IllegalStateException("it does not get ready: " + Files.readString(log));
                }
            }
            readyMillis = (System.nanoTime() - start) / 1e6;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The bot on a file: the jar, or the classes that it is made of where tests run before there is one. */
    static Child bot(SlackProcess slack, Path database, String... options) {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(options));
        try {
            Path code = Path.of(Bot.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            command.addAll(
                    code.toString().endsWith(".jar")
                            ? List.of("-jar", code.toString())
                            : List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        Map<String, String> settings = Map.of(
                "SLACK_BOT_TOKEN", slack.token(),
                "SLACK_SIGNING_SECRET", slack.secret(),
                "SLACK_API_URL", slack.apiUrl(),
                "OBLIGED_DB", database.toString(),
                "OBLIGED_HOST", "127.0.0.1",
                "PORT", String.valueOf(port));
        Child bot = new Child(command, settings, log(database, port), port);
        slack.ask("connect " + bot.url());
        return bot;
    }

    /** The bare servlet on a file. */
    static Child bare(SlackProcess slack, Path database) {
        int port = freePort();
        List<String> command = List.of(
                "-cp",
                System.getProperty("java.class.path"),
                BareServlet.class.getName(),
                String.valueOf(port),
                database.toString(),
                slack.secret());
        return new Child(command, Map.of(), log(database, port), port);
    }

    private static Path log(Path database, int port) {
        return database.resolveSibling("log-" + port + ".txt");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isReady() {
        try {
            HttpURLConnection request =
                    (HttpURLConnection) address.resolve("/health/ready").toURL().openConnection();
            request.setReadTimeout((int) PATIENCE.toMillis());
            return request.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }

    /** Where Slack sends its requests. */
    URI url() {
        return address.resolve("/slack/events");
    }

    /** From its start until it said that it is ready. */
    double readyMillis() {
        return readyMillis;
    }

    /** The processor time that it has taken so far, which other programs change less than the clock. */
    double processorMillis() {
        return process.info()
                .totalCpuDuration()
                .map(Duration::toMillis)
                .map(Long::doubleValue)
                .orElse(Double.NaN);
    }

    double residentMegabytes() {
        return ProcessMemory.residentMegabytes(process.pid());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(ends);
    }

    /** {@link SlackServer} in its process. */
    static final class SlackProcess implements AutoCloseable {
        private final Process process;
        private final BufferedReader said;
        private final String[] about;

        SlackProcess(int people, int teams, boolean limits) {
            try {
                process = new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:+UseSerialGC",
                                "-Xmx512m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                SlackServer.class.getName(),
                                String.valueOf(people),
                                String.valueOf(teams),
                                String.valueOf(limits))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                said = process.inputReader();
                about = Objects.requireNonNull(said.readLine()).split(" ");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String apiUrl() {
            return about[0];
        }

        String token() {
            return about[1];
        }

        String secret() {
            return about[2];
        }

        /** Says a line to it and returns what it says. */
        String ask(String line) {
            try {
                process.outputWriter().write(line + "\n");
                process.outputWriter().flush();
                String answer = said.readLine();
                if (answer == null) {
                    throw new IllegalStateException("the sandbox ended at: " + line);
                }
                return answer;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
