package obliged.thanks;

import org.jspecify.annotations.Nullable;

/**
 * What a thank-you is for: an ask, a message, what another one is for, or none of them.
 *
 * @param ask the number of the ask that was solved
 * @param source a link to the message that it was made from
 * @param joins the number of the shout-out to which it is added
 */
public record Occasion(
        @Nullable Long ask,
        @Nullable String source,
        @Nullable Long joins) {
    public static final Occasion NONE = new Occasion(null, null);

    public Occasion(@Nullable Long ask, @Nullable String source) {
        this(ask, source, null);
    }

    static Occasion joining(long shout) {
        return new Occasion(null, null, shout);
    }
}
