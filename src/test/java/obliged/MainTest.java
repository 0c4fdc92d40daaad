package obliged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import obliged.sandbox.Sandbox;
import obliged.sandbox.api.Fault;
import obliged.sandbox.wire.BotResponse;
import obliged.sandbox.wire.Limits;
import obliged.testing.Http;
import obliged.testing.Poll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line, as a process of its own. */
class MainTest {
    @TempDir
    Path directory;

    private Path temporary = Path.of(System.getProperty("java.io.tmpdir"));

    /** What the command line begins with. */
    private List<String> before = List.of();

    @Test
    void helpAndVersionAreShown() throws Exception {
        assertThat(run(Map.of(), "--help")).satisfies(run -> {
            assertThat(run.code).isZero();
            assertThat(run.out).contains("Usage: obliged", "serve", "sandbox");
        });
        assertThat(run(Map.of(), "--version").out.strip()).matches("obliged \\d+\\.\\d+\\.\\d+");
    }

    @Test
    void everyProblemWithTheSettingsIsListedAtOnce() throws Exception {
        Run run = run(Map.of(
                "PORT", "many",
                "SLACK_BOT_TOKEN", "xoxp-not-a-bot",
                "SLACK_API_URL", "ftp://elsewhere",
                "OBLIGED_TIME_ZONE", "Mars/Olympus",
                "OBLIGED_ASK_COMMAND", "ask"));
        assertThat(run.code).isEqualTo(2);
        assertThat(run.err.lines())
                .hasSize(6)
                .anyMatch(line -> line.startsWith("SLACK_SIGNING_SECRET is not set."))
                .anyMatch(line -> line.startsWith("SLACK_BOT_TOKEN does not begin with xoxb-"))
                .anyMatch(line -> line.startsWith("PORT is \"many\"."))
                .anyMatch(line -> line.startsWith("SLACK_API_URL is \"ftp://elsewhere\"."))
                .anyMatch(line -> line.startsWith("OBLIGED_TIME_ZONE is \"Mars/Olympus\"."))
                .anyMatch(line -> line.startsWith("OBLIGED_ASK_COMMAND is \"ask\"."));
        assertThat(run.err).doesNotContain("xoxp-not-a-bot", "Exception", "\tat ");
    }

    @Test
    void anUnusableFileOrPortIsSaidInASentence() throws Exception {
        Run nowhere = run(settings(Map.of("OBLIGED_DB", "/nowhere/at/all/obliged.db")));
        assertThat(nowhere.code).isEqualTo(2);
        assertThat(nowhere.err).contains("Check that its directory exists").doesNotContain("\tat ");
        try (ServerSocket taken = new ServerSocket(0)) {
            Run run = run(settings(Map.of("PORT", String.valueOf(taken.getLocalPort()))));
            assertThat(run.code).isEqualTo(2);
            assertThat(run.err).contains("Set PORT to a free port").doesNotContain("\tat ");
        }
    }

