package obliged.sandbox.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.world.World;

/**
 * Sends events, and again up to three times if the bot does not accept one.
 * <a href="https://docs.slack.dev/apis/events-api">docs.slack.dev/apis/events-api</a>
 */
public final class EventSender {
    static final String RETRY_NUM = "x-slack-retry-num";
    static final String RETRY_REASON = "x-slack-retry-reason";

    private final World world;
    private final BotClient bot;
    private final List<Duration> pauses;
    private final ScheduledExecutorService later;
    private final AtomicInteger sent = new AtomicInteger();

    public EventSender(World world, BotClient bot, List<Duration> pauses, ScheduledExecutorService later) {
        this.world = world;
        this.bot = bot;
        this.pauses = pauses;
        this.later = later;
    }

    /** Sends one event now; the reply is that of the last attempt made at once. */
    public BotResponse send(ObjectNode event) {
        String type = event.path("type").asText();
        if (!event.has("event_ts")) {
            event.put("event_ts", world.nextTs());
        }
        BotClient.Request request = json(type, envelope(event));
        return bot.reply(request, reply -> reply.answered() || dontRetry(reply) ? reply : retry(request, reply, 0));
    }

    /** Sends one event in its own time, as Slack does with what the bot itself posted. */
    public void sendLater(ObjectNode event) {
        BotClient.Request request = json(event.path("type").asText(), envelope(event));
        later.execute(() -> {
            var unused = bot.sendQuietly(request);
        });
    }

    private static boolean dontRetry(BotResponse reply) {
        return reply.status() == 410;
    }

    public BotResponse verifyUrl(String challenge) {
        return bot.reply(
                json(
                        "url_verification",
                        Json.object(
                                "token",
                                Signature.VERIFICATION_TOKEN,
                                "challenge",
                                challenge,
                                "type",
                                "url_verification")),
                r -> r);
    }

    private BotResponse retry(BotClient.Request request, BotResponse reply, int n) {
        if (n >= pauses.size()) {
            return reply;
        }
        if (!pauses.get(n).isZero()) {
            var unused = later.schedule(
                    () -> attempt(request, reply, n), pauses.get(n).toMillis(), TimeUnit.MILLISECONDS);
            return reply;
        }
        return attempt(request, reply, n);
    }

    private BotResponse attempt(BotClient.Request first, BotResponse before, int n) {
        BotClient.Request again = bot.signed(first.what(), first.type(), first.body(), world.now());
        again.headers().put(RETRY_NUM, Integer.toString(n + 1));
        again.headers().put(RETRY_REASON, reason(before));
        BotResponse reply = bot.sendQuietly(again).repeatedBy(before.again());
        return reply.answered() ? reply : retry(first, reply, n + 1);
    }

    private static String reason(BotResponse reply) {
        if (reply.status() != 0) {
            return "http_error";
        }
        return reply.body().equals("operation_timeout") ? "http_timeout" : "connection_failed";
    }

    private ObjectNode envelope(ObjectNode event) {
        String id = "Ev0SANDBOX" + String.format(Locale.ROOT, "%04d", sent.incrementAndGet());
        boolean organization = world.isOrganization();
        // https://docs.slack.dev/reference/events/team_access_granted
        boolean ofNoWorkspace = organization && event.path("type").asText().startsWith("team_access_");
        String enterprise = world.enterprise().orElse(null);
        ObjectNode authorization = Json.object(
                "enterprise_id",
                enterprise,
                "team_id",
                organization ? null : world.teamId(),
                "user_id",
                world.botUserId(),
                "is_bot",
                true,
                "is_enterprise_install",
                organization);
        return Json.object(
                "token",
                Signature.VERIFICATION_TOKEN,
                "team_id",
                ofNoWorkspace ? null : world.teamId(),
                "enterprise_id",
                enterprise,
                "context_team_id",
                ofNoWorkspace ? null : world.teamId(),
                "context_enterprise_id",
                enterprise,
                "api_app_id",
                world.appId(),
                "event",
                event,
                "type",
                "event_callback",
                "event_id",
                id,
                "event_time",
                world.now().getEpochSecond(),
                "authorizations",
                Json.array(List.of(authorization)),
                "is_ext_shared_channel",
                false,
                "event_context",
                "4-" + id);
    }

    private BotClient.Request json(String what, ObjectNode body) {
        return bot.signed(what, "application/json", Json.write(body).getBytes(StandardCharsets.UTF_8), world.now());
    }
}
