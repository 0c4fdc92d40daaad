package obliged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import obliged.machine.Machine;
import obliged.machine.MachineChecks;
import obliged.sandbox.Sandbox;
import obliged.sandbox.wire.Limits;
import obliged.sandbox.world.Message;
import obliged.slack.AppManifest;
import obliged.slack.api.RateLimiter;
import obliged.store.Store;
import obliged.store.Tables;
import obliged.testing.Poll;
import obliged.testing.TlsProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Every line of the doctor's, when all is well and when it isn't. */
class DoctorTest {
    private static final long GIGABYTE = 1_000_000_000;
    private static final Machine GOOD = new Machine(
            25,
            256_000_000,
            InstantSource.system(),
            Duration.ofSeconds(20),
            directory -> new Machine.Disk("ext4", 50 * GIGABYTE));

    @TempDir
    Path directory;

    private final Map<String, String> settings = new HashMap<>();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private Path database;
    private Sandbox slack;
    private Machine machine = GOOD;

    private record Run(int code, String out) {
        String line(String beginning) {
            return out.lines()
                    .filter(line -> line.startsWith(beginning))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no line \"" + beginning + "\" in\n" + out));
        }
    }

    @BeforeEach
    void open() {
        database = directory.resolve("obliged.db");
        slack = use(Sandbox.builder(InstantSource.system())
                .limits(Limits.none())
                .ownMessagesToo()
                .start());
        settings.putAll(Map.of(
                "SLACK_BOT_TOKEN", slack.botToken(),
                "SLACK_SIGNING_SECRET", slack.signingSecret(),
                "SLACK_API_URL", slack.apiUrl().toString(),
                "OBLIGED_HOST", "127.0.0.1",
                "OBLIGED_DB", database.toString(),
                "PORT", "1"));
    }

    private <T extends AutoCloseable> T use(T closeable) {
        opened.add(0, closeable);
        return closeable;
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    private void startBot() throws Exception {
        settings.put("PORT", "0");
        Bot bot = use(Bot.start(Config.of(settings), InstantSource.system(), 0.01));
        slack.connect(bot.address().resolve("/slack/events"));
        settings.put("PORT", String.valueOf(bot.address().getPort()));
        while (!bot.isReady()) {
            Poll.pause();
        }
    }

    private void makeDatabase() {
        Store.open(database, InstantSource.system()).close();
    }

    private Run run(String... arguments) {
        StringWriter out = new StringWriter();
        PrintWriter to = new PrintWriter(out, true);
        CommandLine doctor = new CommandLine(new DoctorCommand(
                        settings,
                        () -> {
                            throw new AssertionError("no messages are needed");
                        },
                        RateLimiter.scaled(0.001),
                        machine))
                .setOut(to)
                .setErr(to);
        int code = doctor.execute(arguments);
        assertThat(out.toString()).doesNotContain("Exception:", "\tat ", slack.botToken(), slack.signingSecret());
        return new Run(code, out.toString());
    }

    /** Runs it, and has Ana press what it sends. */
    private Run tried(Sandbox where) throws Exception {
        CompletableFuture<Run> running = CompletableFuture.supplyAsync(() -> run("--try", "@ana"));
        where.await(
                Duration.ofSeconds(20),
                () -> where.as("ana").inDm().find("[I see this]").isPresent());
        Message sent = where.as("ana").inDm().find("[I see this]").orElseThrow();
        where.as("ana").press(sent, "I see this");
        return running.get();
    }

    @Test
    void whereAllIsWellEveryLineSaysSo() throws Exception {
        startBot();

        Run run = tried(slack);

        assertThat(run.out.lines().filter(line -> !line.startsWith("  ")))
                .allMatch(line -> line.startsWith("✓ "))
                .hasSizeGreaterThan(12);
        assertThat(run.code).isZero();
        assertThat(run.line("✓ Token")).contains("Harbour (T0OBLIGED1)");
        assertThat(run.line("✓ Presses")).contains("Ana");
        assertThat(run.line("✓ Events")).contains("arrive");
        assertThat(slack.as("ana").inDm().last().plainText())
                .contains("that arrived")
                .doesNotContain("[I see this]");
        assertThat(slack.journal().violations()).isEmpty();
    }

    @Test
    void withoutABotItSaysWhatIsNotThereYet() {
        Run run = run();
        assertThat(run.code).isZero();
        assertThat(run.line("! Database")).contains("Obliged creates it when it first starts");
        assertThat(run.line("! Address")).contains("Start Obliged");
        assertThat(run.line("! Round trip")).contains("--try");
        assertThat(run.line("✓ Permissions")).contains("can be written to");
        assertThat(database).doesNotExist();
    }

    @Test
    void aJavaThatWasNotTriedOrHasLittleMemoryIsNamed() {
        machine = new Machine(26, 256_000_000, GOOD.clock(), GOOD.patience(), GOOD.disks());
        assertThat(run().line("! Java 26")).contains("use Java 25");
        machine = new Machine(17, 64_000_000, GOOD.clock(), GOOD.patience(), GOOD.disks());
        assertThat(run().line("! Java 17")).contains("-Xmx128m");
        machine = new Machine(17, 128_000_000, GOOD.clock(), GOOD.patience(), GOOD.disks());
        assertThat(run().line("✓ Java 17")).contains("128 MB");
    }

    @Test
    void aTemporaryFolderThatIsNotThereKeepsObligedFromWorking() {
        String usual = System.getProperty("java.io.tmpdir");
        System.setProperty("java.io.tmpdir", directory.resolve("none").toString());
        try {
            Run run = run();
            assertThat(run.line("✗ There's no temporary folder")).contains("-Djava.io.tmpdir");
            assertThat(run.code).isEqualTo(1);
        } finally {
            System.setProperty("java.io.tmpdir", usual);
        }
        assertThat(run().line("✓ Temporary folder")).contains(usual);
    }

    @Test
    void everyWrongSettingIsALine() {
        settings.put("SLACK_BOT_TOKEN", "xoxp-1");
        settings.put("OBLIGED_TIME_ZONE", "Mars");
        Run run = run();
        assertThat(run.line("✗ Settings: SLACK_BOT_TOKEN")).contains("xoxb-");
        assertThat(run.line("✗ Settings: OBLIGED_TIME_ZONE")).contains("Mars");
        assertThat(run.code).isEqualTo(2);
    }

    @Test
    void aProxyThatIsNoneIsNamedAndOneThatIsUsedToo() {
        settings.put("HTTPS_PROXY", "socks://proxy.example");
        Run run = run();
        assertThat(run.line("✗ HTTPS_PROXY")).contains("http://proxy.example:3128");
        assertThat(run.code).isEqualTo(1);
        ProxySelector usual = ProxySelector.getDefault();
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.acme.com", 3128)));
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException problem) {
                throw new AssertionError(problem);
            }
        });
        try {
            assertThat(MachineChecks.route("https://slack.com/api/").line()).contains("proxy.acme.com:3128");
        } finally {
            ProxySelector.setDefault(usual);
        }
        assertThat(MachineChecks.route(slack.apiUrl().toString()).line()).contains("directly");
    }

    @ParameterizedTest
    @CsvSource({
        "ext4, ✓",
        "xfs, ✓",
        "overlay, ✓",
        "apfs, ✓",
        "NTFS, ✓",
        "fuseblk, ✓",
        "tmpfs, ✓",
        "zfs, ✓",
        "nfs4, ✗",
        "nfs, ✗",
        "cifs, ✗",
        "smb3, ✗",
        "fuse.sshfs, ✗",
        "fuse.s3fs, ✗",
        "ceph, ✗",
        "9p, !",
        "virtiofs, !",
        "fakeowner, !"
    })
    void aDiskElsewhereIsNoPlaceForADatabase(String type, String mark) {
        machine = on(type, 50 * GIGABYTE);
        Run run = run();
        assertThat(run.line(mark + " Disk")).contains("(" + type + ")");
        assertThat(run.code).isEqualTo(mark.equals("✗") ? 1 : 0);
    }

    private static Machine on(String type, long free) {
        return new Machine(25, 256_000_000, GOOD.clock(), GOOD.patience(), where -> new Machine.Disk(type, free));
    }

    @Test
    void aDiskThatIsNearlyFullIsNamed() throws Exception {
        machine = on("ext4", 99_000_000);
        Run full = run();
        assertThat(full.line("✗ Space")).contains("99 MB", "Make room");
        assertThat(full.code).isEqualTo(1);
        machine = on("ext4", 900_000_000);
        assertThat(run().line("! Space")).contains("900 MB");
        machine = on("ext4", 2 * GIGABYTE);
        assertThat(run().line("✓ Space")).contains("2000 MB");
        // A copy of it has to find room.
        try (RandomAccessFile large = new RandomAccessFile(database.toFile(), "rw")) {
            large.setLength(GIGABYTE);
        }
        assertThat(run().line("! Space")).contains("copy of the database");
    }

    @Test
    void theRealDiskIsReadToo() {
        machine = Machine.real(InstantSource.system());
        assertThat(run().out).contains(" Disk: " + database + " is on a ", " Space: ");
    }

    @Test
    void aDirectoryThatIsNotThereIsNamed() {
        settings.put("OBLIGED_DB", directory.resolve("none/obliged.db").toString());
        Run run = run();
        assertThat(run.line("✗ Database")).contains("there's no directory", "none", "OBLIGED_DB");
        assertThat(run.code).isEqualTo(1);
    }

    @Test
    void permissionsAreLookedAt() throws Exception {
        makeDatabase();
        assertThat(run().line("✓ Permissions")).contains("only its owner can read it");
        Files.setPosixFilePermissions(database, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(run().line("! Permissions")).contains("chmod 600");
        Files.setPosixFilePermissions(database, PosixFilePermissions.fromString("r--r--r--"));
        Run readOnly = run();
        assertThat(readOnly.line("✗ Database")).contains("is read-only");
        assertThat(readOnly.code).isEqualTo(1);
        Files.setPosixFilePermissions(database, PosixFilePermissions.fromString("rw-------"));
        Files.createLink(directory.resolve("other.db"), database);
        assertThat(run().line("✗ Database")).contains("second name");
    }

    @Test
    void theLogIsLookedAt() throws Exception {
        makeDatabase();
        execute("PRAGMA journal_mode = DELETE");
        assertThat(run().line("! Log")).contains("isn't in WAL mode");
        execute("PRAGMA journal_mode = WAL");
        assertThat(run().line("✓ Log")).contains("WAL mode, 0 MB");
        try (RandomAccessFile log =
                new RandomAccessFile(database.resolveSibling("obliged.db-wal").toFile(), "rw")) {
            log.setLength(65_000_000);
        }
        assertThat(run().line("! Log")).contains("65 MB", "Close other programs");
    }

    @Test
    void damageIsNamed() throws Exception {
        makeDatabase();
        assertThat(run().line("✓ Database")).contains("is sound");
        execute("PRAGMA writable_schema = ON", """
                UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'ask_of_team')
                WHERE name = 'ask_step_of_ask'
                """);
        Run run = run();
        assertThat(run.line("✗ Database")).contains("is damaged");
        assertThat(run.code).isEqualTo(1);
    }

    @Test
    void referencesToWhatIsMissingAreDamageToo() throws Exception {
        makeDatabase();
        execute("PRAGMA foreign_keys = OFF", "INSERT INTO team_helper VALUES ('T1', 'C1', 'U1')");
        assertThat(run().line("✗ Database")).contains("refers to a missing row", "check");
    }

    @Test
    void aFileOfAnotherVersionIsNamedAndLeftAsItIs() throws Exception {
        makeDatabase();
        execute("DELETE FROM schema_history WHERE version = '34'");
        Run older = run();
        assertThat(older.line("! Database")).contains("older version of Obliged", "Back it up first");
        assertThat(older.code).isZero();
        execute("INSERT INTO schema_history SELECT installed_rank + 900, '900', description, type, 'V900__new.sql', 1,"
                + " installed_by, installed_on, execution_time, success FROM schema_history WHERE version = '33'"
                + " OR installed_rank = 2");
        Run newer = run();
        assertThat(newer.line("✗ Database")).contains("newer version of Obliged");
        assertThat(newer.code).isEqualTo(1);
    }

    private void execute(String... statements) throws Exception {
        try (Connection connection = Tables.open(database)) {
            for (String statement : statements) {
                connection.createStatement().execute(statement);
            }
        }
    }

    @Test
    void aTokenThatSlackRefusesIsNamedWithWhatToDo() {
        slack.connect(slack.url());
        var unused = slack.admin().revokeToken();
        Run revoked = run();
        assertThat(revoked.line("✗ Token")).contains("token_revoked", "Install the app again");
        assertThat(revoked.code).isEqualTo(1);
        slack.admin().reinstallApp();
        settings.put("SLACK_BOT_TOKEN", "xoxb-wrong");
        assertThat(run().line("✗ Token")).contains("invalid_auth");
    }

    @Test
    void slackThatIsNotReachedLeavesTheRestUnchecked() {
        settings.put("SLACK_API_URL", "http://127.0.0.1:1/api/");
        Run run = run();
        assertThat(run.line("✗ Slack can't be reached")).contains("network");
        assertThat(run.code).isEqualTo(2);
    }

    @Test
    void scopesThatAreMissingAndThoseThatAreNotNeededAreNamed() {
        List<String> scopes = new ArrayList<>(AppManifest.example().scopes());
        assertThat(run().line("✓ Scopes")).contains("exactly");
        scopes.add("channels:history");
        slack.admin().installWithScopes(scopes);
        Run more = run();
        assertThat(more.line("! Scopes")).contains("channels:history").doesNotContain("users:read");
        assertThat(more.code).isZero();
        scopes.removeAll(List.of("files:read", "im:write"));
        slack.admin().installWithScopes(scopes);
        Run fewer = run();
        assertThat(fewer.line("✗ Scopes")).contains("missing: files:read, im:write", "reinstall the app");
        assertThat(fewer.code).isEqualTo(1);
        slack.admin().installWithScopes(List.of());
        assertThat(run().line("! Scopes")).contains("didn't say");
    }

    @ParameterizedTest
    @CsvSource({"0, ✓", "30, ✓", "-30, ✓", "120, !", "-120, !", "600, ✗", "-600, ✗"})
    void theClockIsComparedWithSlacks(long seconds, String mark) {
        machine = new Machine(
                25,
                GOOD.memory(),
                () -> InstantSource.system().instant().plusSeconds(seconds),
                GOOD.patience(),
                GOOD.disks());
        Run run = run();
        String line = run.line(mark + " Clock");
        if (!mark.equals("✓")) {
            assertThat(line).contains(seconds > 0 ? "ahead of" : "behind", "NTP");
        }
        assertThat(run.code).isEqualTo(mark.equals("✗") ? 1 : 0);
    }

    @Test
    void whoAnswersAtTheAddressIsLookedAt() throws Exception {
        startBot();
        assertThat(run().line("✓ Address")).contains("/slack/events answers");
        settings.put("SLACK_SIGNING_SECRET", "another");
        Run otherSecret = run();
        assertThat(otherSecret.line("✗ Address")).contains("SLACK_SIGNING_SECRET");
        assertThat(otherSecret.code).isEqualTo(1);
        settings.put("PORT", String.valueOf(slack.url().getPort()));
        assertThat(run().line("✗ Address")).contains("HTTP 404", "proxy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://bot.acme.com", "bot.acme.com"})
    void anAddressThatSlackCannotReachIsNamed(String address) {
        Run run = run("--address", address);
        assertThat(run.line("✗ Address")).contains(address, "https://");
        assertThat(run.code).isEqualTo(1);
    }

    @Test
    void anAddressAtWhichNobodyAnswersIsNamed() {
        Run run = run("--address", "https://127.0.0.1:1/");
        assertThat(run.line("✗ Address")).contains("https://127.0.0.1:1/slack/events", "certificate");
        assertThat(run.code).isEqualTo(1);
    }

    @Test
    void theAddressThatSlackUsesIsTriedThroughItsProxy() throws Exception {
        startBot();
        TlsProxy proxy = new TlsProxy(directory, Integer.parseInt(settings.get("PORT")));
        opened.add(0, proxy);
        String address = "https://localhost:" + proxy.port();
        assertThat(run("--address", address).line("✗ Address")).contains(address, "certificate");

        TrustManagerFactory trusting = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusting.init(proxy.certificate());
        SSLContext trusts = SSLContext.getInstance("TLS");
        trusts.init(null, trusting.getTrustManagers(), null);
        SSLContext usual = SSLContext.getDefault();
        SSLContext.setDefault(trusts);
        try {
            Run run = run("--address", address + "/");
            assertThat(run.line("✓ Address")).contains(address + "/slack/events answers as it should");
            assertThat(run.code).isZero();
        } finally {
            SSLContext.setDefault(usual);
        }
    }

    @Test
    void aPressThatDoesNotArriveIsNamedAndTheButtonGoes() throws Exception {
        startBot();
        machine = new Machine(25, GOOD.memory(), GOOD.clock(), Duration.ofMillis(300), GOOD.disks());
        Run run = run("--try", "ana");
        assertThat(run.line("✗ Round trip")).contains("no press arrived", "Interactivity");
        assertThat(run.code).isEqualTo(1);
        assertThat(slack.as("ana").inDm().last().plainText())
                .contains("is over")
                .doesNotContain("[I see this]");
    }

    @Test
    void eventsThatDoNotArriveThoughPressesDoAreNamed() throws Exception {
        try (Sandbox withoutEvents =
                Sandbox.builder(InstantSource.system()).limits(Limits.none()).start()) {
            slack = withoutEvents;
            settings.put("SLACK_BOT_TOKEN", slack.botToken());
            settings.put("SLACK_SIGNING_SECRET", slack.signingSecret());
            settings.put("SLACK_API_URL", slack.apiUrl().toString());
            startBot();
            machine = new Machine(25, GOOD.memory(), GOOD.clock(), Duration.ofSeconds(3), GOOD.disks());
            Run run = tried(slack);
            assertThat(run.line("✓ Presses")).contains("'s press arrived.");
            assertThat(run.line("✗ Events")).contains("Event Subscriptions", "message.im");
            assertThat(run.code).isEqualTo(1);
        }
    }

    @Test
    void whoCanNotBeSentAMessageIsNamed() throws Exception {
        startBot();
        assertThat(run("--try", "nobody").line("✗ Round trip")).contains("Nobody is called");
        slack.admin().showMessagesTab(false);
        Run run = run("--try", "ana");
        assertThat(run.line("✗ Round trip")).contains("Messages Tab");
        assertThat(run.code).isEqualTo(1);
    }

    @Test
    void withoutADatabaseNobodyCanBeTried() {
        assertThat(run("--try", "ana").line("✗ Round trip")).contains("There's no database at");
        assertThat(Stream.of(database)).noneMatch(Files::exists);
    }

    private Sandbox useSocketMode() {
        Sandbox sockets = use(Sandbox.builder(InstantSource.system())
                .limits(Limits.none())
                .ownMessagesToo()
                .socketMode()
                .start());
        slack = sockets;
        settings.remove("SLACK_SIGNING_SECRET");
        settings.put("SLACK_BOT_TOKEN", sockets.botToken());
        settings.put("SLACK_APP_TOKEN", sockets.appToken());
        settings.put("SLACK_API_URL", sockets.apiUrl().toString());
        return sockets;
    }

    @Test
    void inSocketModeAConnectionIsTriedInsteadOfAnAddress() throws Exception {
        Sandbox sockets = useSocketMode();
        startBot();

        Run run = tried(sockets);

        assertThat(run.line("✓ Socket Mode")).contains("accepts connections");
        assertThat(run.line("✓ Presses")).contains("Ana");
        assertThat(run.line("✓ Events")).contains("arrive");
        assertThat(run.out).doesNotContain("Address");
        assertThat(run.code).isZero();
    }

    @Test
    void aConnectionThatSlackDoesNotOpenIsNamedWithWhatToDo() {
        useSocketMode();
        settings.put("SLACK_APP_TOKEN", "xapp-wrong");
        Run run = run("--address", "https://bot.acme.com");
        assertThat(run.line("✗ Socket Mode")).contains("invalid_auth", "connections:write", "Basic Information");
        assertThat(run.line("! Address")).contains("https://bot.acme.com was not tried");
        assertThat(run.code).isEqualTo(1);
    }
}
