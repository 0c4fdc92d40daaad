package obliged.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the element that a person means by what they see, and words what using it sends. */
final class Actions {
    /** An element in its block, with the option meant, if one was. */
    record Found(JsonNode block, JsonNode element, Optional<JsonNode> option) {
        String blockId() {
            return block.path("block_id").asText();
        }

        String actionId() {
            return element.path("action_id").asText();
        }

        String type() {
            return element.path("type").asText();
        }
    }

    private Actions() {}

    /** A button by its text, a menu by the text of one of its options, or either by its action id. */
    static Found pressable(JsonNode blocks, String what) {
        List<Found> all = all(blocks);
        Optional<Found> button = all.stream()
                .filter(f -> f.type().equals("button")
                        && PlainText.text(f.element().path("text")).equals(what))
                .findFirst();
        Optional<Found> option = all.stream()
                .flatMap(f -> PlainText.options(f.element()).stream()
                        .filter(o -> PlainText.text(o.path("text")).equals(what))
                        .map(o -> new Found(f.block(), f.element(), Optional.of(o))))
                .findFirst();
        return button.or(() -> option)
                .or(() -> all.stream().filter(f -> f.actionId().equals(what)).findFirst())
                .orElseThrow(() -> new NoSuchElementException(
                        "nothing to press is called '" + what + "' in:\n" + PlainText.ofBlocks(blocks)));
    }

    /** The same, but the first at or below the block that shows these words, for lists whose rows have the same buttons. */
    static Found pressable(JsonNode blocks, String what, String atRow) {
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
    static Found field(JsonNode blocks, String name) {
        return fields(blocks, name)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(
                        "no field is called '" + name + "' in:\n" + PlainText.ofBlocks(blocks)));
    }

    static boolean has(JsonNode blocks, String name) {
        return fields(blocks, name).findFirst().isPresent();
    }

    private static Stream<Found> fields(JsonNode blocks, String name) {
        return all(blocks).stream()
                .filter(f -> PlainText.text(f.block().path("label")).equals(name)
                        || PlainText.text(f.element().path("placeholder")).equals(name)
                        || f.actionId().equals(name)
                        || f.blockId().equals(name));
    }

    static List<Found> all(JsonNode blocks) {
        List<Found> found = new ArrayList<>();
        for (JsonNode block : blocks) {
            for (JsonNode element : BlockIds.elements(block)) {
                if (InputState.isInteractive(element)) {
                    found.add(new Found(block, element, Optional.empty()));
                }
            }
        }
        return found;
    }

    static ObjectNode action(World world, Found found, ObjectNode value) {
        ObjectNode action = Json.object(
                "type", found.type(),
                "action_id", found.actionId(),
                "block_id", found.blockId(),
                "action_ts", world.nextTs());
        if (found.type().equals("button")) {
            for (String name : List.of("text", "value", "style", "url")) {
                if (found.element().has(name)) {
                    action.set(name, found.element().path(name));
                }
            }
        } else {
            value.properties().forEach(e -> action.set(e.getKey(), e.getValue()));
        }
        return action;
    }

    static ObjectNode pressedValue(Found found) {
        ObjectNode value = Json.object("type", found.type());
        found.option().ifPresent(option -> {
            boolean several = InputState.field(found.type()).equals("selected_options");
            value.set(InputState.field(found.type()), several ? Json.array().add(option) : option);
        });
        return value;
    }

    /** What a person writes or picks, as a value of this element; several are separated by commas. */
    static ObjectNode value(World world, Found found, String given, List<JsonNode> offered) {
        String type = found.type();
        List<String> several = Arrays.stream(given.split(","))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
        String field = InputState.field(type);
        ObjectNode value = Json.object("type", type);
        if (given.isEmpty()) {
            value.set(field, InputState.initial(Json.object("type", type)).path(field));
            return value;
        }
        switch (field) {
            case "selected_option" -> value.set(field, option(offered, given));
            case "selected_options" ->
                value.set(
                        field,
                        Json.array(several.stream().map(s -> option(offered, s)).toList()));
            case "selected_user" -> value.put(field, world.person(given).id());
            case "selected_users" ->
                value.set(
                        field,
                        Json.array(
                                several.stream().map(s -> world.person(s).id()).toList()));
            case "selected_conversation", "selected_channel" ->
                value.put(field, world.channel(given).id());
            case "selected_conversations", "selected_channels" ->
                value.set(
                        field,
                        Json.array(
                                several.stream().map(s -> world.channel(s).id()).toList()));
            case "selected_date_time" -> value.put(field, Long.parseLong(given));
            case "rich_text_value" -> value.set(field, richText(given));
            default -> value.put(field, given);
        }
        return value;
    }

    private static JsonNode option(List<JsonNode> offered, String textOrValue) {
        return offered.stream()
                .filter(o -> PlainText.text(o.path("text")).equals(textOrValue)
                        || o.path("value").asText().equals(textOrValue))
                .findFirst()
                .orElseThrow(
                        () -> new NoSuchElementException("no option is called '" + textOrValue + "' among " + offered));
    }

    static ObjectNode richText(String text) {
        JsonNode word = Json.object("type", "text", "text", text);
        JsonNode section = Json.object("type", "rich_text_section", "elements", Json.array(List.of(word)));
        return Json.object("type", "rich_text", "elements", Json.array(List.of(section)));
    }
}
