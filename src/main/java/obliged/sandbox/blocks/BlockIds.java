package obliged.sandbox.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Gives ids to the blocks and elements that the app left without one, as Slack does. */
public final class BlockIds {
    private BlockIds() {}

    public static ArrayNode complete(JsonNode blocks) {
        ArrayNode completed = Json.array();
        int n = 0;
        for (JsonNode block : blocks) {
            ObjectNode copy = block.deepCopy();
            n++;
            if (!copy.has("block_id")) {
                copy.put("block_id", "b" + Integer.toHexString(0x1000 + n));
            }
            for (JsonNode element : elements(copy)) {
                n++;
                if (StateValues.isInteractive(element)
                        && element instanceof ObjectNode named
                        && !named.has("action_id")) {
                    named.put("action_id", "a" + Integer.toHexString(0x1000 + n));
                }
            }
            completed.add(copy);
        }
        return completed;
    }

    /** The elements that people can use in a block. */
    static List<JsonNode> elements(JsonNode block) {
        List<JsonNode> elements = new ArrayList<>();
        switch (block.path("type").asText()) {
            case "actions" -> block.path("elements").forEach(elements::add);
            case "section" -> {
                if (block.has("accessory")) {
                    elements.add(block.path("accessory"));
                }
            }
            case "input" -> elements.add(block.path("element"));
            default -> {}
        }
        return elements;
    }
}
