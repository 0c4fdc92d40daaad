package obliged.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.NoSuchElementException;

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
        View view = view();
        Actions.Found found = Actions.pressable(view.blocks(), what);
        ObjectNode action = Actions.action(wiring.world(), found, Actions.pressedValue(found));
        return wiring.send(wiring.payloads().pressed(visitor.person(), view, action));
    }
}
