package obliged.sandbox.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import obliged.sandbox.api.MessageComposer;
import obliged.sandbox.blocks.BlockIds;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.blocks.SlackError;
import obliged.sandbox.wire.BotClient;
import obliged.sandbox.wire.BotResponse;
import obliged.sandbox.wire.MessageEvents;
import obliged.sandbox.world.Channel;
import obliged.sandbox.world.Message;
import obliged.sandbox.world.Person;
import obliged.sandbox.world.StoredFile;
import obliged.sandbox.world.TextEscaper;
import org.jspecify.annotations.Nullable;

/** A channel or the bot's direct message on one person's screen. */
public final class Conversation {
    private final ClientBackend backend;
    private final UserClient user;
    private final String channel;

    Conversation(ClientBackend backend, UserClient user, String channel) {
        this.backend = backend;
        this.user = user;
        this.channel = channel;
    }

    public Channel channel() {
        return backend.world().channel(channel);
    }

    /** Types a slash command; names in it are resolved as Slack's composer does. */
    public BotResponse type(String command) {
        String[] words = command.strip().split("\\s+", 2);
        Person person = user.person();
        BotClient.Request request = backend.bot()
                .form(
                        "command",
                        backend.payloads().command(person, channel(), words[0], words.length > 1 ? words[1] : ""));
        return backend.bot().reply(request, reply -> shown(words[0], reply));
    }

    /** Slack does not run an app's commands in a thread; it says so itself. */
    public BotResponse typeInThread(Message root, String command) {
        String name = command.strip().split("\\s+", 2)[0];
        ObjectNode json = slackSays(name + " is not supported in threads. Sorry!");
        json.put("thread_ts", root.threadTs().orElse(root.ts()));
        Message said = backend.world().add(channel, json, user.person().id());
        return new BotResponse(0, 0, "", List.of(said), () -> typeInThread(root, command));
    }

    private BotResponse shown(String command, BotResponse reply) {
        if (!reply.answered()) {
            String error = reply.status() == 0 ? reply.body() : "http_service_error";
            Message said = fromSlack(command + " failed with the error \"" + error + "\"");
            return reply.showing(said);
        }
        JsonNode json = reply.json();
        JsonNode answer = json.isObject() ? json : Json.object("text", reply.body());
        if (answer.path("text").asText("").isBlank() && answer.path("blocks").isEmpty()) {
            return reply;
        }
        Optional<JsonNode> blocks = Optional.of(answer.path("blocks")).filter(JsonNode::isArray);
        ObjectNode composed = composed(Json.text(answer, "text"), blocks);
        Message said = backend.urls().show(channel, user.person().id(), answer, composed);
        return reply.showing(said);
    }

    private ObjectNode composed(Optional<String> text, Optional<JsonNode> blocks) {
        try {
            return new MessageComposer(backend.world()).compose(text, blocks);
        } catch (SlackError e) {
            throw new IllegalStateException("Slack would not show this answer: " + e.getMessage(), e);
        }
    }

    private Message fromSlack(String text) {
        return backend.world().add(channel, slackSays(text), user.person().id());
    }

    private static ObjectNode slackSays(String text) {
        return Json.object("type", "message", "user", "USLACKBOT", "text", text);
    }

    /** Writes a message; in the direct message the bot is told. */
    public BotResponse write(String text) {
        return write(text, null, Json.object());
    }

    public BotResponse reply(Message root, String text) {
        return write(text, root.threadTs().orElse(root.ts()));
    }

    /** Writes a message of another shape than plain words: see {@link MessageShapes}. A null field is left out. */
    public BotResponse write(String text, ObjectNode shape) {
        return write(text, null, shape);
    }

    /** Writes a message with files, in the thread of another if that is given. */
    public BotResponse share(@Nullable Message root, String text, StoredFile... files) {
        String thread = root == null ? null : root.threadTs().orElse(root.ts());
        return write(text, thread, MessageShapes.sharing(backend.world(), List.of(files)));
    }

    private BotResponse write(String text, @Nullable String threadTs) {
        return write(text, threadTs, Json.object());
    }

