package obliged.slack.metadata;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A line of an overflow menu: the action of the button that it stands for, and that button's value. */
public record MenuMetadata(String action, @Nullable String value) {
    public MenuMetadata {
        Objects.requireNonNull(action);
    }

    /** Reads the value of a line that was picked; what we did not write names an action that nobody handles. */
    public static MenuMetadata read(String text) {
        return Metadata.read(text, MenuMetadata.class, EarlierNotation.MENU).orElse(new MenuMetadata("", null));
    }

    public String text() {
        return Metadata.write(this);
    }
}
