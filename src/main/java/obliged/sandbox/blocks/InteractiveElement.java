package obliged.sandbox.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An element that people can use, in its block, with the option if one is meant: found by what they see, such as the words on
 * a button or the label of a field.
 */
public record InteractiveElement(JsonNode block, JsonNode element, Optional<JsonNode> option) {
    public String blockId() {
        return block.path("block_id").asText();
    }

    public String actionId() {
        return element.path("action_id").asText();
    }

    public String type() {
        return element.path("type").asText();
    }

    /** A button by its text, a menu by the text of one of its options, or either by its action id. */
    public static InteractiveElement pressable(JsonNode blocks, String what) {
        List<InteractiveElement> all = all(blocks);
        Optional<InteractiveElement> button = all.stream()
                .filter(f -> f.type().equals("button")
                        && PlainText.text(f.element().path("text")).equals(what))
                .findFirst();
        Optional<InteractiveElement> option = all.stream()
                .flatMap(f -> PlainText.options(f.element()).stream()
                        .filter(o -> PlainText.text(o.path("text")).equals(what))
                        .map(o -> new InteractiveElement(f.block(), f.element(), Optional.of(o))))
                .findFirst();
        // A label may name a date behind what it does.
        Optional<InteractiveElement> dated = all.stream()
                .filter(f -> f.type().equals("button")
                        && PlainText.text(f.element().path("text")).startsWith(what + " to "))
                .findFirst();
        return button.or(() -> option)
                .or(() -> dated)
                .or(() -> all.stream().filter(f -> f.actionId().equals(what)).findFirst())
                .orElseThrow(() -> new NoSuchElementException(
                        "nothing to press is called '" + what + "' in:\n" + PlainText.ofBlocks(blocks)));
    }

    /** The same, but the first at or below the block that shows these words, for lists whose rows have the same buttons. */
    public static InteractiveElement pressable(JsonNode blocks, String what, String atRow) {
        ArrayNode from = Json.array();
        for (JsonNode block : blocks) {
            boolean row = PlainText.ofBlocks(Json.array(List.of(block))).contains(atRow);
            if (row || !from.isEmpty()) {
                from.add(block);
            }
        }
        if (from.isEmpty()) {
            throw new NoSuchElementException("no row shows '" + atRow + "' in:\n" + PlainText.ofBlocks(blocks));
        }
        return pressable(from, what);
    }

    /** A field by the label of its block, its placeholder, its action id or its block id. */
    public static InteractiveElement field(JsonNode blocks, String name) {
        return fields(blocks, name)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(
                        "no field is called '" + name + "' in:\n" + PlainText.ofBlocks(blocks)));
    }

    public static boolean has(JsonNode blocks, String name) {
        return fields(blocks, name).findFirst().isPresent();
    }

    private static Stream<InteractiveElement> fields(JsonNode blocks, String name) {
        return all(blocks).stream()
                .filter(f -> PlainText.text(f.block().path("label")).equals(name)
                        || PlainText.text(f.element().path("placeholder")).equals(name)
                        || f.actionId().equals(name)
                        || f.blockId().equals(name));
    }

    public static List<InteractiveElement> all(JsonNode blocks) {
        List<InteractiveElement> found = new ArrayList<>();
        for (JsonNode block : blocks) {
            for (JsonNode element : BlockIds.elements(block)) {
                if (StateValues.isInteractive(element)) {
                    found.add(new InteractiveElement(block, element, Optional.empty()));
                }
            }
        }
        return found;
    }
}
