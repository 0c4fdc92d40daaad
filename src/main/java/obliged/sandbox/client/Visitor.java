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
import obliged.sandbox.wire.Reply;
import obliged.sandbox.world.Channel;
import obliged.sandbox.world.Message;
import obliged.sandbox.world.Person;
import obliged.sandbox.world.View;

/**
 * One person at their Slack client: what they do reaches the bot as Slack would send it, and they see only what they may. Acts
 * wait for the bot's answer; what the bot does after it has answered is awaited with {@link Sandbox#await}.
 */
public final class Visitor {
    private final Wiring wiring;
    private final String id;

    public Visitor(Wiring wiring, String id) {
        this.wiring = wiring;
        this.id = id;
    }

    public Person person() {
        return wiring.world().person(id);
    }

    /** A channel by name or id. */
    public Place in(String channel) {
        return new Place(wiring, this, wiring.world().channel(channel).id());
    }

    /** The direct message with the bot. */
    public Place inDm() {
        return new Place(wiring, this, wiring.world().direct(id).id());
    }

    /** Presses a button, or picks a line of a menu, by the words on it or its action id, on the message as it is now. */
    public Reply press(Message message, String what) {
        return pressOld(asItIsNow(message), what);
    }

    /** The same in a list: the first such button at or below the row that shows these words. */
    public Reply press(Message message, String what, String atRow) {
        Message now = asItIsNow(message);
        mustSee(now);
        InteractiveElement found = InteractiveElement.pressable(now.blocks(), what, atRow);
        return use(now, found, ActionValues.pressedValue(found));
    }

    private Message asItIsNow(Message message) {
        return wiring.world()
                .findMessage(message.channel(), message.ts())
                .orElseThrow(() -> new NoSuchElementException("that message is gone"));
    }

    /** Presses on a copy that was seen before, as on a screen that was not refreshed in time. */
    public Reply pressOld(Message copy, String what) {
        mustSee(copy);
        InteractiveElement found = InteractiveElement.pressable(copy.blocks(), what);
        return use(copy, found, ActionValues.pressedValue(found));
    }

    /** Picks or types a value in an element of a message, found by its placeholder, action id or block id. */
    public Reply choose(Message message, String field, String value) {
        mustSee(message);
        InteractiveElement found = InteractiveElement.field(message.blocks(), field);
        List<JsonNode> offered = PlainText.options(found.element());
        if (found.type().contains("external_select")) {
            offered = wiring.offered(
                    wiring.payloads().optionsWanted(person(), message, found.blockId(), found.actionId(), value));
        }
        return use(message, found, ActionValues.value(wiring.world(), found, value, offered));
    }

    private Reply use(Message message, InteractiveElement found, ObjectNode value) {
        ObjectNode action = ActionValues.action(wiring.world(), found, value);
        return wiring.send(wiring.payloads().pressed(person(), message, action));
    }

    public void mustSee(Message message) {
        Channel channel = wiring.world().channel(message.channel());
        boolean open = channel.kind() == Channel.Kind.PUBLIC && person().kind() == Person.Kind.MEMBER;
        if (!message.seenBy(id) || !(open || channel.has(id))) {
            throw new NoSuchElementException(person().name() + " cannot see that message");
        }
    }

    /** A global shortcut from the lightning menu. */
    public Reply shortcut(String callbackId) {
        return wiring.send(wiring.payloads().shortcut(person(), callbackId));
    }

    /** A shortcut from the menu of a message. */
    public Reply messageShortcut(Message message, String callbackId) {
        mustSee(message);
        return wiring.send(wiring.payloads().messageShortcut(person(), message, callbackId));
    }

    /** Opens the bot's Home tab; what it then shows may come a moment later. */
    public Home openHome() {
        // https://docs.slack.dev/reference/events/app_home_opened
        ObjectNode event = Json.object(
                "type",
                "app_home_opened",
                "user",
                id,
                "channel",
                wiring.world().direct(id).id(),
                "tab",
                "home");
        wiring.world()
                .home(id)
                .ifPresent(view -> event.set("view", wiring.world().views().withState(view)));
        wiring.events().send(event);
        return new Home(wiring, this);
    }

    /** The Home tab as it was published last, without opening it. */
    public Home home() {
        return new Home(wiring, this);
    }

    /** Writes to the bot in the direct message. */
    public Reply writeToBot(String text) {
        return inDm().write(text);
    }

    /** The form that is open on this person's screen. */
    public Modal modal() {
        View view = wiring.world()
                .modal(id)
                .orElseThrow(() -> new NoSuchElementException("no form is open for " + person().name()));
        return new Modal(wiring, this, view.id());
    }

    public Optional<Modal> modalIfOpen() {
        return wiring.world().modal(id).map(view -> new Modal(wiring, this, view.id()));
    }
}
