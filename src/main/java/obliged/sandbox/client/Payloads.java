package obliged.sandbox.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import obliged.sandbox.api.ResponseUrls;
import obliged.sandbox.api.TriggerIds;
import obliged.sandbox.blocks.BlockEscaper;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.blocks.StateValues;
import obliged.sandbox.wire.Signature;
import obliged.sandbox.world.Channel;
import obliged.sandbox.world.Message;
import obliged.sandbox.world.Person;
import obliged.sandbox.world.TextEscaper;
import obliged.sandbox.world.View;
import obliged.sandbox.world.World;

/**
 * The payloads in which Slack tells a bot what a person did.
 * <a href="https://docs.slack.dev/reference/interaction-payloads">docs.slack.dev/reference/interaction-payloads</a>
 */
public final class Payloads {
    private final World world;
    private final TriggerIds triggers;
    private final ResponseUrls urls;

    public Payloads(World world, TriggerIds triggers, ResponseUrls urls) {
        this.world = world;
        this.triggers = triggers;
        this.urls = urls;
    }

    /** <a href="https://docs.slack.dev/interactivity/implementing-slash-commands">Implementing slash commands</a> */
    Map<String, String> command(Person person, Channel channel, String command, String text) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("token", Signature.VERIFICATION_TOKEN);
        form.put("team_id", world.workspaceOf(channel, person));
        form.put("team_domain", world.domain());
        world.enterprise().ifPresent(enterprise -> {
            form.put("enterprise_id", enterprise);
            form.put("enterprise_name", world.teamName());
        });
        form.put("channel_id", channel.id());
        form.put("channel_name", channel.nameInPayloads());
        form.put("user_id", world.shownId(person));
        form.put("user_name", person.name());
        form.put("command", command);
        form.put("text", new TextEscaper(world, person).escaped(text.strip()));
        form.put("api_app_id", world.appId());
        form.put("is_enterprise_install", String.valueOf(world.isOrganization()));
        form.put("response_url", urls.give("commands", channel.id(), person.id(), Optional.empty()));
        form.put("trigger_id", triggers.give(person.id(), channel.id()));
        return form;
    }

    /** <a href="https://docs.slack.dev/reference/interaction-payloads/block_actions-payload">block_actions payload</a> */
    public ObjectNode pressed(Person person, Message message, ObjectNode action) {
        Channel channel = world.channel(message.channel());
        ObjectNode json = start("block_actions", person);
        json.set("container", container(message));
        json.put("trigger_id", triggers.give(person.id(), channel.id()));
        json.set("channel", Json.object("id", channel.id(), "name", channel.nameInPayloads()));
        // Slack does not keep ephemeral messages, so it cannot send them along.
        if (!message.isEphemeral()) {
            json.set("message", BlockEscaper.escaped(message.json()));
        }
        json.set("state", stateAfter(message.blocks(), action));
        json.put("response_url", urls.give("actions", channel.id(), person.id(), Optional.of(message)));
        json.set("actions", Json.array().add(action));
        return json;
    }

    private static ObjectNode container(Message message) {
        ObjectNode container = Json.object(
                "type", "message",
                "message_ts", message.ts(),
                "channel_id", message.channel(),
                "is_ephemeral", message.isEphemeral());
        message.threadTs().ifPresent(ts -> container.put("thread_ts", ts));
        return container;
    }

    private static ObjectNode stateAfter(JsonNode blocks, ObjectNode action) {
        ObjectNode value = Json.object("type", action.path("type"));
        String field = StateValues.field(action.path("type").asText());
        value.set(field, action.path(field));
        return StateValues.of(
                blocks,
                (block, id) -> block.equals(action.path("block_id").asText())
                                && id.equals(action.path("action_id").asText())
                        ? Optional.of(value)
                        : Optional.empty());
    }

    public ObjectNode pressed(Person person, View view, ObjectNode action) {
        ObjectNode json = start("block_actions", person);
        json.set("container", Json.object("type", "view", "view_id", view.id()));
        json.put("trigger_id", triggers.give(person.id(), null));
        json.set("view", world.views().sentBack(view));
        json.set("actions", Json.array().add(action));
        return json;
    }

    /** <a href="https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload">View interactions payload</a> */
    ObjectNode submitted(Person person, View view) {
        ObjectNode json = start("view_submission", person);
        json.put("trigger_id", triggers.give(person.id(), null));
        ObjectNode sent = world.views().sentBack(view);
        json.set("view", sent);
        var responses = Json.array();
        for (JsonNode block : view.blocks()) {
            JsonNode element = block.path("element");
            if (element.path("response_url_enabled").asBoolean()) {
                String blockId = block.path("block_id").asText();
                String actionId = element.path("action_id").asText();
                JsonNode value = sent.path("state").path("values").path(blockId).path(actionId);
                String channel = value.path(
                                StateValues.field(element.path("type").asText()))
                        .asText("");
                responses.add(Json.object(
                        "block_id", blockId,
                        "action_id", actionId,
                        "channel_id", channel,
                        "response_url", urls.give("app", channel, person.id(), Optional.empty())));
            }
        }
        json.set("response_urls", responses);
        return json;
    }

    ObjectNode closed(Person person, View view, boolean cleared) {
        ObjectNode json = start("view_closed", person);
        json.set("view", world.views().sentBack(view));
        json.put("is_cleared", cleared);
        return json;
    }

    /** <a href="https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload">Shortcuts payload</a> */
    ObjectNode shortcut(Person person, String callbackId) {
        ObjectNode json = start("shortcut", person);
        json.put("action_ts", world.nextTs());
        json.put("callback_id", callbackId);
        json.put("trigger_id", triggers.give(person.id(), null));
        return json;
    }

    ObjectNode messageShortcut(Person person, Message message, String callbackId) {
        Channel channel = world.channel(message.channel());
        ObjectNode json = start("message_action", person);
        json.put("action_ts", world.nextTs());
        json.put("callback_id", callbackId);
        json.put("trigger_id", triggers.give(person.id(), channel.id()));
        json.set("channel", Json.object("id", channel.id(), "name", channel.nameInPayloads()));
        json.put("message_ts", message.ts());
        json.set("message", BlockEscaper.escaped(message.json()));
        json.put("response_url", urls.give("app", channel.id(), person.id(), Optional.empty()));
        return json;
    }

    /** <a href="https://docs.slack.dev/reference/interaction-payloads/block_suggestion-payload">block_suggestion payload</a> */
    public ObjectNode optionsWanted(Person person, View view, String blockId, String actionId, String typed) {
        ObjectNode json = start("block_suggestion", person);
        json.set("container", Json.object("type", "view", "view_id", view.id()));
        json.set("view", world.views().sentBack(view));
        return asked(json, blockId, actionId, typed);
    }

    public ObjectNode optionsWanted(Person person, Message message, String blockId, String actionId, String typed) {
        Channel channel = world.channel(message.channel());
        ObjectNode json = start("block_suggestion", person);
        json.set("container", container(message));
        json.set("channel", Json.object("id", channel.id(), "name", channel.nameInPayloads()));
        json.set("message", BlockEscaper.escaped(message.json()));
        return asked(json, blockId, actionId, typed);
    }

    private static ObjectNode asked(ObjectNode json, String blockId, String actionId, String typed) {
        return json.put("block_id", blockId).put("action_id", actionId).put("value", typed);
    }

    /** With an app that is installed on an organization, {@code team} is null. */
    private ObjectNode start(String type, Person person) {
        return Json.object(
                "type",
                type,
                "user",
                Json.object(
                        "id", world.shownId(person),
                        "username", person.name(),
                        "name", person.name(),
                        "team_id", person.teamId()),
                "api_app_id",
                world.appId(),
                "token",
                Signature.VERIFICATION_TOKEN,
                "team",
                world.isOrganization() ? null : Json.object("id", world.teamId(), "domain", world.domain()),
                "enterprise",
                world.enterprise()
                        .map(id -> Json.object("id", id, "name", world.teamName()))
                        .orElse(null),
                "is_enterprise_install",
                world.isOrganization());
    }
}
