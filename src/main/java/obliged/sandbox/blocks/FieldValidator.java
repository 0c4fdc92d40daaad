package obliged.sandbox.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks fields of JSON objects, and collects what is wrong in Slack's words, each with a JSON pointer to it. */
public final class FieldValidator {
    private final List<String> found = new ArrayList<>();
    private final Set<String> blockIds = new HashSet<>();

    public List<String> all() {
        return List.copyOf(found);
    }

    void add(String what, String at) {
        found.add(what + " [json-pointer:" + at + "]");
    }

    /** Checks that the fields are those of the shape; {@code type} and {@code block_id} are always allowed. */
    void shape(JsonNode object, Map<String, Boolean> shape, String at) {
        shape.forEach((name, required) -> {
            if (required && !object.hasNonNull(name)) {
                add("missing required field: " + name, at);
            }
        });
        object.fieldNames().forEachRemaining(name -> {
            if (!shape.containsKey(name) && !name.equals("type") && !name.equals("block_id")) {
                add("invalid additional property: " + name, at);
            }
        });
    }

    void string(JsonNode object, String name, int longest, String at) {
        JsonNode value = object.path(name);
        if (value.isMissingNode()) {
            return;
        }
        if (!value.isTextual()) {
            add("must provide a string", at + "/" + name);
        } else {
            length(value.asText(), 0, longest, at + "/" + name);
        }
    }

    void length(String value, int shortest, int longest, String at) {
        int length = value.codePointCount(0, value.length());
        if (length > longest) {
            add("must be less than " + (longest + 1) + " characters", at);
        }
        if (length < shortest) {
            add("must be more than " + (shortest - 1) + " characters", at);
        }
    }

    void count(JsonNode items, int fewest, int most, String at) {
        if (!items.isArray()) {
            add("must provide an array", at);
        } else if (items.size() > most) {
            add("no more than " + most + " items allowed", at);
        } else if (items.size() < fewest) {
            add("no fewer than " + fewest + " items allowed", at);
        }
    }

    void blockId(JsonNode block, String at) {
        string(block, "block_id", 255, at);
        if (block.has("block_id") && !blockIds.add(block.path("block_id").asText())) {
            add("`block_id` \"" + block.path("block_id").asText() + "\" already exists for another block", at);
        }
    }

    void oneOf(JsonNode object, String name, Set<String> allowed, String at) {
        if (object.has(name) && !allowed.contains(object.path(name).asText())) {
            add("must be a valid enum value", at + "/" + name);
        }
    }

    /** A text object; {@code plainOnly} if mrkdwn is not allowed. */
    public void text(JsonNode text, boolean plainOnly, int longest, String at) {
        if (text.isMissingNode()) {
            return;
        }
        String type = text.path("type").asText();
        if (!text.isObject() || !(type.equals("plain_text") || (type.equals("mrkdwn") && !plainOnly))) {
            add("unsupported type: " + type, at + "/type");
            return;
        }
        shape(text, BlockSchemas.fields(type.equals("mrkdwn") ? "text! verbatim" : "text! emoji"), at);
        if (text.has("text") && !text.path("text").isTextual()) {
            add("must provide a string", at + "/text");
        }
        length(text.path("text").asText(), 1, longest, at + "/text");
    }
}
