package obliged.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import obliged.sandbox.blocks.PlainText;

/**
 * One modal page or Home tab of one person as it stood at one moment, with {@code json} in the shape of
 * <a href="https://docs.slack.dev/reference/views">a view object</a>.
 */
public record View(String id, String person, ObjectNode json) {
    public String hash() {
        return json.path("hash").asText();
    }

    String externalId() {
        return json.path("external_id").asText("");
    }

    public JsonNode blocks() {
        return json.path("blocks");
    }

    /** Everything that is shown, as lines. */
    public String plainText() {
        String title = json.path("title").path("text").asText("");
        String submit = json.path("submit").path("text").asText("");
        String blocks = PlainText.ofBlocks(blocks());
        return (title.isEmpty() ? "" : title + "\n") + blocks + (submit.isEmpty() ? "" : "\n[" + submit + "]");
    }
}
