package obliged.bench;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.app_backend.SlackSignature;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.jakarta_servlet.SlackAppServlet;
import com.slack.api.bolt.middleware.builtin.RequestVerification;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import obliged.Bot;
import obliged.Config;
import obliged.sandbox.Sandbox;
import obliged.sandbox.wire.Limits;
import obliged.store.Store;
import obliged.store.Tables;
import obliged.testing.Http;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * How long the reply to {@code /ask} takes, as a ratio to a bare Bolt servlet that inserts one row with the same
 * durability. Both are asked in turn in one run, as machines are noisy. Run its main; a first argument says how many
 * asks lie in the file already.
 */
final class ReplyBenchmark {
    private static final int ROUNDS = 4_000;
    private static final int WARM_UP = 2_000;
    private static final AtomicLong TRIGGER = new AtomicLong();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private ReplyBenchmark() {}

    public static void main(String[] args) throws Exception {
        int stored = args.length > 0 ? Integer.parseInt(args[0]) : 0;
        Path directory = Files.createTempDirectory("obliged-benchmark");
        Sandbox slack =
                Sandbox.builder(InstantSource.system()).limits(Limits.none()).start();
        Config config = new Config(
                slack.botToken(),
                slack.signingSecret(),
                slack.apiUrl().toString(),
                "127.0.0.1",
                0,
                directory.resolve("obliged.db"),
                java.time.ZoneId.of("UTC"),
                "/ask",
                "/thanks",
                10);
        Store.open(config.database(), InstantSource.system()).close();
        fill(config.database(), stored, slack.world().teamId());
        try (Bot bot = Bot.start(config, InstantSource.system())) {
            while (!Http.get(bot.address().resolve("/health/ready")).body().contains("\"ready\"")) {
                Thread.onSpinWait();
            }
            Server bare = bare(directory, slack.signingSecret());
            URI ours = bot.address().resolve("/slack/events");
            URI theirs = URI.create(
                    "http://127.0.0.1:" + ((ServerConnector) bare.getConnectors()[0]).getLocalPort() + "/slack/events");
            long[] our = new long[ROUNDS];
            long[] their = new long[ROUNDS];
            for (int i = -WARM_UP; i < ROUNDS; i++) {
                long a = time(ours, slack);
                long b = time(theirs, slack);
                if (i >= 0) {
                    our[i] = a;
                    their[i] = b;
                }
            }
            Arrays.sort(our);
            Arrays.sort(their);
            System.out.printf(
                    "stored %,d: ours %d us, bare %d us (medians), ratio %.2f; 99th: %d us, %d us%n",
                    stored,
                    our[ROUNDS / 2] / 1000,
                    their[ROUNDS / 2] / 1000,
                    (double) our[ROUNDS / 2] / their[ROUNDS / 2],
                    our[ROUNDS * 99 / 100] / 1000,
                    their[ROUNDS * 99 / 100] / 1000);
            bare.stop();
        }
        slack.close();
        System.exit(0);
    }

    private static long time(URI address, Sandbox slack) throws Exception {
        String body = "command=%2Fask&text="
                + URLEncoder.encode("<@U0BO003|bo> reset my VPN token", StandardCharsets.UTF_8)
                + "&team_id=" + slack.world().teamId() + "&user_id=U0ANA002&user_name=ana&channel_id=C1&trigger_id="
                + TRIGGER.incrementAndGet();
        Instant now = Instant.now();
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Slack-Request-Timestamp", String.valueOf(now.getEpochSecond()))
                .header("X-Slack-Signature", slack.sign(body.getBytes(StandardCharsets.UTF_8), now))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        long start = System.nanoTime();
        HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        long took = System.nanoTime() - start;
        if (response.statusCode() != 200 || !response.body().contains("I asked")) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return took;
    }

    private static Server bare(Path directory, String secret) throws Exception {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("bare.db"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("CREATE TABLE ask (id INTEGER PRIMARY KEY, words TEXT) STRICT");
        }
        PreparedStatement insert = connection.prepareStatement("INSERT INTO ask (words) VALUES (?)");
        SlackConfig quiet = new SlackConfig();
        quiet.setStatsEnabled(false);
        AppConfig config = AppConfig.builder()
                .slack(Slack.getInstance(quiet))
                .signingSecret(secret)
                .singleTeamBotToken("")
                .build();
        App app = new App(
                config,
                List.of(new RequestVerification(new SlackSignature.Verifier(new SlackSignature.Generator(secret)))));
        app.command(Pattern.compile(".*"), (request, context) -> {
            insert(insert, request.getPayload().getText());
            return context.ack("I asked Bo.");
        });
        Server server = new Server(0);
        ServletContextHandler handler = new ServletContextHandler();
        handler.addServlet(new ServletHolder(new SlackAppServlet(app)), "/slack/events");
        server.setHandler(handler);
        server.start();
        return server;
    }

    private static void insert(PreparedStatement insert, String words) {
        synchronized (insert) {
            try {
                insert.setString(1, words);
                insert.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void fill(Path database, int asks, String team) throws Exception {
        try (Connection connection = Tables.open(database)) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO ask (workspace_id, number, requester, logged_by, logged_at, asked_person, words, state)
                    VALUES (?, ?, 'U0ANA002', 'U0ANA002', 0, 'U0BO003', 'water the plants', 'WITHDRAWN')
                    """)) {
                for (int i = 1; i <= asks; i++) {
                    insert.setString(1, team);
                    insert.setLong(2, i);
                    insert.addBatch();
                    if (i % 10_000 == 0) {
                        insert.executeBatch();
                    }
                }
                insert.executeBatch();
            }
            connection.commit();
        }
    }
}
