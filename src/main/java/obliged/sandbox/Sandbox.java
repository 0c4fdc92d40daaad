package obliged.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import obliged.sandbox.api.BotToken;
import obliged.sandbox.api.Fault;
import obliged.sandbox.api.Faults;
import obliged.sandbox.api.FileMethods;
import obliged.sandbox.api.RateLimits;
import obliged.sandbox.api.ResponseUrls;
import obliged.sandbox.api.TriggerIds;
import obliged.sandbox.api.WebApi;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.client.Admin;
import obliged.sandbox.client.ClientBackend;
import obliged.sandbox.client.Payloads;
import obliged.sandbox.client.UserClient;
import obliged.sandbox.wire.BotClient;
import obliged.sandbox.wire.BotResponse;
import obliged.sandbox.wire.EventSender;
import obliged.sandbox.wire.Journal;
import obliged.sandbox.wire.Limits;
import obliged.sandbox.wire.MessageEvents;
import obliged.sandbox.wire.SandboxServer;
import obliged.sandbox.wire.ServerRequest;
import obliged.sandbox.wire.ServerResponse;
import obliged.sandbox.wire.Signature;
import obliged.sandbox.wire.SocketMode;
import obliged.sandbox.world.Change;
import obliged.sandbox.world.World;
import org.jspecify.annotations.Nullable;

/**
 * A pretend Slack on 127.0.0.1, until it is closed. Give the bot {@link #apiUrl}, {@link #botToken} and {@link #signingSecret},
 * tell the sandbox with {@link #connect} where the bot listens, and act as somebody with {@link #as}. For Socket Mode, see
 * {@link Builder#socketMode}.
 */
public final class Sandbox implements AutoCloseable {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private final World world;
    private final Journal journal = new Journal();
    private final Faults faults = new Faults();
    private final String signingSecret;
    private final BotToken token;
    private final @Nullable String appToken;
    private final @Nullable SocketMode socket;
    private final BotClient bot;
    private final ResponseUrls urls;
    private final FileMethods uploads;
    private final WebApi api;
    private final ClientBackend backend;
    private final Admin admin;
    private final ScheduledExecutorService later;
    private final SandboxServer server;
    private final boolean ownMessagesToo;

