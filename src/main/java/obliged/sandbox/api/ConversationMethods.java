package obliged.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.blocks.SlackError;
import obliged.sandbox.world.Channel;
import obliged.sandbox.world.Message;
import obliged.sandbox.world.Person;
import obliged.sandbox.world.World;

/**
 * The {@code conversations.*} methods.
 * <a href="https://docs.slack.dev/apis/web-api/using-the-conversations-api">Using the Conversations API</a>
 */
final class ConversationMethods {
    private final World world;
    private final BotToken token;

    ConversationMethods(World world, BotToken token) {
        this.world = world;
        this.token = token;
    }

    void addTo(Map<String, Function<ApiCall, ObjectNode>> methods) {
        methods.put("conversations.list", call -> list(call, false));
        methods.put("users.conversations", call -> list(call, true));
        methods.put("conversations.info", this::info);
        methods.put("conversations.members", this::members);
        methods.put("conversations.open", this::open);
        methods.put("conversations.history", this::history);
        methods.put("conversations.replies", this::replies);
    }

    private ObjectNode list(ApiCall call, boolean onlyMine) {
        Set<String> types = BotToken.types(call.has("types") ? call.text("types") : "public_channel");
        token.needToRead(types);
        String workspace = call.workspace(world);
        String member = call.has("user") ? call.text("user") : world.botUserId();
        return call.page(
                "channels",
                world.allChannels(),
                100,
                c -> types.contains(type(c))
                        && world.isIn(c, workspace)
                        && (c.kind() == Channel.Kind.PUBLIC || c.has(world.botUserId()))
                        && (!onlyMine || c.has(member))
                        && (!c.archived() || !call.flag("exclude_archived")),
                c -> world.shaped(c.id(), c.json(world, !onlyMine)));
    }

    private ObjectNode info(ApiCall call) {
        Channel channel = readable(call.required("channel"));
        ObjectNode json = world.shaped(channel.id(), channel.json(world, call.flag("include_num_members")));
        return Json.object("ok", true, "channel", json);
    }

    private ObjectNode members(ApiCall call) {
        Channel channel = readable(call.required("channel"));
        return call.page("members", channel.members(), 100, m -> m);
    }

    private Channel readable(String id) {
        Channel channel = visible(id);
        token.need(BotToken.readScope(type(channel)));
        return channel;
    }

    private ObjectNode open(ApiCall call) {
        token.need("im:write");
        if (call.has("channel")) {
            return opened(visible(call.text("channel")), call);
        }
        if (!call.has("users")) {
            throw new SlackError("users_list_not_supplied");
        }
        if (call.text("users").contains(",")) {
            throw new SlackError("missing_scope", List.of("mpim:write"));
        }
        Person person = world.findById(call.text("users")).orElseThrow(() -> new SlackError("user_not_found"));
        if (person.isBot()) {
            throw new SlackError("cannot_dm_bot");
        }
        if (person.deleted()) {
            throw new SlackError("user_disabled");
        }
        return opened(world.direct(person.id()), call);
    }

    private ObjectNode opened(Channel channel, ApiCall call) {
        ObjectNode json = call.flag("return_im") ? channel.json(world, false) : Json.object("id", channel.id());
        return Json.object("ok", true, "channel", json);
    }

    private ObjectNode history(ApiCall call) {
        Channel channel = withHistory(call);
        List<Message> found = new ArrayList<>(world.messages(channel.id()).stream()
                .filter(m -> !m.isEphemeral() && !m.isReply())
                .filter(m -> within(m, call))
                .toList());
        Collections.reverse(found);
        return withMore(call.page("messages", found, 100, m -> shown(m, call)));
    }

    private ObjectNode replies(ApiCall call) {
        Channel channel = withHistory(call);
        String ts = call.required("ts");
        List<Message> thread = world.messages(channel.id()).stream()
                .filter(m -> !m.isEphemeral())
                .filter(m -> m.ts().equals(ts) || m.threadTs().orElse("").equals(ts))
                .filter(m -> m.ts().equals(ts) || within(m, call))
                .toList();
        if (thread.isEmpty()) {
            throw new SlackError("thread_not_found");
        }
        return withMore(call.page("messages", thread, 1000, m -> shown(m, call)));
    }

    private Channel withHistory(ApiCall call) {
        Channel channel = visible(call.required("channel"));
        token.need(
                switch (channel.kind()) {
                    case PUBLIC -> "channels:history";
                    case PRIVATE -> "groups:history";
                    case DIRECT -> "im:history";
                });
        return channel;
    }

    private static boolean within(Message message, ApiCall call) {
        boolean inclusive = call.flag("inclusive");
        if (call.has("oldest")) {
            int after = micros(message.ts()).compareTo(micros(call.text("oldest")));
            if (after < 0 || (after == 0 && !inclusive)) {
                return false;
            }
        }
        if (call.has("latest")) {
            int after = micros(message.ts()).compareTo(micros(call.text("latest")));
            return after < 0 || (after == 0 && inclusive);
        }
        return true;
    }

    private static BigDecimal micros(String ts) {
        try {
            return new BigDecimal(ts);
        } catch (NumberFormatException e) {
            throw new SlackError("invalid_ts_latest");
        }
    }

    private ObjectNode shown(Message message, ApiCall call) {
        ObjectNode json = message.json().deepCopy();
        if (!call.flag("include_all_metadata")) {
            json.remove("metadata");
        }
        List<Message> replies = world.messages(message.channel()).stream()
                .filter(m -> m.isReply() && m.threadTs().orElse("").equals(message.ts()))
                .toList();
        if (!replies.isEmpty()) {
            json.put("thread_ts", message.ts());
            json.put("reply_count", replies.size());
            json.put("latest_reply", replies.get(replies.size() - 1).ts());
        }
        return json;
    }

    private static ObjectNode withMore(ObjectNode page) {
        page.put(
                "has_more",
                !page.path("response_metadata").path("next_cursor").asText().isEmpty());
        return page;
    }

    /** By id only: private channels without the bot do not exist for the bot. */
    private Channel visible(String id) {
        Channel channel = world.findChannel(id)
                .filter(c -> c.id().equals(id))
                .filter(c -> c.kind() == Channel.Kind.PUBLIC || c.has(world.botUserId()))
                .orElseThrow(() -> new SlackError("channel_not_found"));
        ApiCall.requireGranted(world, channel);
        return channel;
    }

    private static String type(Channel channel) {
        return switch (channel.kind()) {
            case PUBLIC -> "public_channel";
            case PRIVATE -> "private_channel";
            case DIRECT -> "im";
        };
    }
}
