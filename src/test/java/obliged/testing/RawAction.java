package obliged.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import obliged.sandbox.wire.BotResponse;

/** A {@code block_actions} request as a manipulated client could send it, for a button that need not exist. */
public final class RawAction {
    private final Office office;
    private final String person;
    private String action = "";
    private String value = "";
    private boolean isOption;

    public RawAction(Office office, String person) {
        this.office = office;
        this.person = person;
    }

    public RawAction with(String newAction, String newValue) {
        action = newAction;
        value = newValue;
        return this;
    }

    /** A line that was picked from a menu with this action id. */
    public RawAction withOption(String newAction, String newValue) {
        isOption = true;
        return with(newAction, newValue);
    }

    public BotResponse send() {
        ObjectNode payload = JsonNodeFactory.instance.objectNode().put("type", "block_actions");
        payload.put("trigger_id", "raw." + action + "." + value);
        payload.putObject("team").put("id", office.slack.world().teamId());
        payload.putObject("user")
                .put("id", office.slack.world().person(person).id())
                .put("team_id", office.slack.world().teamId());
        ObjectNode pressed = payload.putArray("actions")
                .addObject()
                .put("type", isOption ? "overflow" : "button")
                .put("action_id", action)
                .put("block_id", "raw");
        (isOption ? pressed.putObject("selected_option") : pressed).put("value", value);
        String body = "payload=" + URLEncoder.encode(payload.toString(), StandardCharsets.UTF_8);
        return office.slack.signedPost(
                "application/x-www-form-urlencoded", body.getBytes(StandardCharsets.UTF_8), office.clock.instant());
    }
}