    private Sandbox(Builder builder) {
        world = builder.world.get();
        ownMessagesToo = builder.ownMessagesToo;
        signingSecret =
                builder.secret.orElseGet(() -> UUID.randomUUID().toString().replace("-", ""));
        appToken = builder.socketMode ? "xapp-sandbox-" + UUID.randomUUID() : null;
        token = new BotToken(builder.token.orElseGet(() -> "xoxb-sandbox-" + UUID.randomUUID()), appToken);
        socket = builder.socketMode ? new SocketMode(world.appId(), this::violated) : null;
        later = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "sandbox-retries");
            thread.setDaemon(true);
            return thread;
        });
        bot = new BotClient(world, journal, builder.limits, signingSecret, socket);
        urls = new ResponseUrls(world, this::url);
        uploads = new FileMethods(world, this::url, token);
        TriggerIds triggers = new TriggerIds(builder.clock, builder.limits.triggerLife());
        api = new WebApi(
                world, token, new RateLimits(builder.clock, builder.limits), faults, triggers, uploads, this::ticket);
        EventSender events = new EventSender(world, bot, builder.limits.retryAfter(), later);
        backend = new ClientBackend(world, new Payloads(world, triggers, urls), bot, events, urls);
        admin = new Admin(world, events, token);
        try {
            server = SandboxServer.forBot(builder.port, socket, this::answer);
        } catch (IOException e) {
            throw new IllegalStateException("the sandbox cannot listen on port " + builder.port, e);
        }
    }

    /** Starts with the demo workspace, Slack's limits and any free port, unless told otherwise. */
    public static Builder builder(InstantSource clock) {
        return new Builder(clock);
    }

    /** The settings of a sandbox. */
    public static final class Builder {
        private final InstantSource clock;
        private Supplier<World> world;
        private Limits limits = Limits.slack();
        private int port;
        private boolean ownMessagesToo;
        private boolean socketMode;
        private Optional<String> token = Optional.empty();
        private Optional<String> secret = Optional.empty();

        private Builder(InstantSource clock) {
            this.clock = clock;
            this.world = () -> World.demo(clock);
        }

        public Builder world(World newWorld) {
            this.world = () -> newWorld;
            return this;
        }

        public Builder limits(Limits newLimits) {
            this.limits = newLimits;
            return this;
        }

        /** 0 is any free port. */
        public Builder port(int newPort) {
            this.port = newPort;
            return this;
        }

        public Builder token(String fixed) {
            this.token = Optional.of(fixed);
            return this;
        }

        public Builder signingSecret(String fixed) {
            this.secret = Optional.of(fixed);
            return this;
        }

        /** Sends the bot a message.im event also for what it posted itself, as Slack does; most tests do without. */
        public Builder ownMessagesToo() {
            this.ownMessagesToo = true;
            return this;
        }

        /**
         * Makes it an Enterprise organization of two workspaces, with colleagues and channels in both.
         *
         * @param installed whether the app is installed on the organization, instead of on the first workspace
         */
        public Builder organization(boolean installed) {
            this.world = () -> World.organization(clock, installed);
            return this;
        }

        /** Sends everything over Socket Mode: give the bot {@link Sandbox#appToken}, and no signing secret. */
        public Builder socketMode() {
            this.socketMode = true;
            return this;
        }

        public Sandbox start() {
            return new Sandbox(this);
        }
    }

    /** Where this sandbox listens, without a path. */
    public URI url() {
        return server.uri();
    }

    /** In place of {@code https://slack.com/api/}. */
    public URI apiUrl() {
        return url().resolve("/api/");
    }

    public String botToken() {
        return token.value();
    }

    public String signingSecret() {
        return signingSecret;
    }

    /** For Socket Mode. */
    public String appToken() {
        return required(appToken);
    }

    /** The bot's connections in Socket Mode. */
    public SocketMode socket() {
        return required(socket);
    }

    private static <T> T required(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("this sandbox was started without Socket Mode");
        }
        return part;
    }

    /** Sets the address to which everything is sent that Slack sends to the bot. */
    public void connect(URI botUrl) {
        bot.connect(botUrl);
    }

    public World world() {
        return world;
    }

    public Journal journal() {
        return journal;
    }

    public Faults faults() {
        return faults;
    }

    /** Changes to the workspace for which the bot gets events. */
    public Admin admin() {
        return admin;
    }

    /** The Slack client of a person, by handle or id. */
    public UserClient as(String person) {
        return new UserClient(backend, world.person(person).id());
    }

    public ClientBackend backend() {
        return backend;
    }

    /** Waits for something that the bot does later; checks after each change, and fails if it does not happen. */
    public void await(Duration atMost, BooleanSupplier condition) {
        if (!world.await(atMost, condition)) {
            throw new AssertionError("not within " + atMost.toMillis() + " ms");
        }
    }

    /** The signature of a body as of a time. */
    public String sign(byte[] body, Instant at) {
        return Signature.of(signingSecret, Long.toString(at.getEpochSecond()), body);
    }

    /** Sends the bot anything, signed as of a time. */
    public BotResponse signedPost(String contentType, byte[] body, Instant at) {
        return backend.bot().reply(backend.bot().signed("raw", contentType, body, at), r -> r);
    }

    /** Sends the bot anything with any headers, to try wrong ones. */
    public BotResponse post(String contentType, String body, String timestamp, String signature) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        BotClient.Request request = new BotClient.Request(
                "raw",
                contentType,
                bytes,
                Map.of("X-Slack-Request-Timestamp", timestamp, "X-Slack-Signature", signature));
        return bot.reply(request, r -> r);
    }

    /** Sends the very same last request to the bot again. */
    public BotResponse repeatLast() {
        return bot.repeatLast();
    }

    private ServerResponse answer(ServerRequest call) {
        long start = System.nanoTime();
        List<String> violations = new ArrayList<>();
        ServerResponse answer = route(call, violations).withHeader("Date", HTTP_DATE.format(world.now()));
        String what = call.path()
                .replaceFirst("^/(api/|(files|response)(?=/))", "$2")
                .replaceFirst("^response.*", Fault.RESPONSE_URL);
        journal.add(new Journal.Entry(
                world.now(),
                Journal.Direction.TO_SLACK,
                what,
                answer.status(),
                (System.nanoTime() - start) / 1_000_000,
                call.bodyText().isEmpty() ? call.query() : call.bodyText(),
                answer.bodyText(),
                call.path().startsWith("/api/") ? token.proof(call, what) : "",
                violations));
        world.changed(Change.Kind.EXCHANGE, what);
        return answer;
    }

    private String ticket() {
        return socket().ticket(url().toString());
    }

    private void violated(String what) {
        journal.add(
                new Journal.Entry(world.now(), Journal.Direction.TO_SLACK, "socket", 0, 0, "", "", "", List.of(what)));
    }

    private ServerResponse route(ServerRequest call, List<String> violations) {
        if (call.path().startsWith("/api/")) {
            ServerResponse answer = api.answer(call, violations);
            if (ownMessagesToo && bot.connected() && call.path().matches(".*/chat\\.(postMessage|update)")) {
                echo(Json.read(answer.bodyText()), call.path().endsWith("update"));
            }
            return answer;
        }
        if (call.path().startsWith("/response/")) {
            Optional<Fault> fault = faults.strike(
                    Fault.RESPONSE_URL, "", Json.read(call.bodyText()).path("blocks"));
            return fault.flatMap(WebApi::instead).orElseGet(() -> WebApi.lostIf(fault, urls.answer(call, violations)));
        }
        if (call.path().startsWith("/files/")) {
            return uploads.answer(call);
        }
        return ServerResponse.text(404, "text/plain", "nothing here");
    }

    private void echo(JsonNode answer, boolean changed) {
        String channel = answer.path("channel").asText("");
        if (channel.startsWith("D") && answer.path("message") instanceof ObjectNode message) {
            ObjectNode event = changed
                    ? MessageEvents.changed(channel, message, message, world.nextTs())
                    : MessageEvents.posted(channel, message);
            backend.events().sendLater(event);
        }
    }

    @Override
    public void close() {
        later.shutdownNow();
        server.close();
    }
}