    private BotResponse write(String text, @Nullable String threadTs, ObjectNode shape) {
        Person person = user.person();
        ObjectNode json = Json.object(
                "user", person.id(),
                "type", "message",
                "client_msg_id", UUID.randomUUID().toString(),
                "text", unlabelled(new TextEscaper(backend.world(), person).escaped(text)),
                "team", person.teamId(),
                "blocks", BlockIds.complete(Json.array(List.of(ActionValues.richText(text)))));
        if (threadTs != null) {
            json.put("thread_ts", threadTs);
        }
        if (text.isEmpty()) {
            json.remove("blocks");
        }
        json.setAll(shape);
        json.properties().removeIf(field -> field.getValue().isNull());
        Message message = backend.world().add(channel, json, null);
        for (JsonNode file : message.json().path("files")) {
            backend.world()
                    .findFile(file.path("id").asText())
                    .ifPresent(one ->
                            backend.world().put(one.sharedIn(new StoredFile.Share(channel, message.ts(), threadTs))));
        }
        if (isMention(message)) {
            // https://docs.slack.dev/reference/events/app_mention
            ObjectNode event = message.json().deepCopy();
            event.put("type", "app_mention").put("channel", channel).put("event_ts", message.ts());
            return backend.events().send(event);
        }
        if (channel().kind() != Channel.Kind.DIRECT) {
            return new BotResponse(200, 0, "", List.of(), () -> write(text, threadTs, shape));
        }
        return backend.events().send(MessageEvents.posted(channel, message.json()));
    }

    /** Changes a message of one's own. In the direct message the bot is told. */
    public BotResponse edit(Message message, String text) {
        Message now = asItIsNow(message);
        ObjectNode json = now.json().deepCopy();
        json.put("text", unlabelled(new TextEscaper(backend.world(), user.person()).escaped(text)));
        json.set("blocks", BlockIds.complete(Json.array(List.of(ActionValues.richText(text)))));
        json.set(
                "edited",
                Json.object("user", user.person().id(), "ts", backend.world().nextTs()));
        return changed(now, json);
    }

    /** Slack adds a preview to a message with a link, some time after it was written. */
    public BotResponse preview(Message message) {
        Message now = asItIsNow(message);
        ObjectNode json = now.json().deepCopy();
        json.setAll(MessageShapes.preview("Eli", "the lighthouse is lit"));
        return changed(now, json);
    }

    private BotResponse changed(Message before, ObjectNode json) {
        backend.world().replace(before, json);
        return backend.events()
                .send(MessageEvents.changed(
                        channel, json, before.json(), backend.world().nextTs()));
    }

    /** Deletes a message of one's own. In the direct message the bot is told. */
    public BotResponse delete(Message message) {
        Message now = asItIsNow(message);
        backend.world().remove(now);
        return backend.events()
                .send(MessageEvents.deleted(channel, now.json(), backend.world().nextTs()));
    }

    private Message asItIsNow(Message message) {
        return backend.world()
                .findMessage(channel, message.ts())
                .orElseThrow(() -> new NoSuchElementException("that message is gone"));
    }

    /**
     * Whether Slack tells the bot that it is mentioned: only where it is a member, and not in a direct message, of which it
     * is told anyway. An edit is not told either.
     */
    private boolean isMention(Message message) {
        String bot = backend.world().botUserId();
        return channel().kind() != Channel.Kind.DIRECT
                && channel().has(bot)
                && message.text().contains("<@" + bot + ">");
    }

    /** In messages people and groups come without a label. */
    private static String unlabelled(String escaped) {
        return escaped.replaceAll("<(@|!subteam\\^)(\\w+)\\|[^>]*>", "<$1$2>");
    }

    /** What this person sees here, oldest first, without the threads. */
    public List<Message> messages() {
        return seen().stream().filter(m -> !m.isReply()).toList();
    }

    /** The replies below a message that this person sees. */
    public List<Message> thread(Message root) {
        return seen().stream()
                .filter(m -> m.isReply() && m.threadTs().orElse("").equals(root.ts()))
                .toList();
    }

    /** The newest message here that this person sees. */
    public Message last() {
        List<Message> all = messages();
        if (all.isEmpty()) {
            throw new NoSuchElementException("nothing was said here yet");
        }
        return all.get(all.size() - 1);
    }

    /** The newest message here that shows these words. */
    public Message showing(String words) {
        return find(words)
                .orElseThrow(() -> new NoSuchElementException("no message here shows '" + words + "' but:\n"
                        + String.join(
                                "\n\n",
                                messages().stream().map(Message::plainText).toList())));
    }

    public Optional<Message> find(String words) {
        return messages().stream()
                .filter(m -> m.plainText().contains(words) || m.text().contains(words))
                .reduce((first, second) -> second);
    }

    private List<Message> seen() {
        String person = user.person().id();
        Channel here = channel();
        boolean may = here.has(person)
                || (here.kind() == Channel.Kind.PUBLIC && user.person().kind() == Person.Kind.MEMBER);
        return may
                ? backend.world().messages(channel).stream()
                        .filter(m -> m.seenBy(person))
                        .toList()
                : List.of();
    }
}
