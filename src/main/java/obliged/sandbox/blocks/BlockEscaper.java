package obliged.sandbox.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * Blocks as Slack sends them back to the app: with {@code &}, {@code <} and {@code >} of their texts escaped, also where
 * the app sent them plain. <a href="https://github.com/slackapi/bolt-python/issues/513">bolt-python #513</a>
 */
public final class BlockEscaper {
    private static final Set<String> PLAIN = Set.of("plain_text", "text", "link");

    private BlockEscaper() {}

    /** A message or view with escaped blocks. */
    public static ObjectNode escaped(ObjectNode withBlocks) {
        ObjectNode copy = withBlocks.deepCopy();
        escape(copy.path("blocks"));
        return copy;
    }

    private static void escape(JsonNode node) {
        if (node instanceof ObjectNode object
                && PLAIN.contains(object.path("type").asText())
                && object.path("text").isTextual()) {
            object.put("text", escaped(object.path("text").asText()));
        }
        node.forEach(BlockEscaper::escape);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
