package obliged.slack;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import obliged.slack.text.SlackIds;

/**
 * Checks the fields of Slack's requests that we rely on before anything else is done, so that a malformed request has
 * no effect at all. https://docs.slack.dev/reference/interaction-payloads
 */
final class RequestShape {
    private static final Gson GSON = new Gson();

    /** https://docs.slack.dev/messaging/retrieving-messages#individual_messages */
    private static final Pattern TIMESTAMP = Pattern.compile("\\d{1,15}\\.\\d{1,9}");

    private static final int LONGEST_KEY = 1_000;
    private static final int DEEPEST = 64;

    /** Fields that hold ids or names, at any depth. Text fields may hold anything. */
    private static final Set<String> NAMING = Set.of(
            "id",
            "type",
            "user",
            "channel",
            "team",
            "user_id",
            "channel_id",
            "team_id",
            "bot_id",
            "app_id",
            "event_id",
            "trigger_id",
            "callback_id",
            "action_id",
            "block_id",
            "view_id",
            "root_view_id",
            "previous_view_id",
            "subteam_id",
            "ts",
            "thread_ts",
            "message_ts",
            "event_ts",
            "command",
            "response_url",
            "selected_user",
            "selected_channel",
            "selected_conversation",
            "selected_date",
            "selected_time");

    private static final Map<String, Consumer<Part>> EVENTS = events();

