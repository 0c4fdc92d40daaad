package obliged.sandbox.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.world.World;

/**
 * Sends events, and again up to three times when the bot does not take one.
 * <a href="https://docs.slack.dev/apis/events-api">docs.slack.dev/apis/events-api</a>
 */
public final class EventLine {
    private static final String RETRY_NUM = "x-slack-retry-num";
    private static final String RETRY_REASON = "x-slack-retry-reason";

    private final World world;
    private final BotLine line;
    private final List<Duration> pauses;
    private final ScheduledExecutorService later;
    private final AtomicInteger sent = new AtomicInteger();

    public EventLine(World world, BotLine line, List<Duration> pauses, ScheduledExecutorService later) {
        this.world = world;
        this.line = line;
        this.pauses = pauses;
        this.later = later;
    }

    /** Sends one event now; the reply is that of the last attempt made at once. */
    public Reply send(ObjectNode event) {
        String type = event.path("type").asText();
        if (!event.has("event_ts")) {
            event.put("event_ts", world.nextTs());
        }
        BotLine.Request request = json(type, envelope(event));
        return line.reply(request, reply -> reply.answered() || dontRetry(reply) ? reply : retry(request, reply, 0));
    }

    /** Sends one event in its own time, as Slack does with what the bot itself posted. */
    public void sendLater(ObjectNode event) {
        BotLine.Request request = json(event.path("type").asText(), envelope(event));
        later.execute(() -> {
            var unused = line.sendQuietly(request);
        });
    }

    private static boolean dontRetry(Reply reply) {
        return reply.status() == 410;
    }

    public Reply verifyUrl(String challenge) {
        return line.reply(
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

    private Reply retry(BotLine.Request request, Reply reply, int n) {
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

    private Reply attempt(BotLine.Request first, Reply before, int n) {
        BotLine.Request again = line.signed(first.what(), first.type(), first.body(), world.now());
        again.headers().put(RETRY_NUM, Integer.toString(n + 1));
        again.headers().put(RETRY_REASON, reason(before));
        Reply reply = line.sendQuietly(again).repeatedBy(before.again());
        return reply.answered() ? reply : retry(first, reply, n + 1);
    }

    private static String reason(Reply reply) {
        if (reply.status() != 0) {
            return "http_error";
        }
        return reply.body().equals("operation_timeout") ? "http_timeout" : "connection_failed";
    }

    private ObjectNode envelope(ObjectNode event) {
        String id = "Ev0SANDBOX" + String.format("%04d", sent.incrementAndGet());
        ObjectNode authorization = Json.object(
                "enterprise_id",
                null,
                "team_id",
                world.teamId(),
                "user_id",
                world.botUserId(),
                "is_bot",
                true,
                "is_enterprise_install",
                false);
        return Json.object(
                "token",
                Signature.VERIFICATION_TOKEN,
                "team_id",
                world.teamId(),
                "context_team_id",
                world.teamId(),
                "context_enterprise_id",
                null,
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

    private BotLine.Request json(String what, ObjectNode body) {
        return line.signed(what, "application/json", Json.write(body).getBytes(StandardCharsets.UTF_8), world.now());
    }
}
