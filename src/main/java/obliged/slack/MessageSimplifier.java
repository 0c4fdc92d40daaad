package obliged.slack;

import static java.util.stream.Collectors.joining;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reduces the message in a request to the fields that we read, before Slack's SDK parses it: the SDK refuses the whole
 * request if it doesn't know the shape of a block, an attachment or a file
 * (https://github.com/slackapi/java-slack-sdk/issues/1454). Whatever it consists of, its words become its text.
 */
final class MessageSimplifier {
    private static final Gson GSON = new Gson();
    private static final String PAYLOAD = "payload=";

    private static final Set<String> KEPT = Set.of(
            "type",
            "subtype",
            "user",
            "bot_id",
            "team",
            "channel",
            "channel_type",
            "ts",
            "thread_ts",
            "event_ts",
            "deleted_ts",
            "parent_user_id");

    private static final Set<String> MESSAGES = Set.of("message", "app_mention");

    /**
     * The kinds of message that people write, which Slack tells apart from plain ones. All others tell what the system
     * did. https://docs.slack.dev/reference/events/message#subtypes
     */
    private static final Set<String> WRITTEN = Set.of("file_share", "me_message", "thread_broadcast");

    private MessageSimplifier() {}

    /**
     * Returns the body of a request that {@link RequestShape} accepts, with its message or event simplified if it has
     * one.
     *
     * @throws EventSimplifier.Unreadable if it tells of someone whom we can't read
     */
    static String simplify(String body) {
        if (body.stripLeading().startsWith("{")) {
            return payload(body);
        }
        return Stream.of(body.split("&"))
                .map(field -> field.startsWith(PAYLOAD) ? PAYLOAD + encoded(payload(decoded(field))) : field)
                .collect(joining("&"));
    }

    private static String decoded(String field) {
        return URLDecoder.decode(field.substring(PAYLOAD.length()), StandardCharsets.UTF_8);
    }

    private static String encoded(String json) {
        return URLEncoder.encode(json, StandardCharsets.UTF_8);
    }

    private static String payload(String json) {
        JsonObject payload = GSON.fromJson(json, JsonObject.class);
        if (payload.get("message") instanceof JsonObject message) {
            payload.add("message", simple(message));
        } else if (payload.get("event") instanceof JsonObject event) {
            boolean message = MESSAGES.contains(MessageWords.text(event, "type"));
            payload.add("event", message ? simple(event) : EventSimplifier.simple(event));
        } else {
            return json;
        }
        return GSON.toJson(payload);
    }

    private static JsonObject simple(JsonObject message) {
        JsonObject simple = new JsonObject();
        for (String field : KEPT) {
            JsonElement value = message.get(field);
            if (value instanceof JsonPrimitive primitive && primitive.isString()) {
                simple.add(field, value);
            }
        }
        if (WRITTEN.contains(MessageWords.text(message, "subtype"))) {
            simple.remove("subtype");
        }
        simple.addProperty("text", MessageWords.of(message));
        JsonArray files = MessageWords.files(message);
        if (!files.isEmpty()) {
            simple.add("files", files);
        }
        // What an edited message says now: https://docs.slack.dev/reference/events/message/message_changed
        if (message.get("message") instanceof JsonObject changed) {
            simple.add("message", simple(changed));
        }
        return simple;
    }
}
