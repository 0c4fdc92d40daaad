package obliged.thanks;

import org.jspecify.annotations.Nullable;

/**
 * What a thank-you is for: an ask, a message, or neither.
 *
 * @param ask the number of the ask that was solved
 * @param source a link to the message that it was made from
 */
public record Occasion(@Nullable Long ask, @Nullable String source) {
    public static final Occasion NONE = new Occasion(null, null);
}
