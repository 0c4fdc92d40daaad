package obliged.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import obliged.sandbox.blocks.BlockIds;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.blocks.SlackError;
import obliged.sandbox.world.Channel;
import obliged.sandbox.world.Message;
import obliged.sandbox.world.Person;
import obliged.sandbox.world.World;

/** The {@code chat.*} methods. <a href="https://docs.slack.dev/reference/methods/chat.postMessage">chat.postMessage</a> */
final class ChatMethods {
    private static final String RICH_TEXT = "rich_text";

    /**
     * In UTF-8. Only chat.update has this limit; its page says characters, but bytes are counted.
     * <a href="https://github.com/openclaw/openclaw/pull/115027">openclaw #115027</a>
     */
    private static final int LONGEST_CHANGED_TEXT = 4_000;

    /**
     * All texts of all blocks of a message, and what each block takes beside its texts. The docs name no number; Slack's
     * developers say 12,000 characters with some room for the blocks, of which others measured 125 for each.
     * <a href="https://github.com/slackapi/bolt-js/issues/2509">bolt-js #2509</a>, <a
     * href="https://github.com/slackapi/bolt-js/issues/2867">#2867</a>
     */
    private static final int LONGEST_BLOCKS = 12_000;

    private static final int BESIDE_TEXTS = 125;

    private final World world;
    private final MessageComposer compose;

    ChatMethods(World world) {
        this.world = world;
        this.compose = new MessageComposer(world);
    }

    void addTo(Map<String, Function<ApiCall, ObjectNode>> methods) {
        methods.put("chat.postMessage", this::post);
        methods.put("chat.update", this::update);
        methods.put("chat.delete", this::delete);
        methods.put("chat.postEphemeral", this::postEphemeral);
        methods.put("chat.getPermalink", this::permalink);
    }

    private ObjectNode post(ApiCall call) {
        ObjectNode json = compose.compose(text(call), call.structured("blocks"));
        refuseTooMuch(call.structured("blocks"));
        synchronized (world) {
            Channel channel = toPostIn(call.required("channel"), call.has("thread_ts"));
            if (call.has("thread_ts")) {
                Message root = world.findMessage(channel.id(), call.text("thread_ts"))
                        .filter(m -> !m.isEphemeral())
                        .orElseThrow(() -> new SlackError("thread_not_found"));
                json.put("thread_ts", root.threadTs().orElse(root.ts()));
                json.put("parent_user_id", root.author());
            }
            call.structured("metadata").ifPresent(m -> json.set("metadata", m));
            Message message = world.add(channel.id(), json, null);
            return Json.object("ok", true, "channel", channel.id(), "ts", message.ts(), "message", message.json());
        }
    }

    private ObjectNode update(ApiCall call) {
        Optional<JsonNode> blocks = call.structured("blocks");
        String ts = call.required("ts");
        synchronized (world) {
            Message old = own(call.required("channel"), ts, "is_inactive", "cant_update_message");
            if (!world.editingAllowed()) {
                throw new SlackError("edit_window_closed");
            }
            Optional<String> text = call.has("text") ? text(call) : Optional.of(old.text());
            if (bytes(text.orElse("")) > LONGEST_CHANGED_TEXT) {
                throw new SlackError("msg_too_long");
            }
            compose.check(blocks.isPresent() ? text : text(call), blocks);
            refuseTooMuch(blocks);
            refuseOtherThanRichText(old, blocks);
            ObjectNode json = old.json().deepCopy();
            text.ifPresent(t -> json.put("text", t));
            // The docs of chat.update: text without blocks removes the old ones, and only such a change shows as
            // edited.
            if (blocks.isPresent()) {
                json.set("blocks", BlockIds.complete(blocks.get()));
            } else {
                json.remove("blocks");
                json.set("edited", Json.object("user", world.botUserId(), "ts", world.nextTs()));
            }
            call.structured("metadata").ifPresent(m -> json.set("metadata", m));
            world.replace(old, json);
            return Json.object(
                    "ok", true, "channel", old.channel(), "ts", ts, "text", json.path("text"), "message", json);
        }
    }

    private static void refuseTooMuch(Optional<JsonNode> blocks) {
        int length = blocks.map(all -> texts(all) + BESIDE_TEXTS * all.size()).orElse(0);
        if (length > LONGEST_BLOCKS) {
            throw new SlackError("msg_blocks_too_long");
        }
    }

