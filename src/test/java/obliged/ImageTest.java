package obliged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import obliged.sandbox.Sandbox;
import obliged.testing.Http;
import obliged.testing.ProcessMemory;
import obliged.testing.TlsProxy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The image of the Dockerfile, built and run without a container engine: its steps in a bare root of Debian, and the jar
 * in it as any user, with nothing to write to but {@code /data}. It needs to be root on a Debian with a JDK 25.
 */
@Tag("jar")
class ImageTest {
    private static final int PATIENCE_SECONDS = 30;

    @TempDir
    Path directory;

    @Test
    void itServesAsAnyUserOnAReadOnlyRoot() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can change its root");
        assumeTrue(Files.exists(Path.of("/usr/bin/dpkg")), "this is no Debian");
        Optional<Path> jdk = jdkOfTheImage();
        assumeTrue(jdk.isPresent(), "there is no JDK 25 under /usr/lib/jvm");
        Path root = directory.resolve("root");
        run(
                "src/test/image/build.sh",
                "Dockerfile",
                "target/obliged.jar",
                jdk.orElseThrow().toString(),
                root.toString());
        assertThat(Files.readString(directory.resolve("root.user"))).isEqualTo("obliged\n");
        try (Sandbox slack = Sandbox.builder(InstantSource.system()).start();
                TlsProxy tls = new TlsProxy(directory, slack.url().getPort())) {
            for (int user : List.of(10001, 4711)) {
                serves(root, user, slack, tls);
            }
        }
    }

    /** Also with a certificate authority of the company's own, and the health check of the image. */
    private void serves(Path root, int user, Sandbox slack, TlsProxy tls) throws Exception {
        Path data = Files.createDirectory(directory.resolve("data-" + user));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.copy(tls.store(), data.resolve("company.p12"));
        Files.setPosixFilePermissions(data.resolve("company.p12"), PosixFilePermissions.fromString("rw-r--r--"));
        int port = freePort();
        Path log = directory.resolve("log-" + user);
        List<String> settings = List.of(
                "PORT=" + port,
                "SLACK_BOT_TOKEN=" + slack.botToken(),
                "SLACK_SIGNING_SECRET=" + slack.signingSecret(),
                "SLACK_API_URL=https://localhost:" + tls.port() + "/api/",
                "JAVA_TOOL_OPTIONS=-Djavax.net.ssl.trustStore=/data/company.p12 -Djavax.net.ssl.trustStorePassword="
                        + TlsProxy.PASSWORD);
        long start = System.nanoTime();
        Process bot = inImage(root, data, user, "entrypoint", settings)
                .redirectOutput(log.toFile())
                .start();
        try {
            URI address = URI.create("http://127.0.0.1:" + port);
            while (!Http.isReady(address)) {
                assertThat(bot.isAlive()).as(Files.readString(log)).isTrue();
                assertThat(System.nanoTime() - start)
                        .as(Files.readString(log))
                        .isLessThan(TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS));
                Thread.sleep(20);
            }
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            slack.connect(address.resolve("/slack/events"));
            assertThat(slack.as("ana")
                            .in("general")
                            .type("/ask @bo water the plants")
                            .text())
                    .contains("I asked Bo");
            assertThat(inImage(root, data, user, "healthcheck", settings)
                            .start()
                            .waitFor())
                    .isZero();
            double resident = ProcessMemory.residentMegabytes(bot.pid());
            assertThat(resident).isLessThanOrEqualTo(256);
            System.out.printf("the image as user %d: ready in %d ms, %.0f MB resident%n", user, millis, resident);
        } finally {
            bot.destroy();
        }
        assertThat(bot.waitFor()).as(Files.readString(log)).isEqualTo(143);
        assertThat(inImage(root, data, user, "healthcheck", settings).start().waitFor())
                .isNotZero();
        assertThat(Files.getAttribute(data.resolve("obliged.db"), "unix:uid")).isEqualTo(user);
        assertThat(Files.readString(log)).doesNotContain("[aot]", "WARN", "ERROR");
    }

    private static ProcessBuilder inImage(Path root, Path data, int user, String command, List<String> settings) {
        List<String> words = new ArrayList<>(List.of(
                "src/test/image/run.sh", root.toString(), data.toString(), String.valueOf(user), root + "." + command));
        words.addAll(settings);
        return new ProcessBuilder(words).redirectErrorStream(true);
    }

    private static void run(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static Optional<Path> jdkOfTheImage() throws IOException {
        Path all = Path.of("/usr/lib/jvm");
        if (!Files.exists(all)) {
            return Optional.empty();
        }
        try (Stream<Path> each = Files.list(all)) {
            return each.filter(ImageTest::isJdk25).findFirst();
        }
    }

    private static boolean isJdk25(Path jdk) {
        try {
            return Files.readString(jdk.resolve("release")).contains("JAVA_VERSION=\"25");
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
