package obliged.sandbox.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

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
            "color", BlockSchemas.fields("value! style"));

    /**
     * The styles of every element.
     * <a href="https://docs.slack.dev/reference/block-kit/block-elements/color-element">The color element</a>
     */
    private static final Set<String> STYLES =
            Set.of("bold", "italic", "strike", "underline", "highlight", "client_highlight");

    /**
     * Only texts and links can also be code or be unlinked; elsewhere Slack says {@code invalid additional property:
     * code}. <a href="https://github.com/soxtoby/SlackNet/issues/196">SlackNet #196</a>, <a
     * href="https://docs.slack.dev/reference/block-kit/block-elements/text-element">the text element</a>
     */
    private static final Set<String> STYLES_OF_TEXT = Set.of("code", "unlink");

    /**
     * The docs name no limit for the URL of a link element; this is that of every other URL in Block Kit.
     * <a href="https://docs.slack.dev/reference/block-kit/block-elements/button-element">The button element</a>
     */
    private static final int LONGEST_URL = 3_000;

    /** An address with its scheme, without blanks. */
    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\s\\p{Cntrl}]+");

    /** A lower-case name of any script, to which the docs add a skin tone; never with its colons. */
    private static final Pattern EMOJI =
            Pattern.compile("[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}\\p{N}_+'-]+(?:::skin-tone-[2-6])?");

    private static final Pattern ID = Pattern.compile("[A-Z0-9]+");

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
            String type = word.path("type").asText();
            Map<String, Boolean> shape = WORDS.get(type);
            if (shape == null) {
                findings.add("unsupported type: " + type, here + "/type");
                continue;
            }
            findings.shape(word, shape, here);
            style(word.path("style"), type, findings, here + "/style");
            switch (type) {
                case "text" -> findings.length(word.path("text").asText(), 1, Integer.MAX_VALUE - 1, here + "/text");
                case "link" -> link(word, findings, here);
                case "emoji" -> emoji(word, findings, here);
                case "user" -> matches(word, "user_id", ID, findings, here);
                case "usergroup" -> matches(word, "usergroup_id", ID, findings, here);
                case "channel" -> matches(word, "channel_id", ID, findings, here);
                default -> {}
            }
        }
    }

    /**
     * A flag that an element does not know is refused, whatever its value. Those that are false say nothing, and an app
     * that sends them sends those that Slack does not know as well, so they are refused here.
     */
    private static void style(JsonNode style, String type, FieldValidator findings, String at) {
        boolean text = type.equals("text") || type.equals("link");
        style.fields().forEachRemaining(flag -> {
            if (!STYLES.contains(flag.getKey()) && !(text && STYLES_OF_TEXT.contains(flag.getKey()))) {
                findings.add("invalid additional property: " + flag.getKey(), at);
            } else if (!flag.getValue().isBoolean() || !flag.getValue().asBoolean()) {
                findings.add("must be true", at + "/" + flag.getKey());
            }
        });
    }

    /**
     * A label without characters is refused.
     * <a href="https://github.com/Sorunome/mx-puppet-slack/issues/49">mx-puppet-slack #49</a>
     */
    private static void link(JsonNode link, FieldValidator findings, String at) {
        findings.string(link, "url", LONGEST_URL, at);
        matches(link, "url", URL, findings, at);
        if (link.has("text")) {
            findings.length(link.path("text").asText(), 1, Integer.MAX_VALUE - 1, at + "/text");
        }
    }

    /** Skin tones are 2 to 6. <a href="https://github.com/slack-go/slack/pull/1341">slack-go #1341</a> */
    private static void emoji(JsonNode emoji, FieldValidator findings, String at) {
        matches(emoji, "name", EMOJI, findings, at);
        int tone = emoji.path("skin_tone").asInt(2);
        if (tone < 2 || tone > 6) {
            findings.add("must be between 2 and 6", at + "/skin_tone");
        }
    }

    private static void matches(JsonNode object, String name, Pattern shape, FieldValidator findings, String at) {
        if (object.has(name) && !shape.matcher(object.path(name).asText()).matches()) {
            findings.add("must be in the right format", at + "/" + name);
        }
    }
}
