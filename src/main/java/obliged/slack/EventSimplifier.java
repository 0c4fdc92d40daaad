package obliged.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.slack.api.model.User;
import java.util.Map;
import java.util.Set;
import obliged.slack.api.SlackJson;

/**
 * Reduces events about people, channels and groups to what we read, as {@link MessageSimplifier} does with messages. A
 * person is read as a whole or not at all. https://docs.slack.dev/reference/events
 */
final class EventSimplifier {
    private static final Set<String> OF_PEOPLE = Set.of("user_change", "team_join");

    private static final Set<String> OF_CHANNELS_AND_GROUPS = Set.of(
            "channel_created",
            "channel_archive",
            "channel_unarchive",
            "channel_deleted",
            "channel_rename",
            "channel_left",
            "channel_shared",
            "channel_unshared",
            "channel_id_changed",
            "group_archive",
            "group_unarchive",
            "group_deleted",
            "group_rename",
            "group_left",
            "member_joined_channel",
            "member_left_channel",
            "subteam_created",
            "subteam_updated",
            "subteam_members_changed");

    private static final Set<String> TEXTS =
            Set.of("type", "user", "channel", "old_channel_id", "new_channel_id", "subteam_id", "id", "name", "handle");

    private static final Set<String> LISTS = Set.of("users", "added_users", "removed_users");
    private static final String DELETED = "date_delete";

    private EventSimplifier() {}

    /** Someone whom Slack describes in a way that can't be read. Who that is may be logged. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(String id, RuntimeException cause) {
            super(id, cause);
        }
    }

    static JsonObject simple(JsonObject event) {
        String type = MessageWords.text(event, "type");
        if (OF_PEOPLE.contains(type)) {
            JsonObject user = event.getAsJsonObject("user");
            requireReadable(user);
            JsonObject simple = new JsonObject();
            simple.addProperty("type", type);
            simple.add("user", user);
            return simple;
        }
        if (type.equals("app_home_opened")) {
            // What the tab shows is our own, and may hold blocks that the SDK does not know.
            event.remove("view");
            return event;
        }
        return OF_CHANNELS_AND_GROUPS.contains(type) ? known(event) : event;
    }

    private static void requireReadable(JsonObject user) {
        try {
            SlackJson.read(user, User.class);
        } catch (RuntimeException e) {
            throw new Unreadable(MessageWords.text(user, "id"), e);
        }
    }

    private static JsonObject known(JsonObject object) {
        JsonObject known = new JsonObject();
        for (Map.Entry<String, JsonElement> field : object.entrySet()) {
            String name = field.getKey();
            JsonElement value = field.getValue();
            if (TEXTS.contains(name) && value instanceof JsonPrimitive text && text.isString()
                    || name.equals(DELETED) && value instanceof JsonPrimitive number && number.isNumber()
                    || LISTS.contains(name) && value instanceof JsonArray) {
                known.add(name, value);
            } else if (value instanceof JsonObject part && (name.equals("channel") || name.equals("subteam"))) {
                known.add(name, known(part));
            }
        }
        return known;
    }
}
