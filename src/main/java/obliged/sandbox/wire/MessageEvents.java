package obliged.sandbox.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import obliged.sandbox.blocks.Json;

/** What Slack says about the messages of a direct message. <a href="https://docs.slack.dev/reference/events/message">message</a> */
public final class MessageEvents {
    private MessageEvents() {}

    /** <a href="https://docs.slack.dev/reference/events/message.im">message.im</a> */
    public static ObjectNode posted(String channel, ObjectNode message) {
        ObjectNode event = message.deepCopy();
        event.put("event_ts", message.path("ts").asText());
        return inDirect(channel, event);
    }

    /** <a href="https://docs.slack.dev/reference/events/message/message_changed">message_changed</a> */
    public static ObjectNode changed(String channel, ObjectNode message, ObjectNode before, String ts) {
        ObjectNode event = hidden("message_changed", before, ts);
        event.set("message", message);
        return inDirect(channel, event);
    }

    /** <a href="https://docs.slack.dev/reference/events/message/message_deleted">message_deleted</a> */
    public static ObjectNode deleted(String channel, ObjectNode before, String ts) {
        ObjectNode event = hidden("message_deleted", before, ts);
        event.put("deleted_ts", before.path("ts").asText());
        return inDirect(channel, event);
    }

    private static ObjectNode hidden(String subtype, ObjectNode before, String ts) {
        ObjectNode event = Json.object("type", "message", "subtype", subtype, "hidden", true, "ts", ts, "event_ts", ts);
        event.set("previous_message", before);
        return event;
    }

    private static ObjectNode inDirect(String channel, ObjectNode event) {
        return event.put("channel", channel).put("channel_type", "im");
    }
}
