package obliged;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import obliged.ask.data.StepCounts;
import obliged.outbox.Courier;
import obliged.outbox.Notice;
import obliged.outbox.Outbox;
import obliged.outbox.Outcome;
import obliged.slack.SlackSocket;
import obliged.store.Store;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a monitoring system reads at {@code GET /metrics}, in the text format of Prometheus. It holds counts and sizes
 * only: no ids, no names and no words.
 */
final class Metrics implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Metrics.class);
    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    /** Slack waits for three seconds. */
    private static final Duration[] BUCKETS = Stream.of(10, 25, 50, 100, 250, 500, 1_000, 2_000, 3_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    /** A code of Slack's, or a kind of request. Anything else might hold what does not belong here. */
    private static final Pattern CODE = Pattern.compile("[a-z][a-z_]{0,40}");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(run -> {
        Thread made = new Thread(run, "metrics");
        made.setDaemon(true);
        return made;
    });
    private final Path database;
    private final Store store;
    private final InstantSource clock;
    private final HttpServer server;
    private final Counter sent = Counter.builder("obliged.outbox.sent")
            .description("Messages sent, changed or no longer needed")
            .register(registry);
    private long stepsCounted;

    private Metrics(Path database, Store store, InstantSource clock, HttpServer server) {
        this.database = database;
        this.store = store;
        this.clock = clock;
        this.server = server;
    }

    /**
     * Listens, but answers only once it is {@linkplain #start started}.
     *
     * @throws Config.Problems if it can't listen there
     */
    static Metrics at(InetSocketAddress address, Path database, Store store, InstantSource clock)
            throws Config.Problems {
        try {
            return new Metrics(database, store, clock, HttpServer.create(address, 0));
        } catch (IOException e) {
            throw new Config.Problems(List.of("OBLIGED_METRICS is " + address.getHostString() + ":" + address.getPort()
                    + ", but Obliged can't listen there: " + e.getMessage() + ". Set it to a free port."));
        }
    }

    /** Begins to answer, with what these parts tell. */
    void start(Outbox outbox, Ticker ticker, @Nullable SlackSocket socket) {
        measure(outbox);
        if (socket != null) {
            Gauge.builder("obliged.socket.connected", () -> socket.problem().isEmpty() ? 1 : 0)
                    .description("Whether Socket Mode is connected to Slack")
                    .register(registry);
        }
        measure(ticker);
        measureFile();
        Stream.of(
                        new JvmMemoryMetrics(),
                        new JvmThreadMetrics(),
                        collections,
                        new ProcessorMetrics(),
                        new UptimeMetrics())
                .forEach(binder -> binder.bindTo(registry));
        stepsCounted = store.read(StepCounts::latest);
        server.createContext("/", this::answer);
        server.setExecutor(thread);
        server.start();
    }

    private void measure(Outbox outbox) {
        Gauge.builder("obliged.outbox.waiting", () -> outbox.waiting().count())
                .description("Messages waiting to be sent")
                .register(registry);
        Gauge.builder("obliged.outbox.oldest", () -> age(outbox.waiting().oldest(), clock.instant()))
                .description("How long the oldest waiting message has been ready to send")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("obliged.outbox.given.up", () -> outbox.givenUp().count())
                .description("Messages given up on in the last day")
                .register(registry);
    }

    private static long age(@Nullable Instant oldest, Instant now) {
        return oldest == null ? 0 : Math.max(0, Duration.between(oldest, now).toSeconds());
    }

    private void measure(Ticker ticker) {
        FunctionCounter.builder("obliged.ticks", ticker, Ticker::ticks)
                .description("Runs of the scheduled jobs, one per second")
                .register(registry);
        Gauge.builder("obliged.ticks.failing", ticker::failing)
                .description("Scheduled jobs that failed in the last run")
                .register(registry);
    }

    private void measureFile() {
        Gauge.builder("obliged.file.size", () -> database.toFile().length())
                .description("Size of the database")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("obliged.wal.size", store::logSize)
                .description("Size of the database's write-ahead log")
                .baseUnit("bytes")
                .register(registry);
        new DiskSpaceMetrics(
                        requireNonNull(database.toAbsolutePath().getParent()).toFile())
                .bindTo(registry);
    }

    /** Notes how a request of Slack's was answered. */
    void replied(String kind, int status, Duration took) {
        Timer.builder("obliged.replies")
                .description("Requests from Slack, by kind and reply status")
                .tag("kind", code(kind))
                .tag("status", String.valueOf(status))
                .serviceLevelObjectives(BUCKETS)
                .register(registry)
                .record(took);
    }

    /** The same courier, whose outcomes are counted. */
    Courier counting(Courier courier) {
        return new Courier() {
            @Override
            public String sort(Notice notice) {
                return courier.sort(notice);
            }

            @Override
            public Hold hold(Notice notice) {
                return courier.hold(notice);
            }

            @Override
            public Outcome deliver(Notice notice) {
                try {
                    Outcome outcome = courier.deliver(notice);
                    count(outcome);
                    return outcome;
                } catch (RuntimeException e) {
                    failed("fault");
                    throw e;
                }
            }
        };
    }

    private void count(Outcome outcome) {
        if (outcome instanceof Outcome.Delivered
                || outcome instanceof Outcome.Moved
                || outcome instanceof Outcome.Settled) {
            sent.increment();
        } else if (outcome instanceof Outcome.Later later) {
            failed(later.problem());
        } else if (outcome instanceof Outcome.Never never) {
            failed(never.problem());
        } else if (outcome instanceof Outcome.Held held) {
            failed(held.problem());
        } else if (outcome instanceof Outcome.Halted halted) {
            failed(halted.problem());
        }
    }

    private void failed(String problem) {
        Counter.builder("obliged.outbox.failed")
                .description("Failed attempts to send, by Slack's error")
                .tag("error", code(problem))
                .register(registry)
                .increment();
    }

    private static String code(String text) {
        return CODE.matcher(text).matches() ? text : "other";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean asked = exchange.getRequestMethod().equals("GET")
                    && exchange.getRequestURI().getPath().equals("/metrics");
            if (!asked) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            countSteps();
            byte[] body = registry.scrape(TYPE).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", TYPE);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Steps are counted when they are asked for, from those that were added to the history since. */
    private void countSteps() {
        try {
            StepCounts.Added added = store.read(tx -> StepCounts.after(tx, stepsCounted));
            added.byStep()
                    .forEach((step, count) -> Counter.builder("obliged.steps")
                            .description("Steps of asks, by kind")
                            .tag("step", step.name().toLowerCase(Locale.ROOT))
                            .register(registry)
                            .increment(count));
            stepsCounted = added.latest();
        } catch (RuntimeException e) {
            // Health says what is wrong with the database; the rest is worth telling all the more.
            log.debug("steps could not be counted", e);
        }
    }

    /** Where it listens. */
    InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void close() {
        server.stop(0);
        thread.shutdownNow();
        collections.close();
        registry.close();
    }
}
