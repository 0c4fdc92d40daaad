package obliged.sandbox.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * {@code state.values} of a view or message: by block and action, the value of each element, at first its initial one. <a href="https://docs.slack.dev/reference/views">docs.slack.dev/reference/views</a>
 */
public final class StateValues {
    private static final Set<String> WITHOUT_STATE = Set.of("button", "overflow", "image", "workflow_button");

    private StateValues() {}

    static boolean isInteractive(JsonNode element) {
        String type = element.path("type").asText();
        return !type.equals("image") && !type.isEmpty();
    }

    public static ObjectNode of(JsonNode blocks, BiFunction<String, String, Optional<ObjectNode>> chosen) {
        ObjectNode values = Json.object();
        for (JsonNode block : blocks) {
            String blockId = block.path("block_id").asText();
            for (JsonNode element : BlockIds.elements(block)) {
                if (!WITHOUT_STATE.contains(element.path("type").asText())) {
                    String actionId = element.path("action_id").asText();
                    ObjectNode value = chosen.apply(blockId, actionId)
                            .filter(v -> v.path("type").equals(element.path("type")))
                            .orElseGet(() -> initial(element));
                    values.withObjectProperty(blockId).set(actionId, value);
                }
            }
        }
        return Json.object("values", values);
    }

    public static ObjectNode initial(JsonNode element) {
        String type = element.path("type").asText();
        ObjectNode value = Json.object("type", type);
        String field = field(type);
        JsonNode initial = element.path(initialField(type));
        if (!initial.isMissingNode()) {
            value.set(field, initial);
        } else if (type.startsWith("multi_") || type.equals("checkboxes")) {
            value.set(field, Json.array());
        } else {
            value.putNull(field);
        }
        return value;
    }

    /** The field that holds the value of an element of this type, in the state and in an action. */
    public static String field(String type) {
        return switch (type) {
            case "static_select", "external_select", "radio_buttons", "overflow" -> "selected_option";
            case "multi_static_select", "multi_external_select", "checkboxes" -> "selected_options";
            case "users_select" -> "selected_user";
            case "multi_users_select" -> "selected_users";
            case "conversations_select" -> "selected_conversation";
            case "multi_conversations_select" -> "selected_conversations";
            case "channels_select" -> "selected_channel";
            case "multi_channels_select" -> "selected_channels";
            case "datepicker" -> "selected_date";
            case "timepicker" -> "selected_time";
            case "datetimepicker" -> "selected_date_time";
            case "rich_text_input" -> "rich_text_value";
            case "file_input" -> "files";
            default -> "value";
        };
    }

    static String initialField(String type) {
        return switch (type) {
            case "static_select", "external_select", "radio_buttons" -> "initial_option";
            case "multi_static_select", "multi_external_select", "checkboxes" -> "initial_options";
            case "users_select" -> "initial_user";
            case "multi_users_select" -> "initial_users";
            case "conversations_select" -> "initial_conversation";
            case "multi_conversations_select" -> "initial_conversations";
            case "channels_select" -> "initial_channel";
            case "multi_channels_select" -> "initial_channels";
            case "datepicker" -> "initial_date";
            case "timepicker" -> "initial_time";
            case "datetimepicker" -> "initial_date_time";
            default -> "initial_value";
        };
    }
}
