package obliged.bench;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.app_backend.SlackSignature;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.jakarta_servlet.SlackAppServlet;
import com.slack.api.bolt.middleware.builtin.RequestVerification;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;

/**
 * The floor: a bare Bolt servlet on Jetty that checks the signature, inserts one row with the same durability as ours and
 * replies.
 */
final class BareServlet {
    private BareServlet() {}

    /** The port, the file and the signing secret. */
    public static void main(String[] args) throws Exception {
        App app = app(insert(args[1]), args[2]);
        Server server = new Server(Integer.parseInt(args[0]));
        ServletContextHandler handler = new ServletContextHandler();
        handler.addServlet(new ServletHolder(new SlackAppServlet(app)), "/slack/events");
        handler.addServlet(new ServletHolder(new Ready()), "/health/ready");
        server.setHandler(handler);
        server.start();
    }

    private static PreparedStatement insert(String file) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("CREATE TABLE IF NOT EXISTS ask (id INTEGER PRIMARY KEY, words TEXT) STRICT");
        }
        return connection.prepareStatement("INSERT INTO ask (words) VALUES (?)");
    }

    private static App app(PreparedStatement insert, String secret) {
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
        return app;
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

    private static final class Ready extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            response.setStatus(HttpServletResponse.SC_OK);
        }
    }
}
