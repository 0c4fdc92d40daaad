package obliged.sandbox.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.NoSuchElementException;
import obliged.sandbox.blocks.InteractiveElement;
import obliged.sandbox.blocks.PlainText;
import obliged.sandbox.wire.BotResponse;
import obliged.sandbox.world.View;

/** The bot's Home tab on one person's screen. */
public final class HomeTab {
    private final ClientBackend backend;
    private final UserClient user;

    HomeTab(ClientBackend backend, UserClient user) {
        this.backend = backend;
        this.user = user;
    }

    public View view() {
        return backend.world()
                .home(user.person().id())
                .orElseThrow(() -> new NoSuchElementException("the Home tab is still empty"));
    }

    /** Everything shown, as lines; empty until something is published. */
    public String plainText() {
        return backend.world().home(user.person().id()).map(View::plainText).orElse("");
    }

    /** Presses a button or picks a line of a menu, by the words on it or its action id. */
    public BotResponse press(String what) {
        InteractiveElement found = InteractiveElement.pressable(view().blocks(), what);
        return use(found, ActionValues.pressedValue(found));
    }

    /** The same in a list: the first such button at or below the row that shows these words. */
    public BotResponse press(String what, String atRow) {
        InteractiveElement found = InteractiveElement.pressable(view().blocks(), what, atRow);
        return use(found, ActionValues.pressedValue(found));
    }

    /** Picks a value in an element, found by its placeholder, action id or block id. */
    public BotResponse choose(String field, String value) {
        InteractiveElement found = InteractiveElement.field(view().blocks(), field);
        return use(found, ActionValues.value(backend.world(), found, value, PlainText.options(found.element())));
    }

    private BotResponse use(InteractiveElement found, ObjectNode value) {
        ObjectNode action = ActionValues.action(backend.world(), found, value);
        return backend.send(backend.payloads().pressed(user.person(), view(), action));
    }
}
