package obliged.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.blocks.SlackError;
import obliged.sandbox.wire.ServerRequest;

/** The bot's one token and its scopes. */
public final class BotToken {
    /** Whether the token still works. */
    public enum State {
        GOOD,
        REVOKED,
        UNINSTALLED
    }

    static final List<String> SCOPES = List.of(
            "commands",
            "chat:write",
            "chat:write.public",
            "im:write",
            "im:history",
            "app_mentions:read",
            "users:read",
            "channels:read",
            "groups:read",
            "usergroups:read",
            "files:read",
            "files:write");

    private static final Map<String, String> NEEDED = Map.ofEntries(
            Map.entry("chat.postMessage", "chat:write"),
            Map.entry("chat.update", "chat:write"),
            Map.entry("chat.delete", "chat:write"),
            Map.entry("chat.postEphemeral", "chat:write"),
            Map.entry("users.list", "users:read"),
            Map.entry("users.info", "users:read"),
            Map.entry("usergroups.list", "usergroups:read"),
            Map.entry("usergroups.users.list", "usergroups:read"),
            Map.entry("files.getUploadURLExternal", "files:write"),
            Map.entry("files.completeUploadExternal", "files:write"),
            Map.entry("files.delete", "files:write"),
            Map.entry("files.info", "files:read"));

    private final String value;
    private volatile State state = State.GOOD;

    public BotToken(String value) {
        this.value = value;
    }

    public String value() {
        return value;
    }

    /** Whether a call carries the right token, for the journal. */
    public String proof(ServerRequest call) {
        String form = call.header("content-type").startsWith("application/x-www-form-urlencoded")
                ? ServerRequest.form(call.bodyText()).getOrDefault("token", "")
                : "";
        String presented = call.header("authorization").isEmpty() ? form : call.header("authorization");
        return presented.isEmpty()
                ? "no token"
                : presented.replace("Bearer ", "").equals(value) ? "token right" : "token wrong";
    }

    public void become(State newState) {
        state = newState;
    }

    /** Refuses what <a href="https://docs.slack.dev/authentication/tokens">authentication</a> refuses. */
    void check(String presented, String method) {
        if (presented.isEmpty()) {
            throw new SlackError("not_authed");
        }
        if (!presented.equals(value)) {
            throw new SlackError("invalid_auth");
        }
        if (state != State.GOOD) {
            throw new SlackError(state == State.REVOKED ? "token_revoked" : "account_inactive");
        }
        if (NEEDED.containsKey(method)) {
            need(NEEDED.getOrDefault(method, ""));
        }
    }

    static void need(String scope) {
        if (!SCOPES.contains(scope)) {
            throw new SlackError("missing_scope", List.of(scope));
        }
    }

    static void needToRead(Set<String> types) {
        for (String type : types) {
            need(readScope(type));
        }
    }

    static String readScope(String type) {
        return switch (type) {
            case "public_channel" -> "channels:read";
            case "private_channel" -> "groups:read";
            case "mpim" -> "mpim:read";
            case "im" -> "im:read";
            default -> throw new SlackError("invalid_types");
        };
    }

    static ObjectNode explain(SlackError error) {
        ObjectNode json = Json.object("ok", false, "error", error.code());
        if (error.code().equals("missing_scope")) {
            json.put("needed", String.join(",", error.messages()));
            json.put("provided", String.join(",", SCOPES));
        } else if (!error.messages().isEmpty()) {
            if (error.code().equals("invalid_blocks")) {
                json.set("errors", Json.array(error.messages()));
            }
            List<String> marked = error.messages().stream()
                    .map(m -> m.startsWith("[") ? m : "[ERROR] " + m)
                    .toList();
            json.set("response_metadata", Json.object("messages", Json.array(marked)));
        }
        return json;
    }

    static Set<String> types(String commaSeparated) {
        return Arrays.stream(commaSeparated.split(",")).map(String::strip).collect(Collectors.toSet());
    }
}
