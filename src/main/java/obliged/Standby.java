package obliged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import obliged.store.Store;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process that waits while another one uses the database. Its health checks say that it is alive and not ready, so
 * that Slack's requests are sent to the other one.
 */
final class Standby {
    private static final Logger log = LoggerFactory.getLogger(Standby.class);

    private final Config config;
    private final InstantSource clock;
    private final Server server = new Server(new QueuedThreadPool(8, 1));

    private Standby(Config config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
    }

    /** Returns the database as soon as no other process uses it. Until then it listens where the bot will. */
    static Store open(Config config, InstantSource clock) throws Exception {
        Standby standby = new Standby(config, clock);
        try {
            return Store.openOnceFree(config.database(), clock, standby::begin);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            standby.server.stop();
        }
    }

    private void begin() {
        warmUp();
        server.addConnector(Bot.connector(server, config.host(), config.port()));
        server.setHandler(new NotReady());
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        log.info("standing by: another Obliged is running on {}", config.database());
    }

    /** Loads the classes of the bot with an empty database, so that taking over takes a fraction of a usual start. */
    private void warmUp() {
        try {
            Path directory = Files.createTempDirectory("obliged-standby");
            Path database = directory.resolve("obliged.db");
            Bot.load(config, clock, Store.open(database, clock));
            Files.delete(database);
            Files.deleteIfExists(directory.resolve("obliged.db.lock"));
            Files.delete(directory);
        } catch (Exception e) {
            log.warn("could not prepare to take over, so taking over will take longer: {}", String.valueOf(e));
        }
    }

    private static final class NotReady extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            boolean live = Request.getPathInContext(request).equals("/health/live");
            response.setStatus(live ? HttpStatus.OK_200 : HttpStatus.SERVICE_UNAVAILABLE_503);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json; charset=utf-8");
            String status = live ? "live" : "standing by, because another process is using the database";
            Content.Sink.write(response, true, "{\"status\":\"" + status + "\"}", callback);
            return true;
        }
    }
}
