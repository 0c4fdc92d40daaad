package obliged.sandbox.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import obliged.sandbox.blocks.Json;

/**
 * What the app told Slack about itself when it was installed: its commands and shortcuts.
 * <a href="https://docs.slack.dev/reference/app-manifest">docs.slack.dev/reference/app-manifest</a>
 */
public record Manifest(JsonNode json) {
    private static final YAMLMapper YAML = new YAMLMapper();

    /** Reads an app manifest in YAML, which JSON is too. */
    public static Manifest read(String text) {
        JsonNode json;
        try {
            json = YAML.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is no app manifest: " + e.getMessage(), e);
        }
        if (!json.path("features").isObject()) {
            throw new IllegalArgumentException("this is no app manifest: it has no features");
        }
        return new Manifest(json);
    }

    /** What a client needs to complete commands and to fill its menus. */
    ObjectNode features() {
        JsonNode features = json.path("features");
        return Json.object(
                "commands", list(features.path("slash_commands")),
                "shortcuts", list(features.path("shortcuts")),
                "name", features.path("bot_user").path("display_name").asText("App"));
    }

    /** An app may have none. */
    private static JsonNode list(JsonNode entries) {
        return entries.isArray() ? entries : JsonNodeFactory.instance.arrayNode();
    }
}
