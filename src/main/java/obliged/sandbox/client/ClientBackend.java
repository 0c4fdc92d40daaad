package obliged.sandbox.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import obliged.sandbox.api.ResponseUrls;
import obliged.sandbox.blocks.ElementValidator;
import obliged.sandbox.blocks.FieldValidator;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.wire.BotClient;
import obliged.sandbox.wire.BotResponse;
import obliged.sandbox.wire.EventSender;
import obliged.sandbox.world.World;

/** What Slack's clients need of Slack: the world, the payloads and the connection to the bot. */
public record ClientBackend(World world, Payloads payloads, BotClient bot, EventSender events, ResponseUrls urls) {
    /** Sends an interaction, which Slack wraps as JSON in a form. */
    public BotResponse send(ObjectNode payload) {
        return bot.reply(interaction(payload), r -> r);
    }

    BotClient.Request interaction(ObjectNode payload) {
        return bot.form(payload.path("type").asText(), Map.of("payload", Json.write(payload)));
    }

    /** The options that the bot offers in an external select for what was typed. */
    List<JsonNode> offered(ObjectNode suggestion) {
        JsonNode answer = suggested(suggestion);
        List<JsonNode> options = new ArrayList<>();
        answer.path("options").forEach(options::add);
        answer.path("option_groups").forEach(g -> g.path("options").forEach(options::add));
        return options;
    }

    /** The same as the bot sent it: options, or groups of them. */
    public JsonNode suggested(ObjectNode suggestion) {
        JsonNode answer = send(suggestion).json();
        FieldValidator findings = new FieldValidator();
        ElementValidator elements = new ElementValidator(findings, file -> false);
        if (answer.has("options")) {
            elements.options(answer.path("options"), 0, 100, false, "/options");
        }
        for (JsonNode group : answer.path("option_groups")) {
            findings.text(group.path("label"), true, 75, "/option_groups/label");
            elements.options(group.path("options"), 1, 100, false, "/option_groups/options");
        }
        if (!findings.all().isEmpty()) {
            throw new IllegalStateException("Slack would not show these options: " + findings.all());
        }
        return answer;
    }
}
