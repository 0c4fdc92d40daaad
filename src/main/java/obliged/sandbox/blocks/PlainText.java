package obliged.sandbox.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Blocks as lines of plain text, for tests and terminals. */
public final class PlainText {
    private PlainText() {}

    public static String ofBlocks(JsonNode blocks) {
        List<String> lines = new ArrayList<>();
        for (JsonNode block : blocks) {
            String line = ofBlock(block);
            if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        return String.join("\n", lines);
    }

    private static String ofBlock(JsonNode block) {
        List<String> parts = new ArrayList<>();
        switch (block.path("type").asText()) {
            case "header", "section" -> {
                add(parts, text(block.path("text")));
                block.path("fields").forEach(f -> add(parts, "\n" + text(f)));
                if (block.has("accessory")) {
                    add(parts, element(block.path("accessory")));
                }
            }
            case "context", "actions" -> block.path("elements").forEach(e -> add(parts, element(e)));
            case "image" -> add(parts, "(picture: " + block.path("alt_text").asText() + ")");
            case ChartValidator.TYPE ->
                add(parts, "(chart: " + block.path("title").asText() + ")");
            case "input" -> {
                add(parts, text(block.path("label")) + ":");
                add(parts, element(block.path("element")));
                if (block.has("hint")) {
                    add(parts, "\n" + text(block.path("hint")));
                }
            }
            case "rich_text" -> add(parts, richText(block.path("elements")));
            case "markdown" -> add(parts, block.path("text").asText());
            case "divider" -> add(parts, "---");
            default -> {}
        }
        return String.join(" ", parts).replace(" \n", "\n").strip();
    }

    private static void add(List<String> parts, String part) {
        if (!part.isBlank()) {
            parts.add(part);
        }
    }

    private static String element(JsonNode element) {
        return switch (element.path("type").asText()) {
            case "plain_text", "mrkdwn" -> text(element);
            case "button" -> "[" + text(element.path("text")) + "]";
            case "image" -> "(picture: " + element.path("alt_text").asText() + ")";
            case "overflow", "radio_buttons", "checkboxes", "static_select", "multi_static_select" ->
                "{" + String.join(" | ", optionTexts(element)) + "}";
            default -> "<" + element.path("type").asText() + ">";
        };
    }

    static List<String> optionTexts(JsonNode element) {
        List<String> texts = new ArrayList<>();
        for (JsonNode option : options(element)) {
            texts.add(text(option.path("text")));
        }
        return texts;
    }

    /** The options of an element, those in groups too. */
    public static List<JsonNode> options(JsonNode element) {
        List<JsonNode> options = new ArrayList<>();
        element.path("options").forEach(options::add);
        element.path("option_groups").forEach(g -> g.path("options").forEach(options::add));
        return options;
    }

    public static String text(JsonNode textObject) {
        return textObject.path("text").asText("");
    }

    private static String richText(JsonNode elements) {
        StringBuilder text = new StringBuilder();
        for (JsonNode element : elements) {
            switch (element.path("type").asText()) {
                case "text" -> text.append(element.path("text").asText());
                case "user" ->
                    text.append("<@").append(element.path("user_id").asText()).append(">");
                case "channel" ->
                    text.append("<#")
                            .append(element.path("channel_id").asText())
                            .append(">");
                case "usergroup" ->
                    text.append("<!subteam^")
                            .append(element.path("usergroup_id").asText())
                            .append(">");
                case "broadcast" ->
                    text.append("<!").append(element.path("range").asText()).append(">");
                case "emoji" ->
                    text.append(":").append(element.path("name").asText()).append(":");
                case "link" ->
                    text.append(element.path("text").asText(element.path("url").asText()));
                case "rich_text_list" ->
                    element.path("elements").forEach(e -> text.append("\n• ").append(richText(e.path("elements"))));
                case "rich_text_quote" ->
                    text.append("\n> ")
                            .append(richText(element.path("elements")))
                            .append("\n");
                default -> text.append(richText(element.path("elements")));
            }
        }
        return text.toString();
    }
}
