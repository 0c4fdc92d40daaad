package obliged.sandbox.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import obliged.sandbox.blocks.InteractiveElement;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.blocks.PlainText;
import obliged.sandbox.blocks.StateValues;
import obliged.sandbox.world.World;

/** The JSON of an action on an element: the value in Slack's own shape. */
public final class ActionValues {
    private ActionValues() {}

    public static ObjectNode action(World world, InteractiveElement found, ObjectNode value) {
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

    static ObjectNode pressedValue(InteractiveElement found) {
        ObjectNode value = Json.object("type", found.type());
        found.option().ifPresent(option -> {
            boolean several = StateValues.field(found.type()).equals("selected_options");
            value.set(StateValues.field(found.type()), several ? Json.array().add(option) : option);
        });
        return value;
    }

    /** What a person writes or picks, as a value of this element; several are separated by commas. */
    static ObjectNode value(World world, InteractiveElement found, String given, List<JsonNode> offered) {
        String type = found.type();
        List<String> several = Arrays.stream(given.split(","))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
        String field = StateValues.field(type);
        ObjectNode value = Json.object("type", type);
        if (given.isEmpty()) {
            value.set(field, StateValues.initial(Json.object("type", type)).path(field));
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
