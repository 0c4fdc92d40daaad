package obliged.thanks;

import java.util.ArrayList;
import java.util.List;
import obliged.shared.PersonId;
import org.jspecify.annotations.Nullable;

/** Someone who was named, in person or through a group, but is not thanked. */
public record LeftOut(PersonId person, Why why) {
    /** Why not. */
    public enum Why {
        ONESELF,
        BOT,
        GONE,
        FOREIGN,
        /** The same words went to them a moment ago. */
        ALREADY
    }

    /** Writes them as the details of a notice: {@code ONESELF U1 BOT U2}. */
    public static String note(List<LeftOut> all) {
        return String.join(
                " ",
                all.stream().map(out -> out.why() + " " + out.person().value()).toList());
    }

    /** Reads them from such details. */
    public static List<LeftOut> of(@Nullable String note) {
        String[] words =
                note == null || note.isBlank() ? new String[0] : note.strip().split(" ");
        List<LeftOut> all = new ArrayList<>();
        for (int i = 0; i + 1 < words.length; i += 2) {
            all.add(new LeftOut(new PersonId(words[i + 1]), Why.valueOf(words[i])));
        }
        return all;
    }
}