    private static int texts(JsonNode node) {
        int length = node.path("text").isTextual() ? node.path("text").asText().length() : 0;
        for (JsonNode part : node) {
            length += texts(part);
        }
        return length;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /**
     * The errors of chat.update say that "rich-text blocks cannot be replaced with non-rich-text blocks". It does not
     * say which block counts, so this asks it of the first one and of all together.
     */
    private static void refuseOtherThanRichText(Message old, Optional<JsonNode> blocks) {
        List<String> before = types(old.json().path("blocks"));
        List<String> after = blocks.map(ChatMethods::types).orElse(List.of());
        boolean firstLost = !before.isEmpty()
                && before.get(0).equals(RICH_TEXT)
                && (after.isEmpty() || !after.get(0).equals(RICH_TEXT));
        if (firstLost || (before.contains(RICH_TEXT) && !after.contains(RICH_TEXT))) {
            throw new SlackError("block_mismatch");
        }
    }

    private static List<String> types(JsonNode blocks) {
        List<String> types = new ArrayList<>();
        blocks.forEach(block -> types.add(block.path("type").asText()));
        return types;
    }

    private ObjectNode delete(ApiCall call) {
        synchronized (world) {
            Message message = own(call.required("channel"), call.required("ts"), "is_archived", "cant_delete_message");
            world.remove(message);
            return Json.object("ok", true, "channel", message.channel(), "ts", message.ts());
        }
    }

    /** A message of the bot's; the errors are for an archived channel, and for a message of someone else. */
    private Message own(String channelId, String ts, String ifArchived, String ifNot) {
        Channel channel = visible(channelId);
        Message message = world.findMessage(channel.id(), ts)
                .filter(m -> !m.isEphemeral())
                .orElseThrow(() -> new SlackError("message_not_found"));
        if (channel.archived()) {
            throw new SlackError(ifArchived);
        }
        if (!message.author().equals(world.botUserId())) {
            throw new SlackError(ifNot);
        }
        return message;
    }

    private ObjectNode postEphemeral(ApiCall call) {
        ObjectNode json = compose.compose(text(call), call.structured("blocks"));
        synchronized (world) {
            Channel channel = toPostIn(call.required("channel"), call.has("thread_ts"));
            Person reader = world.findById(call.required("user")).orElseThrow(() -> new SlackError("user_not_found"));
            if (!channel.has(reader.id())) {
                throw new SlackError("user_not_in_channel");
            }
            if (call.has("thread_ts")) {
                json.put("thread_ts", call.text("thread_ts"));
            }
            Message message = world.add(channel.id(), json, reader.id());
            return Json.object("ok", true, "message_ts", message.ts());
        }
    }

    private ObjectNode permalink(ApiCall call) {
        Channel channel = visible(call.required("channel"));
        Message message = world.findMessage(channel.id(), call.required("message_ts"))
                .orElseThrow(() -> new SlackError("message_not_found"));
        String link =
                world.url() + "archives/" + channel.id() + "/p" + message.ts().replace(".", "");
        if (message.isReply()) {
            link += "?thread_ts=" + message.threadTs().orElse("") + "&cid=" + channel.id();
        }
        return Json.object("ok", true, "channel", channel.id(), "permalink", link);
    }

    /** The channel for a new message; a person's id means the direct message with them, opened if needed. */
    private Channel toPostIn(String idOrName, boolean reply) {
        Optional<Person> person = world.findById(idOrName);
        if (person.isPresent()) {
            return direct(person.get());
        }
        Channel channel = visible(idOrName);
        if (channel.archived()) {
            throw new SlackError("is_archived");
        }
        channel.posting().refusal(reply).ifPresent(error -> {
            throw new SlackError(error);
        });
        if (channel.kind() == Channel.Kind.DIRECT) {
            refuseWithoutTab();
        }
        return channel;
    }

    private Channel direct(Person person) {
        if (person.isBot()) {
            throw new SlackError("cannot_dm_bot");
        }
        refuseWithoutTab();
        // Slack still posts to someone deactivated if the conversation was open before; the history is kept.
        if (person.deleted() && world.findDirect(person.id()).isEmpty()) {
            throw new SlackError("user_not_found");
        }
        return world.direct(person.id());
    }

    /** The tab is the app's own setting: https://docs.slack.dev/surfaces/app-home#messages_tab */
    private void refuseWithoutTab() {
        if (!world.messagesTabShown()) {
            throw new SlackError("messages_tab_disabled");
        }
    }

    private Channel visible(String idOrName) {
        Channel channel = world.findChannel(idOrName)
                .filter(c -> c.kind() == Channel.Kind.PUBLIC || c.has(world.botUserId()))
                .orElseThrow(() -> new SlackError("channel_not_found"));
        ApiCall.requireGranted(world, channel);
        return channel;
    }

    private static Optional<String> text(ApiCall call) {
        return call.has("text") ? Optional.of(call.text("text")) : Optional.empty();
    }
}
