package obliged.sandbox.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.NoSuchElementException;
import obliged.sandbox.blocks.InteractiveElement;
import obliged.sandbox.blocks.PlainText;
import obliged.sandbox.wire.Reply;
import obliged.sandbox.world.View;

/** The bot's Home tab on one person's screen. */
public final class Home {
    private final Wiring wiring;
    private final Visitor visitor;

    Home(Wiring wiring, Visitor visitor) {
        this.wiring = wiring;
        this.visitor = visitor;
    }

    public View view() {
        return wiring.world()
                .home(visitor.person().id())
                .orElseThrow(() -> new NoSuchElementException("the Home tab is still empty"));
    }

    /** Everything shown, as lines; empty while nothing was published. */
    public String plainText() {
        return wiring.world().home(visitor.person().id()).map(View::plainText).orElse("");
    }

    /** Presses a button or picks a line of a menu, by the words on it or its action id. */
    public Reply press(String what) {
        InteractiveElement found = InteractiveElement.pressable(view().blocks(), what);
        return use(found, ActionValues.pressedValue(found));
    }

    /** The same in a list: the first such button at or below the row that shows these words. */
    public Reply press(String what, String atRow) {
        InteractiveElement found = InteractiveElement.pressable(view().blocks(), what, atRow);
        return use(found, ActionValues.pressedValue(found));
    }

    /** Picks a value in an element, found by its placeholder, action id or block id. */
    public Reply choose(String field, String value) {
        InteractiveElement found = InteractiveElement.field(view().blocks(), field);
        return use(found, ActionValues.value(wiring.world(), found, value, PlainText.options(found.element())));
    }

    private Reply use(InteractiveElement found, ObjectNode value) {
        ObjectNode action = ActionValues.action(wiring.world(), found, value);
        return wiring.send(wiring.payloads().pressed(visitor.person(), view(), action));
    }
}
