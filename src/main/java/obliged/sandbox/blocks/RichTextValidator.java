package obliged.sandbox.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/**
 * Finds what Slack would refuse in a rich text block.
 * <a href="https://docs.slack.dev/reference/block-kit/blocks/rich-text-block">The rich text block</a>
 */
final class RichTextValidator {
    private static final Map<String, Map<String, Boolean>> PARTS = Map.of(
            "rich_text_section", BlockSchemas.fields("elements!"),
            "rich_text_list", BlockSchemas.fields("elements! style! indent offset border"),
            "rich_text_preformatted", BlockSchemas.fields("elements! border language"),
            "rich_text_quote", BlockSchemas.fields("elements! border"));
    private static final Map<String, Map<String, Boolean>> WORDS = Map.of(
            "text", BlockSchemas.fields("text! style"),
            "user", BlockSchemas.fields("user_id! style"),
            "usergroup", BlockSchemas.fields("usergroup_id! style"),
            "channel", BlockSchemas.fields("channel_id! style"),
            "emoji", BlockSchemas.fields("name! unicode skin_tone style"),
            "link", BlockSchemas.fields("url! text unsafe style"),
            "broadcast", BlockSchemas.fields("range! style"),
            "date", BlockSchemas.fields("timestamp! format! url fallback style"),
            "color", BlockSchemas.fields("value!"));
    private static final Set<String> STYLES =
            Set.of("bold", "italic", "strike", "code", "underline", "highlight", "client_highlight", "unlink");

    private RichTextValidator() {}

    static void check(JsonNode parts, FieldValidator findings, String at) {
        if (!parts.isArray()) {
            findings.add("must provide an array", at);
        }
        for (int i = 0; i < parts.size(); i++) {
            JsonNode part = parts.path(i);
            String type = part.path("type").asText();
            Map<String, Boolean> shape = PARTS.get(type);
            if (shape == null) {
                findings.add("unsupported type: " + type, at + "/" + i + "/type");
                continue;
            }
            findings.shape(part, shape, at + "/" + i);
            if (type.equals("rich_text_list")) {
                check(part.path("elements"), findings, at + "/" + i + "/elements");
            } else {
                words(part.path("elements"), findings, at + "/" + i + "/elements");
            }
        }
    }

    private static void words(JsonNode words, FieldValidator findings, String at) {
        for (int i = 0; i < words.size(); i++) {
            JsonNode word = words.path(i);
            String here = at + "/" + i;
            Map<String, Boolean> shape = WORDS.get(word.path("type").asText());
            if (shape == null) {
                findings.add("unsupported type: " + word.path("type").asText(), here + "/type");
                continue;
            }
            findings.shape(word, shape, here);
            if (word.path("type").asText().equals("text")) {
                findings.length(word.path("text").asText(), 1, Integer.MAX_VALUE - 1, here + "/text");
            }
            word.path("style").fieldNames().forEachRemaining(style -> {
                if (!STYLES.contains(style)) {
                    findings.add("invalid additional property: " + style, here + "/style");
                }
            });
        }
    }
}
