package obliged.sandbox.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds what Slack would refuse in the blocks of a message or in a view.
 * <a href="https://docs.slack.dev/reference/block-kit/blocks">docs.slack.dev/reference/block-kit/blocks</a>
 */
public final class BlockKitValidator {
    static final int BLOCKS_IN_MESSAGE = 50;
    static final int BLOCKS_IN_VIEW = 100;
    static final int VIEW_BYTES = 250 * 1024;

    private final FieldValidator findings = new FieldValidator();
    private final ElementValidator elements;
    private final int mostCharts;
    private int charts;

    private BlockKitValidator(Predicate<String> knownFile, int mostCharts) {
        this.mostCharts = mostCharts;
        this.elements = new ElementValidator(findings, knownFile);
    }

    public static List<String> inMessage(JsonNode blocks, Predicate<String> knownFile) {
        BlockKitValidator kit = new BlockKitValidator(knownFile, ChartValidator.MOST_IN_MESSAGE);
        kit.blocks(blocks, BLOCKS_IN_MESSAGE, "/blocks");
        return kit.findings.all();
    }

    /** Findings about a view; throws {@code view_too_large}. */
    public static List<String> inView(JsonNode view, Predicate<String> knownFile) {
        if (Json.write(view).getBytes(StandardCharsets.UTF_8).length > VIEW_BYTES) {
            throw new SlackError("view_too_large");
        }
        BlockKitValidator kit = new BlockKitValidator(knownFile, 0);
        kit.view(view);
        return kit.findings.all();
    }

    private void view(JsonNode view) {
        String at = "/view";
        boolean modal = view.path("type").asText().equals("modal");
        if (!modal && !view.path("type").asText().equals("home")) {
            findings.add("unsupported type: " + view.path("type").asText(), at + "/type");
            return;
        }
        findings.shape(view, modal ? BlockSchemas.VIEW_MODAL : BlockSchemas.VIEW_HOME, at);
        for (String name : List.of("title", "submit", "close")) {
            findings.text(view.path(name), true, 24, at + "/" + name);
        }
        findings.string(view, "private_metadata", 3000, at);
        findings.string(view, "callback_id", 255, at);
        findings.string(view, "external_id", 255, at);
        if (view.has("blocks")) {
            blocks(view.path("blocks"), BLOCKS_IN_VIEW, at + "/blocks");
        }
        boolean hasInput = false;
        for (JsonNode block : view.path("blocks")) {
            hasInput |= block.path("type").asText().equals("input");
        }
        if (modal && hasInput && !view.has("submit")) {
            findings.add("missing required field: submit", at);
        }
    }

    private void blocks(JsonNode blocks, int most, String at) {
        findings.count(blocks, 0, most, at);
        for (int i = 0; i < blocks.size(); i++) {
            block(blocks.path(i), at + "/" + i);
        }
        if (mostCharts > 0 && charts > mostCharts) {
            findings.add("no more than " + mostCharts + " " + ChartValidator.TYPE + " blocks allowed", at);
        }
    }

    private void block(JsonNode block, String at) {
        String type = block.path("type").asText();
        Map<String, Boolean> shape = BlockSchemas.of(BlockSchemas.BLOCKS, type).orElse(Map.of());
        if (!BlockSchemas.BLOCKS.containsKey(type) || (type.equals(ChartValidator.TYPE) && mostCharts == 0)) {
            findings.add("unsupported type: " + type, at + "/type");
            return;
        }
        findings.shape(block, shape, at);
        findings.blockId(block, at);
        switch (type) {
            case "header" -> findings.text(block.path("text"), true, 150, at + "/text");
            case "section" -> section(block, at);
            case "context" -> context(block.path("elements"), at + "/elements");
            case "actions" -> actions(block.path("elements"), at + "/elements");
            case "image" -> {
                elements.picture(block, at);
                findings.text(block.path("title"), true, 2000, at + "/title");
            }
            case "input" -> input(block, at);
            case "markdown" -> findings.length(block.path("text").asText(), 1, 12_000, at + "/text");
            case ChartValidator.TYPE -> {
                charts++;
                new ChartValidator(findings).check(block, at);
            }
            case "rich_text" -> RichTextValidator.check(block.path("elements"), findings, at + "/elements");
            default -> {}
        }
    }

    private void section(JsonNode block, String at) {
        if (!block.has("text") && !block.has("fields")) {
            findings.add("must define either `text` or `fields`", at);
        }
        findings.text(block.path("text"), false, 3000, at + "/text");
        if (block.has("fields")) {
            JsonNode fields = block.path("fields");
            findings.count(fields, 1, 10, at + "/fields");
            for (int i = 0; i < fields.size(); i++) {
                findings.text(fields.path(i), false, 2000, at + "/fields/" + i);
            }
        }
        if (block.has("accessory")) {
            elements.check("section", block.path("accessory"), at + "/accessory");
        }
    }

    private void context(JsonNode parts, String at) {
        findings.count(parts, 1, 10, at);
        for (int i = 0; i < parts.size(); i++) {
            String type = parts.path(i).path("type").asText();
            if (type.equals("image")) {
                elements.check("context", parts.path(i), at + "/" + i);
            } else {
                // The docs name no length for these; Slack's responses show 2,000, as for fields.
                findings.text(parts.path(i), false, 2000, at + "/" + i);
            }
        }
    }

    private void actions(JsonNode buttons, String at) {
        findings.count(buttons, 1, 25, at);
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < buttons.size(); i++) {
            JsonNode button = buttons.path(i);
            elements.check("actions", button, at + "/" + i);
            if (button.has("action_id") && !ids.add(button.path("action_id").asText())) {
                String id = button.path("action_id").asText();
                findings.add("`action_id` \"" + id + "\" already exists for another element", at + "/" + i);
            }
        }
    }

    private void input(JsonNode block, String at) {
        findings.text(block.path("label"), true, 2000, at + "/label");
        findings.text(block.path("hint"), true, 2000, at + "/hint");
        elements.check("input", block.path("element"), at + "/element");
    }
}
