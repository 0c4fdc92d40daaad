package obliged.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.blocks.SlackError;
import obliged.sandbox.wire.ServerRequest;
import obliged.sandbox.world.Channel;
import obliged.sandbox.world.World;

/** One call of a Web API method with its arguments, however they were encoded. */
record ApiCall(String method, ObjectNode args) {
    static ApiCall of(String method, ServerRequest http) {
        ObjectNode args = Json.object();
        http.parameters().forEach(args::put);
        if (http.header("content-type").startsWith("application/json")) {
            if (Json.read(http.bodyText()) instanceof ObjectNode body) {
                args.setAll(body);
            } else {
                throw new SlackError("invalid_json");
            }
        } else {
            ServerRequest.form(http.bodyText()).forEach(args::put);
        }
        return new ApiCall(method, args);
    }

    String text(String name) {
        return args.path(name).asText("");
    }

    boolean has(String name) {
        JsonNode value = args.path(name);
        return args.hasNonNull(name) && !(value.isTextual() && value.asText().isEmpty());
    }

    boolean flag(String name) {
        String value = text(name);
        return value.equals("true") || value.equals("1");
    }

    /** A structured argument, which forms carry as JSON text. */
    Optional<JsonNode> structured(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        JsonNode value = args.path(name);
        return Optional.of(value.isTextual() ? Json.read(value.asText()) : value);
    }

    String required(String name) {
        if (!has(name)) {
            throw new SlackError("invalid_arguments", List.of("[ERROR] missing required field: " + name));
        }
        return text(name);
    }

    /**
     * The workspace that a list is of. A token of an organization must name it; with one of a workspace it does not count.
     * <a href="https://docs.slack.dev/reference/methods/users.list">docs.slack.dev/reference/methods/users.list</a>
     */
    String workspace(World world) {
        if (!world.isOrganization()) {
            return world.teamId();
        }
        if (!has("team_id")) {
            throw new SlackError("missing_argument", List.of("[ERROR] missing required field: team_id"));
        }
        if (world.organization().filter(all -> all.isGranted(text("team_id"))).isEmpty()) {
            throw new SlackError("team_access_not_granted");
        }
        return text("team_id");
    }

    /**
     * Refuses a channel of a workspace to which the app was not added.
     * <a href="https://docs.slack.dev/reference/methods/conversations.info">docs.slack.dev/reference/methods/conversations.info</a>
     */
    static void requireGranted(World world, Channel channel) {
        if (!world.isGranted(channel)) {
            throw new SlackError(world.isOrganization() ? "team_access_not_granted" : "channel_not_found");
        }
    }

    /**
     * Lists of and within conversations take at most 999.
     * <a href="https://docs.slack.dev/reference/methods/conversations.list">docs.slack.dev/reference/methods/conversations.list</a>
     */
    private int limit(int byDefault) {
        int limit = has("limit") ? args.path("limit").asInt(byDefault) : byDefault;
        if (limit < 0 || limit > (has("limit") && method.contains("conversations") ? 999 : 1000)) {
            throw new SlackError("invalid_limit");
        }
        return limit == 0 ? byDefault : limit;
    }

    /** One page of the items under a name, with the cursor of the next. */
    <T> ObjectNode page(String name, List<T> items, int limitByDefault, Function<T, ?> json) {
        return page(name, items, limitByDefault, item -> true, json);
    }

    /**
     * The same with a filter, which is applied to a page once it is cut, so that it may hold fewer items than the
     * limit, as Slack says of {@code conversations.list}.
     */
    <T> ObjectNode page(String name, List<T> items, int limitByDefault, Predicate<T> filter, Function<T, ?> json) {
        int from = offset();
        int to = Math.min(items.size(), from + limit(limitByDefault));
        List<?> page = items.subList(Math.min(from, to), to).stream()
                .filter(filter)
                .map(json)
                .toList();
        String next = to < items.size() ? Base64.getEncoder().encodeToString(bytes("from:" + to)) : "";
        return Json.object("ok", true, name, Json.array(page), "response_metadata", Json.object("next_cursor", next));
    }

    private int offset() {
        if (!has("cursor")) {
            return 0;
        }
        try {
            String cursor = new String(Base64.getDecoder().decode(text("cursor")), StandardCharsets.UTF_8);
            return Integer.parseInt(cursor.replaceFirst("^from:", ""));
        } catch (IllegalArgumentException e) {
            throw new SlackError("invalid_cursor");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
