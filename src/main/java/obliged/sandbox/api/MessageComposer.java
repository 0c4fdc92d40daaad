package obliged.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import obliged.sandbox.blocks.BlockIds;
import obliged.sandbox.blocks.BlockKitValidator;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.blocks.SlackError;
import obliged.sandbox.world.World;

/** Builds the bot's messages from its calls, and refuses what Slack refuses. */
public final class MessageComposer {
    private static final int LONGEST_TEXT = 40_000;

    private final World world;

    public MessageComposer(World world) {
        this.world = world;
    }

    public ObjectNode compose(Optional<String> text, Optional<JsonNode> blocks) {
        check(text, blocks);
        ObjectNode json = Json.object(
                "user", world.botUserId(),
                "type", "message",
                "ts", "",
                "bot_id", world.botId(),
                "app_id", world.appId(),
                "text", text.orElse(""),
                "team", world.teamId());
        json.set(
                "bot_profile",
                Json.object(
                        "id", world.botId(),
                        "app_id", world.appId(),
                        "user_id", world.botUserId(),
                        "name", world.person(world.botUserId()).realName(),
                        "icons", Json.object("image_36", "https://a.slack-edge.com/bot_36.png"),
                        "deleted", false,
                        "updated", 0,
                        "team_id", world.teamId()));
        blocks.filter(b -> !b.isEmpty()).ifPresent(b -> json.set("blocks", BlockIds.complete(b)));
        return json;
    }

    void check(Optional<String> text, Optional<JsonNode> blocks) {
        if (text.isEmpty() && blocks.map(JsonNode::isEmpty).orElse(true)) {
            throw new SlackError("no_text");
        }
        if (text.map(t -> t.codePointCount(0, t.length())).orElse(0) > LONGEST_TEXT) {
            throw new SlackError("msg_too_long");
        }
        if (blocks.isPresent()) {
            if (!blocks.get().isArray()) {
                throw new SlackError("invalid_blocks_format");
            }
            List<String> findings = BlockKitValidator.inMessage(blocks.get(), file -> isUploaded(world, file));
            if (!findings.isEmpty()) {
                throw new SlackError("invalid_blocks", withSchemaLine(findings));
            }
        }
    }

    /** Slack first says that the whole did not match, then why. */
    private static List<String> withSchemaLine(List<String> findings) {
        List<String> all = new ArrayList<>();
        String pointer = findings.get(0).replaceFirst("^.*\\[json-pointer:(/blocks/\\d+)?.*$", "$1");
        if (!pointer.isEmpty()) {
            all.add("failed to match all allowed schemas [json-pointer:" + pointer + "]");
        }
        all.addAll(findings);
        return all;
    }

    static boolean isUploaded(World world, String idOrUrl) {
        return world.files().stream()
                .anyMatch(f -> f.complete() && (f.id().equals(idOrUrl) || idOrUrl.contains("/" + f.id() + "/")));
    }
}