    @Test
    void toldToEndItAnswersWhatItAcceptedAndIsGoneWithinTenSeconds() throws Exception {
        try (Sandbox slack =
                Sandbox.builder(InstantSource.system()).limits(Limits.none()).start()) {
            int port;
            try (ServerSocket free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
            Process process = start(Map.of(
                    "SLACK_BOT_TOKEN", slack.botToken(),
                    "SLACK_SIGNING_SECRET", slack.signingSecret(),
                    "SLACK_API_URL", slack.apiUrl().toString(),
                    "OBLIGED_DB", directory.resolve("obliged.db").toString(),
                    "PORT", String.valueOf(port)));
            URI bot = URI.create("http://127.0.0.1:" + port);
            while (!Http.isReady(bot)) {
                assertThat(process.isAlive()).isTrue();
                Poll.pause();
            }
            slack.connect(bot.resolve("/slack/events"));
            slack.faults().add(Fault.slow(java.time.Duration.ofSeconds(30)).on("chat.postMessage"));
            BotResponse reply = slack.as("ana").in("general").type("/ask @bo water the plants");
            assertThat(reply.text()).contains("I asked Bo: #1");
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            String log = Files.readString(directory.resolve("err"));
            assertThat(log).contains("stopped").doesNotContain(slack.botToken(), slack.signingSecret());
        }
    }

    @Test
    void anUnfitTemporaryFolderIsSaidInASentenceWithEveryOtherProblem() throws Exception {
        temporary = directory.resolve("missing");
        Run run = run(settings(Map.of("PORT", "many")));
        assertThat(run.code).isEqualTo(2);
        assertThat(run.err.lines().filter(line -> !line.startsWith("WARNING:")))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).startsWith("There's no temporary folder " + temporary + ". "),
                        line -> assertThat(line).startsWith("PORT is \"many\"."));
    }

    @Test
    void slackIsCalledThroughTheProxyThatTheEnvironmentNames() throws Exception {
        try (ServerSocket proxy = new ServerSocket(0)) {
            Map<String, String> settings = settings(Map.of(
                    "SLACK_API_URL", "https://slack.example/api/",
                    "HTTPS_PROXY", "http://127.0.0.1:" + proxy.getLocalPort(),
                    "NO_PROXY", "localhost, .internal.example",
                    "PORT", "0"));
            assertThat(firstCall(proxy, settings)).isEqualTo("CONNECT slack.example:443 HTTP/1.1");
        }
        Run run = run(settings(Map.of("HTTPS_PROXY", "http://ana:secret@proxy.example")));
        assertThat(run.code).isEqualTo(2);
        assertThat(run.err).startsWith("HTTPS_PROXY is not a proxy address.").doesNotContain("secret");
    }

    @Test
    void socketModeGoesThroughTheProxyToo() throws Exception {
        HttpServer slack = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        slack.createContext("/api/apps.connections.open", exchange -> {
            byte[] body = "{\"ok\":true,\"url\":\"wss://wss.example/link?ticket=1\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        slack.start();
        try (ServerSocket proxy = new ServerSocket(0)) {
            Map<String, String> settings = settings(Map.of(
                    "SLACK_APP_TOKEN",
                    "xapp-1",
                    "SLACK_API_URL",
                    "http://127.0.0.1:" + slack.getAddress().getPort() + "/api/",
                    "HTTPS_PROXY",
                    "http://127.0.0.1:" + proxy.getLocalPort(),
                    "PORT",
                    "0"));
            assertThat(firstCall(proxy, settings)).isEqualTo("CONNECT wss.example:443 HTTP/1.1");
        } finally {
            slack.stop(0);
        }
    }

    /** The first line that the bot sends to a proxy. */
    private String firstCall(ServerSocket proxy, Map<String, String> settings) throws Exception {
        Process process = start(settings);
        proxy.setSoTimeout(60_000);
        try (Socket call = proxy.accept()) {
            return new BufferedReader(new InputStreamReader(call.getInputStream(), StandardCharsets.UTF_8)).readLine();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** As a container may have it. Only a user who may mount something of their own can try that. */
    @ParameterizedTest
    @CsvSource({"noexec, Can't run anything from the temporary folder", "ro, Can't write to the temporary folder"})
    void aTemporaryFolderOfAnotherKindIsSaidInASentence(String mount, String sentence) throws Exception {
        temporary = Files.createDirectory(directory.resolve("mounted"));
        before = List.of(
                "unshare",
                "--user",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                "mount -t tmpfs -o size=4m," + mount + " none '" + temporary + "' && exec \"$@\"",
                "sh");
        assumeTrue(canMount(), "mounting is not allowed here");
        Run run = run(settings(Map.of()));
        assertThat(run.code).isEqualTo(2);
        assertThat(run.err.lines().filter(line -> !line.startsWith("WARNING:")))
                .singleElement()
                .asString()
                .startsWith(sentence + " " + temporary);
    }

    private boolean canMount() throws Exception {
        List<String> command = new ArrayList<>(before);
        command.add("true");
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(directory.resolve("mount").toFile())
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isReady(URI bot) {
        try {
            return Http.get(bot.resolve("/health/ready")).statusCode() == 200;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private Map<String, String> settings(Map<String, String> more) {
        Map<String, String> settings = new java.util.HashMap<>(Map.of(
                "SLACK_BOT_TOKEN", "xoxb-some",
                "SLACK_SIGNING_SECRET", "some",
                "SLACK_API_URL", "http://127.0.0.1:9/",
                "OBLIGED_DB", directory.resolve("obliged.db").toString()));
        settings.putAll(more);
        return settings;
    }

    private record Run(int code, String out, String err) {}

    private Run run(Map<String, String> environment, String... arguments) throws Exception {
        Process process = start(environment, arguments);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(
                process.exitValue(),
                Files.readString(directory.resolve("out"), StandardCharsets.UTF_8),
                Files.readString(directory.resolve("err"), StandardCharsets.UTF_8));
    }

    private Process start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-Dfile.encoding=UTF-8",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                "-Dlogback.configurationFile="
                        + Path.of("src/main/resources/logback.xml").toUri(),
                "obliged.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(directory.resolve("out").toFile())
                .redirectError(directory.resolve("err").toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(SLACK|OBLIGED)_.*|PORT|(?i)(HTTPS|NO)_PROXY"));
        builder.environment().putAll(environment);
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder.start();
    }
}
