package obliged.sandbox.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Finds what Slack would refuse in an interactive element.
 * <a href="https://docs.slack.dev/reference/block-kit/block-elements">docs.slack.dev/reference/block-kit/block-elements</a>
 */
public final class ElementValidator {
    private static final Pattern DATE = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])");
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");
    private static final Set<String> STYLES = Set.of("primary", "danger");

    private final FieldValidator findings;
    private final Predicate<String> knownFile;

    public ElementValidator(FieldValidator findings, Predicate<String> knownFile) {
        this.findings = findings;
        this.knownFile = knownFile;
    }

    void check(String block, JsonNode element, String at) {
        String type = element.path("type").asText();
        var shape = BlockSchemas.of(BlockSchemas.ELEMENTS, type);
        if (shape.isEmpty() || !BlockSchemas.mayStandIn(block, type)) {
            findings.add("unsupported type: " + type, at + "/type");
            return;
        }
        findings.shape(element, shape.get(), at);
        findings.string(element, "action_id", 255, at);
        findings.text(element.path("placeholder"), true, 150, at + "/placeholder");
        confirm(element.path("confirm"), at + "/confirm");
        switch (type) {
            case "button" -> button(element, at);
            case "image" -> picture(element, at);
            case "overflow" -> options(element.path("options"), 2, 5, true, at + "/options");
            case "checkboxes", "radio_buttons" -> options(element.path("options"), 1, 10, false, at + "/options");
            case "static_select", "multi_static_select" -> select(element, at);
            case "plain_text_input" -> typed(element, at);
            case "datepicker" -> pattern(element, "initial_date", DATE, at);
            case "timepicker" -> pattern(element, "initial_time", TIME, at);
            default -> {}
        }
        initial(element, at);
    }

    void picture(JsonNode image, String at) {
        findings.string(image, "alt_text", 2000, at);
        findings.string(image, "image_url", 3000, at);
        if (image.has("image_url") == image.has("slack_file")) {
            findings.add("must define either `image_url` or `slack_file`", at);
        }
        JsonNode file = image.path("slack_file");
        String name = file.path("id").asText(file.path("url").asText());
        if (image.has("slack_file") && !knownFile.test(name)) {
            findings.add("invalid slack file", at + "/slack_file");
        }
    }

    private void button(JsonNode button, String at) {
        findings.text(button.path("text"), true, 75, at + "/text");
        findings.string(button, "value", 2000, at);
        findings.string(button, "url", 3000, at);
        findings.string(button, "accessibility_label", 75, at);
        findings.oneOf(button, "style", STYLES, at);
    }

    private void confirm(JsonNode confirm, String at) {
        if (confirm.isMissingNode()) {
            return;
        }
        findings.shape(confirm, BlockSchemas.fields("title! text! confirm! deny! style"), at);
        findings.text(confirm.path("title"), true, 100, at + "/title");
        findings.text(confirm.path("text"), false, 300, at + "/text");
        findings.text(confirm.path("confirm"), true, 30, at + "/confirm");
        findings.text(confirm.path("deny"), true, 30, at + "/deny");
        findings.oneOf(confirm, "style", STYLES, at);
    }

    private void select(JsonNode select, String at) {
        if (select.has("options") == select.has("option_groups")) {
            findings.add("must define either `options` or `option_groups`", at);
        } else if (select.has("options")) {
            options(select.path("options"), 1, 100, false, at + "/options");
        } else {
            JsonNode groups = select.path("option_groups");
            findings.count(groups, 1, 100, at + "/option_groups");
            for (int i = 0; i < groups.size(); i++) {
                String group = at + "/option_groups/" + i;
                findings.text(groups.path(i).path("label"), true, 75, group + "/label");
                options(groups.path(i).path("options"), 1, 100, false, group + "/options");
            }
        }
    }

    public void options(JsonNode options, int fewest, int most, boolean mayLink, String at) {
        findings.count(options, fewest, most, at);
        Set<String> values = new HashSet<>();
        for (int i = 0; i < options.size(); i++) {
            JsonNode option = options.path(i);
            String here = at + "/" + i;
            findings.shape(option, BlockSchemas.fields("text! value! description" + (mayLink ? " url" : "")), here);
            findings.text(option.path("text"), false, 75, here + "/text");
            findings.string(option, "value", 150, here);
            findings.text(option.path("description"), false, 75, here + "/description");
            if (!values.add(option.path("value").asText())) {
                findings.add("duplicate option value", here + "/value");
            }
        }
    }

    private void typed(JsonNode input, String at) {
        int most = input.path("max_length").asInt(3000);
        int least = input.path("min_length").asInt(0);
        if (most < 1 || most > 3000) {
            findings.add("must be between 1 and 3000", at + "/max_length");
        }
        if (least < 0 || least > 3000 || least > most) {
            findings.add("must be between 0 and `max_length`", at + "/min_length");
        }
        if (input.has("initial_value")) {
            findings.length(input.path("initial_value").asText(), least, most, at + "/initial_value");
        }
    }

    private void pattern(JsonNode picker, String name, Pattern pattern, String at) {
        if (picker.has(name) && !pattern.matcher(picker.path(name).asText()).matches()) {
            findings.add("must be in the right format", at + "/" + name);
        }
    }

    /** Slack refuses an initial option that is not exactly one of the options. */
    private void initial(JsonNode element, String at) {
        if (!element.has("options") && !element.has("option_groups")) {
            return;
        }
        Set<JsonNode> known = new HashSet<>(PlainText.options(element));
        if (element.has("initial_option") && !known.contains(element.path("initial_option"))) {
            findings.add("must be one of the provided options", at + "/initial_option");
        }
        for (JsonNode option : element.path("initial_options")) {
            if (!known.contains(option)) {
                findings.add("must be one of the provided options", at + "/initial_options");
            }
        }
    }
}
