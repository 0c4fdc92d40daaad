package obliged.ask;

import org.jspecify.annotations.Nullable;

/**
 * What the requester would like.
 *
 * @param words as they meant them, with mentions kept as ids
 * @param impact what it does for the customers outside
 * @param neededBy by when
 */
public record Wish(
        String words, @Nullable String impact, @Nullable Date neededBy) {

    /** The same by the date of {@code before}, where it is that date, set anew on another clock. */
    Wish datedAs(Wish before) {
        return neededBy != null && neededBy.isSameAs(before.neededBy) ? new Wish(words, impact, before.neededBy) : this;
    }
}
