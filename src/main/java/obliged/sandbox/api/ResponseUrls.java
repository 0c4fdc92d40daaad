package obliged.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.blocks.SlackError;
import obliged.sandbox.wire.Limits;
import obliged.sandbox.wire.ServerRequest;
import obliged.sandbox.wire.ServerResponse;
import obliged.sandbox.world.Message;
import obliged.sandbox.world.World;

/**
 * The {@code response_url}s with which the bot responds to one interaction: at most five times in thirty minutes.
 * <a href="https://docs.slack.dev/interactivity/handling-user-interaction">docs.slack.dev/interactivity/handling-user-interaction</a>
 */
public final class ResponseUrls {
    private static final class Target {
        private final String channel;
        private final String person;
        private final Optional<Message> source;
        private final Instant given;
        private int uses;

        private Target(String channel, String person, Optional<Message> source, Instant given) {
            this.channel = channel;
            this.person = person;
            this.source = source;
            this.given = given;
        }
    }

    private final World world;
    private final Supplier<URI> base;
    private final Map<String, Target> targets = new HashMap<>();

    public ResponseUrls(World world, Supplier<URI> base) {
        this.world = world;
        this.base = base;
    }

    public synchronized String give(String kind, String channel, String person, Optional<Message> source) {
        String path = "/response/" + kind + "/" + world.teamId() + "/" + (targets.size() + 1) + "/" + UUID.randomUUID();
        targets.put(path, new Target(channel, person, source, world.now()));
        return base.get() + path;
    }

    public synchronized ServerResponse answer(ServerRequest call, List<String> violations) {
        Target target = targets.get(call.path());
        String refused = target == null
                ? "invalid_url"
                : world.now().isAfter(target.given.plus(Limits.RESPONSE_URL_LIFE))
                        ? "expired_url"
                        : target.uses >= Limits.RESPONSE_URL_USES ? "used_url" : "";
        if (target == null || !refused.isEmpty()) {
            violations.add(refused);
            return ServerResponse.json(404, Json.object("ok", false, "error", refused));
        }
        try {
            target.uses++;
            carryOut(target, Json.read(call.bodyText()));
            return ServerResponse.json(Json.object("ok", true));
        } catch (SlackError e) {
            violations.add(e.code());
            violations.addAll(e.messages());
            return ServerResponse.json(400, BotToken.explain(e));
        }
    }

    private void carryOut(Target target, JsonNode body) {
        Optional<Message> source = target.source.flatMap(m -> world.findMessage(m.channel(), m.ts()));
        if (body.path("delete_original").asBoolean()) {
            source.ifPresent(world::remove);
            return;
        }
        ObjectNode json = new MessageComposer(world)
                .compose(
                        Json.text(body, "text"),
                        Optional.of(body.path("blocks")).filter(JsonNode::isArray));
        if (body.path("replace_original").asBoolean() && source.isPresent()) {
            json.put("ts", source.get().ts());
            source.get().threadTs().ifPresent(ts -> json.put("thread_ts", ts));
            world.replace(source.get(), json);
            return;
        }
        show(target.channel, target.person, body, json);
    }

    /** Shows a response to a command or action: only to the person unless it says {@code in_channel}. */
    public Message show(String channel, String person, JsonNode body, ObjectNode json) {
        boolean everyone = body.path("response_type").asText().equals("in_channel");
        Json.text(body, "thread_ts").ifPresent(ts -> json.put("thread_ts", ts));
        return everyone ? world.add(channel, json, null) : world.add(channel, json, person);
    }
}
