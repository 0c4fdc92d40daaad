package obliged.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import obliged.sandbox.client.Modal;
import obliged.sandbox.wire.BotResponse;

/** A {@code view_submission} request as a manipulated client could send it, with any values and metadata. */
public final class RawSubmission {
    private final Office office;
    private final String person;
    private final ObjectNode view;
    private final Map<String, String> values = new LinkedHashMap<>();

    public RawSubmission(Office office, String person, Modal open) {
        this.office = office;
        this.person = person;
        this.view = open.view().json().deepCopy();
    }

    /** Sets {@code private_metadata}. */
    public RawSubmission about(String metadata) {
        view.put("private_metadata", metadata);
        return this;
    }

    /** Sets the value of the field with this id. */
    public RawSubmission with(String field, String value) {
        values.put(field, value);
        return this;
    }

    public RawSubmission withPerson(String field, String someone) {
        return with(field, "person/" + office.slack.world().person(someone).id());
    }

    public RawSubmission withTeam(String field, String channel) {
        return with(field, "team/" + office.slack.world().channel(channel).id());
    }

    public RawSubmission withChannel(String field, String channel) {
        return with(field, office.slack.world().channel(channel).id());
    }

    public BotResponse send() {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        for (JsonNode block : view.path("blocks")) {
            String id = block.path("block_id").asText();
            if (values.containsKey(id)) {
                String type = block.path("element").path("type").asText();
                state.withObject("/values/" + id).set(id, value(type, values.get(id)));
            }
        }
        view.set("state", state);
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        payload.put("type", "view_submission");
        payload.putObject("team").put("id", office.slack.world().teamId());
        payload.putObject("user")
                .put("id", office.slack.world().person(person).id())
                .put("team_id", office.slack.world().teamId());
        payload.set("view", view);
        String body = "payload=" + URLEncoder.encode(payload.toString(), StandardCharsets.UTF_8);
        return office.slack.signedPost(
                "application/x-www-form-urlencoded", body.getBytes(StandardCharsets.UTF_8), office.clock.instant());
    }

    private static ObjectNode value(String type, String value) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("type", type);
        switch (type) {
            case "datepicker" -> node.put("selected_date", value);
            case "timepicker" -> node.put("selected_time", value);
            case "checkboxes" -> {
                ArrayNode options = node.putArray("selected_options");
                Stream.of(value.split(","))
                        .filter(one -> !one.isEmpty())
                        .forEach(one -> options.addObject().put("value", one));
            }
            case "external_select", "static_select", "radio_buttons" -> {
                ObjectNode option = node.putObject("selected_option").put("value", value);
                option.putObject("text").put("type", "plain_text").put("text", "the one picked");
            }
            case "multi_users_select" -> node.putArray("selected_users").add(value);
            case "conversations_select" -> node.put("selected_conversation", value);
            default -> node.put("value", value);
        }
        return node;
    }
}
