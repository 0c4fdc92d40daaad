package obliged.ask.value;

import org.jspecify.annotations.Nullable;

/**
 * What the requester asks for.
 *
 * @param words what they wrote, with mentions as ids
 * @param impact what it does for the customers outside
 * @param neededBy by when
 */
public record Wish(
        String words, @Nullable String impact, @Nullable Date neededBy) {

    /** The same with the date of {@code before}, if its own date only repeats that one in another zone. */
    public Wish datedAs(Wish before) {
        return neededBy != null && neededBy.isSameAs(before.neededBy) ? new Wish(words, impact, before.neededBy) : this;
    }
}
