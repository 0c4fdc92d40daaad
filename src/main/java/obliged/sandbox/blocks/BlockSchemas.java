package obliged.sandbox.blocks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which fields each block, element and object of Block Kit has, with {@code !} after required ones, and which elements each
 * block allows. <a href="https://docs.slack.dev/reference/block-kit">docs.slack.dev/reference/block-kit</a>
 */
final class BlockSchemas {
    private static final String PICK = "action_id placeholder confirm focus_on_load ";

    static final Map<String, Map<String, Boolean>> BLOCKS = table(
            "actions",
            "elements!",
            "context",
            "elements!",
            ChartValidator.TYPE,
            "title! chart!",
            "divider",
            "",
            "file",
            "external_id! source!",
            "header",
            "text! level",
            "image",
            "alt_text! image_url slack_file title",
            "input",
            "label! element! dispatch_action hint optional",
            "markdown",
            "text!",
            "rich_text",
            "elements!",
            "section",
            "text fields accessory expand",
            "video",
            "alt_text! title! thumbnail_url! video_url! author_name description provider_icon_url provider_name"
                    + " title_url");

    static final Map<String, Map<String, Boolean>> ELEMENTS = table(
            "button", "text! action_id url value style confirm accessibility_label",
            "checkboxes", "options! action_id initial_options confirm focus_on_load",
            "datepicker", PICK + "initial_date",
            "datetimepicker", "action_id confirm focus_on_load initial_date_time",
            "email_text_input", "action_id initial_value dispatch_action_config focus_on_load placeholder",
            "file_input", "action_id filetypes max_files",
            "image", "alt_text! image_url slack_file",
            "number_input",
                    "is_decimal_allowed! action_id initial_value min_value max_value dispatch_action_config focus_on_load"
                            + " placeholder",
            "overflow", "options! action_id confirm",
            "plain_text_input",
                    "action_id initial_value multiline min_length max_length dispatch_action_config focus_on_load placeholder",
            "radio_buttons", "options! action_id initial_option confirm focus_on_load",
            "rich_text_input", "action_id initial_value dispatch_action_config focus_on_load placeholder",
            "timepicker", PICK + "initial_time timezone",
            "url_text_input", "action_id initial_value dispatch_action_config focus_on_load placeholder",
            "static_select", PICK + "options option_groups initial_option",
            "external_select", PICK + "initial_option min_query_length",
            "users_select", PICK + "initial_user",
            "conversations_select",
                    PICK + "initial_conversation default_to_current_conversation response_url_enabled filter",
            "channels_select", PICK + "initial_channel response_url_enabled",
            "multi_static_select", PICK + "options option_groups initial_options max_selected_items",
            "multi_external_select", PICK + "initial_options min_query_length max_selected_items",
            "multi_users_select", PICK + "initial_users max_selected_items",
            "multi_conversations_select",
                    PICK + "initial_conversations default_to_current_conversation filter max_selected_items",
            "multi_channels_select", PICK + "initial_channels max_selected_items");

    private static final Set<String> SELECTS =
            ELEMENTS.keySet().stream().filter(t -> t.endsWith("_select")).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> PICKERS =
            Set.of("checkboxes", "datepicker", "datetimepicker", "radio_buttons", "timepicker");
    private static final Set<String> TYPED = Set.of(
            "email_text_input", "file_input", "number_input", "plain_text_input", "rich_text_input", "url_text_input");

    static final Map<String, Boolean> VIEW_MODAL = fields("title! blocks! close submit private_metadata callback_id"
            + " clear_on_close notify_on_close external_id submit_disabled");
    static final Map<String, Boolean> VIEW_HOME = fields("blocks! private_metadata callback_id external_id");

    private BlockSchemas() {}

    static boolean mayStandIn(String block, String element) {
        boolean chosen = SELECTS.contains(element) || PICKERS.contains(element);
        return switch (block) {
            case "section" -> chosen || Set.of("button", "image", "overflow").contains(element);
            case "actions" -> chosen || Set.of("button", "overflow").contains(element);
            case "input" -> chosen || TYPED.contains(element);
            case "context" -> Set.of("image", "mrkdwn", "plain_text").contains(element);
            default -> false;
        };
    }

    static Optional<Map<String, Boolean>> of(Map<String, Map<String, Boolean>> table, String type) {
        return Optional.ofNullable(table.get(type));
    }

    private static Map<String, Map<String, Boolean>> table(String... typesAndFields) {
        Map<String, Map<String, Boolean>> table = new LinkedHashMap<>();
        for (int i = 0; i < typesAndFields.length; i += 2) {
            table.put(typesAndFields[i], fields(typesAndFields[i + 1]));
        }
        return Map.copyOf(table);
    }

    static Map<String, Boolean> fields(String names) {
        return Arrays.stream(names.split(" "))
                .filter(n -> !n.isEmpty())
                .map(Function.identity())
                .collect(Collectors.toUnmodifiableMap(n -> n.replace("!", ""), n -> n.endsWith("!")));
    }
}