    /** Thrown if a request lacks a field, or has one in another shape. */
    static final class Flaw extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** {@code where} names the field, without its content. */
        Flaw(String where) {
            super(where, null, false, false);
        }
    }

    private RequestShape() {}

    /**
     * Returns the type of a request as in its payload, or {@code command}.
     *
     * @throws Flaw if it is malformed
     */
    static String check(String body) {
        try {
            String bare = body.strip();
            return bare.startsWith("{") ? payload(bare) : form(bare);
        } catch (JsonParseException | IllegalArgumentException | StackOverflowError e) {
            throw new Flaw("all of it");
        }
    }

    private static String form(String body) {
        Map<String, String> fields = fields(body);
        String payload = fields.get("payload");
        if (payload != null) {
            return payload(payload);
        }
        Part command = new Part("", GSON.toJsonTree(fields));
        if (!command.at("command").key().startsWith("/")) {
            throw new Flaw("command");
        }
        installation(command);
        command.at("user_id").id();
        command.at("channel_id").id();
        command.at("trigger_id").key();
        url(command);
        return "command";
    }

    /** Parses the form fields. Each may occur only once, since it would be unclear which one counts. */
    private static Map<String, String> fields(String body) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : body.split("&")) {
            String[] parts = pair.split("=", -1);
            if (parts.length != 2) {
                throw new Flaw("the form");
            }
            String name = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
            if (fields.put(name, URLDecoder.decode(parts[1], StandardCharsets.UTF_8)) != null) {
                throw new Flaw("a field that appears twice");
            }
        }
        return fields;
    }

    private static String payload(String json) {
        JsonElement read = GSON.fromJson(json, JsonElement.class);
        if (read == null || !read.isJsonObject()) {
            throw new Flaw("payload");
        }
        Part payload = new Part("", read);
        requireNoControls(read, 0);
        String type = payload.at("type").key();
        switch (type) {
            case "event_callback" -> event(payload);
            case "block_actions" -> press(payload);
            case "view_submission", "view_closed" -> {
                payload.at("user").at("id").id();
                payload.at("view").at("callback_id").key();
                view(payload.at("view"));
            }
            case "shortcut" -> shortcut(payload);
            case "message_action" -> {
                shortcut(payload);
                payload.at("channel").at("id").id();
                payload.at("message_ts").timestamp();
                Part message = payload.at("message");
                message.at("ts").timestamp();
                message.maybe("thread_ts", Part::timestamp);
                message.maybe("user", Part::id);
                url(payload);
            }
            case "block_suggestion" -> {
                payload.at("user").at("id").id();
                payload.at("action_id").key();
            }
            case "url_verification" -> payload.at("challenge").key();
            case "app_rate_limited" -> {}
            default -> throw new Flaw("type");
        }
        return type;
    }

    private static void event(Part payload) {
        payload.at("event_id").key();
        installation(payload);
        Part event = payload.at("event");
        EVENTS.getOrDefault(event.at("type").key(), other -> {}).accept(event);
    }

    /** Where the app is installed on an organization, a request may name that instead of a workspace. */
    private static void installation(Part request) {
        Part named = request.at("team_id");
        (named.value.isJsonNull() ? request.at("enterprise_id") : named).id();
    }

    private static Map<String, Consumer<Part>> events() {
        Map<String, Consumer<Part>> events = new HashMap<>();
        for (String type : List.of("user_change", "team_join")) {
            events.put(type, event -> event.at("user").at("id").id());
        }
        for (String type : List.of(
                "channel_archive",
                "channel_unarchive",
                "channel_deleted",
                "channel_left",
                "channel_shared",
                "channel_unshared",
                "group_archive",
                "group_unarchive",
                "group_deleted",
                "group_left")) {
            events.put(type, event -> event.at("channel").id());
        }
        for (String type : List.of("channel_created", "channel_rename", "group_rename")) {
            events.put(type, event -> {
                event.at("channel").at("id").id();
                event.at("channel").at("name").key();
            });
        }
        for (String type : List.of("member_joined_channel", "member_left_channel")) {
            events.put(type, event -> {
                event.at("channel").id();
                event.at("user").id();
            });
        }
        events.put("channel_id_changed", event -> {
            event.at("old_channel_id").id();
            event.at("new_channel_id").id();
        });
        for (String type : List.of("subteam_created", "subteam_updated")) {
            events.put(type, event -> {
                event.at("subteam").at("id").id();
                event.at("subteam").at("name").key();
                event.at("subteam").at("handle").key();
                event.at("subteam").maybe("users", users -> users.each(Part::id));
            });
        }
        events.put("subteam_members_changed", event -> {
            event.at("subteam_id").id();
            event.maybe("added_users", users -> users.each(Part::id));
            event.maybe("removed_users", users -> users.each(Part::id));
        });
        for (String type : List.of("team_access_granted", "team_access_revoked")) {
            events.put(type, event -> event.at("team_ids").each(Part::id));
        }
        events.put("app_home_opened", event -> event.at("user").id());
        events.put("tokens_revoked", event -> event.at("tokens").object());
        events.put("message", event -> {
            event.maybe("user", Part::id);
            event.maybe("channel", Part::id);
            event.maybe("deleted_ts", Part::timestamp);
            event.maybe("message", changed -> {
                changed.at("ts").timestamp();
                written(changed);
            });
            written(event);
        });
        events.put("app_mention", event -> {
            event.maybe("user", Part::id);
            event.at("channel").id();
            written(event);
        });
        return Map.copyOf(events);
    }

    private static void written(Part message) {
        message.maybe("ts", Part::timestamp);
        message.maybe("thread_ts", Part::timestamp);
        message.maybe("text", Part::text);
    }

    private static void press(Part payload) {
        payload.at("user").at("id").id();
        payload.at("trigger_id").key();
        payload.maybe("channel", channel -> channel.at("id").id());
        payload.maybe("view", RequestShape::view);
        payload.maybe("state", RequestShape::state);
        url(payload);
        Part actions = payload.at("actions");
        if (actions.list().size() != 1) {
            throw new Flaw("actions");
        }
        actions.each(action -> {
            action.at("action_id").key();
            input(action);
        });
    }

    private static void shortcut(Part payload) {
        payload.at("user").at("id").id();
        payload.at("trigger_id").key();
        payload.at("callback_id").key();
    }

    private static void view(Part view) {
        view.at("id").key();
        view.maybe("private_metadata", Part::text);
        view.at("blocks").each(block -> {
            block.at("type").key();
            block.at("block_id").key();
        });
        view.maybe("state", RequestShape::state);
    }

    private static void state(Part state) {
        state.maybe(
                "values",
                values -> values.object()
                        .keySet()
                        .forEach(block -> values.at(block)
                                .object()
                                .keySet()
                                .forEach(action -> input(values.at(block).at(action)))));
    }

    /** Checks what was typed or chosen. */
    private static void input(Part input) {
        input.maybe("value", Part::text);
        input.maybe("selected_option", option -> option.at("value").text());
        input.maybe(
                "selected_options",
                options -> options.each(option -> option.at("value").text()));
        input.maybe("selected_users", users -> users.each(Part::id));
        input.maybe("selected_user", Part::id);
        input.maybe("selected_conversation", Part::id);
        input.maybe("selected_channel", Part::id);
        input.maybe("selected_date", day -> day.parsed(LocalDate::parse));
        input.maybe("selected_time", time -> time.parsed(LocalTime::parse));
    }

    private static void url(Part payload) {
        payload.maybe("response_url", url -> {
            if (!url.key().startsWith("http")) {
                throw new Flaw("response_url");
            }
        });
    }

    private static void requireNoControls(JsonElement element, int depth) {
        if (depth > DEEPEST) {
            throw new Flaw("depth");
        }
        if (element.isJsonArray()) {
            element.getAsJsonArray().forEach(one -> requireNoControls(one, depth + 1));
        } else if (element.isJsonObject()) {
            element.getAsJsonObject().entrySet().forEach(field -> {
                if (NAMING.contains(field.getKey()) && field.getValue() instanceof JsonPrimitive name) {
                    new Part(field.getKey(), name).requireNoControls();
                }
                requireNoControls(field.getValue(), depth + 1);
            });
        }
    }

    /** A field and its content. */
    private record Part(String name, JsonElement value) {
        Part at(String field) {
            JsonElement there = object().get(field);
            return new Part(field, there == null ? JsonNull.INSTANCE : there);
        }

        void maybe(String field, Consumer<Part> check) {
            Part there = at(field);
            if (!there.value.isJsonNull()) {
                check.accept(there);
            }
        }

        JsonObject object() {
            if (!value.isJsonObject()) {
                throw new Flaw(name);
            }
            return value.getAsJsonObject();
        }

        JsonArray list() {
            if (!value.isJsonArray()) {
                throw new Flaw(name);
            }
            return value.getAsJsonArray();
        }

        void each(Consumer<Part> check) {
            list().forEach(one -> check.accept(new Part(name, one)));
        }

        String text() {
            if (!(value instanceof JsonPrimitive text) || !text.isString()) {
                throw new Flaw(name);
            }
            return text.getAsString();
        }

        /** An id, action id or the like, in any form that Slack uses. */
        String key() {
            String key = text();
            requireNoControls();
            if (key.isBlank() || key.length() > LONGEST_KEY) {
                throw new Flaw(name);
            }
            return key;
        }

        void id() {
            if (!SlackIds.isId(text())) {
                throw new Flaw(name);
            }
        }

        void timestamp() {
            if (!TIMESTAMP.matcher(text()).matches()) {
                throw new Flaw(name);
            }
        }

        /** Checks a value that is empty if nothing was chosen. */
        void parsed(Consumer<String> parse) {
            try {
                if (!text().isEmpty()) {
                    parse.accept(text());
                }
            } catch (DateTimeException e) {
                throw new Flaw(name);
            }
        }

        void requireNoControls() {
            if (value.getAsString().codePoints().anyMatch(Character::isISOControl)) {
                throw new Flaw(name);
            }
        }
    }
}
