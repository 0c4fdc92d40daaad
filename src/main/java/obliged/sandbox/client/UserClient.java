package obliged.sandbox.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import obliged.sandbox.Sandbox;
import obliged.sandbox.blocks.InteractiveElement;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.blocks.PlainText;
import obliged.sandbox.wire.BotResponse;
import obliged.sandbox.world.Channel;
import obliged.sandbox.world.Message;
import obliged.sandbox.world.Person;
import obliged.sandbox.world.StoredFile;
import obliged.sandbox.world.View;
import obliged.sandbox.world.World;

/**
 * The Slack client of one person: what they do reaches the bot as Slack would send it, and they see only what they may. Each act
 * waits for the bot's response; what the bot does after that is awaited with {@link Sandbox#await}.
 */
public final class UserClient {
    private final ClientBackend backend;
    private final String id;

    public UserClient(ClientBackend backend, String id) {
        this.backend = backend;
        this.id = id;
    }

    public Person person() {
        return backend.world().person(id);
    }

    /** A channel by name or id. */
    public Conversation in(String channel) {
        return new Conversation(backend, this, backend.world().channel(channel).id());
    }

    /** A file that they can send with a message. */
    public StoredFile upload(String name, byte[] bytes) {
        World world = backend.world();
        return world.put(new StoredFile(
                world.newId("F", ""), name, name, bytes.length, bytes, true, List.of(), world.now(), id, "hosted"));
    }

    /** The direct message with the bot. */
    public Conversation inDm() {
        return new Conversation(backend, this, backend.world().direct(id).id());
    }

    /** Presses a button, or picks a line of a menu, by the words on it or its action id, on the message as it is now. */
    public BotResponse press(Message message, String what) {
        return pressOld(asItIsNow(message), what);
    }

    /** The same in a list: the first such button at or below the row that shows these words. */
    public BotResponse press(Message message, String what, String atRow) {
        Message now = asItIsNow(message);
        mustSee(now);
        InteractiveElement found = InteractiveElement.pressable(now.blocks(), what, atRow);
        return use(now, found, ActionValues.pressedValue(found));
    }

    private Message asItIsNow(Message message) {
        return backend.world()
                .findMessage(message.channel(), message.ts())
                .orElseThrow(() -> new NoSuchElementException("that message is gone"));
    }

    /** Presses on a copy that was seen before, as on a screen that was not refreshed in time. */
    public BotResponse pressOld(Message copy, String what) {
        mustSee(copy);
        InteractiveElement found = InteractiveElement.pressable(copy.blocks(), what);
        return use(copy, found, ActionValues.pressedValue(found));
    }

    /** Picks or types a value in an element of a message, found by its placeholder, action id or block id. */
    public BotResponse choose(Message message, String field, String value) {
        mustSee(message);
        InteractiveElement found = InteractiveElement.field(message.blocks(), field);
        List<JsonNode> offered = PlainText.options(found.element());
        if (found.type().contains("external_select")) {
            offered = backend.offered(
                    backend.payloads().optionsWanted(person(), message, found.blockId(), found.actionId(), value));
        }
        return use(message, found, ActionValues.value(backend.world(), found, value, offered));
    }

    private BotResponse use(Message message, InteractiveElement found, ObjectNode value) {
        ObjectNode action = ActionValues.action(backend.world(), found, value);
        return backend.send(backend.payloads().pressed(person(), message, action));
    }

    public void mustSee(Message message) {
        Channel channel = backend.world().channel(message.channel());
        boolean open = channel.kind() == Channel.Kind.PUBLIC && person().kind() == Person.Kind.MEMBER;
        if (!message.seenBy(id) || !(open || channel.has(id))) {
            throw new NoSuchElementException(person().name() + " cannot see that message");
        }
    }

    /** A global shortcut from the lightning menu. */
    public BotResponse shortcut(String callbackId) {
        return backend.send(backend.payloads().shortcut(person(), callbackId));
    }

    /** A shortcut from the menu of a message. */
    public BotResponse messageShortcut(Message message, String callbackId) {
        mustSee(message);
        return backend.send(backend.payloads().messageShortcut(person(), message, callbackId));
    }

    /** Opens the bot's Home tab; what it then shows may come a moment later. */
    public HomeTab openHome() {
        // https://docs.slack.dev/reference/events/app_home_opened
        ObjectNode event = Json.object(
                "type",
                "app_home_opened",
                "user",
                backend.world().shownId(person()),
                "channel",
                backend.world().direct(id).id(),
                "tab",
                "home");
        backend.world()
                .home(id)
                .ifPresent(view -> event.set("view", backend.world().views().withState(view)));
        backend.events().send(event);
        return new HomeTab(backend, this);
    }

    /** The Home tab as it was published last, without opening it. */
    public HomeTab home() {
        return new HomeTab(backend, this);
    }

    /** Writes to the bot in the direct message. */
    public BotResponse writeToBot(String text) {
        return inDm().write(text);
    }

    /** The form that is open on this person's screen. */
    public Modal modal() {
        View view = backend.world()
                .modal(id)
                .orElseThrow(() -> new NoSuchElementException("no form is open for " + person().name()));
        return new Modal(backend, this, view.id());
    }

    public Optional<Modal> modalIfOpen() {
        return backend.world().modal(id).map(view -> new Modal(backend, this, view.id()));
    }
}
