package obliged.ask;

import org.jspecify.annotations.Nullable;

/**
 * What the requester thought of a solved ask.
 *
 * @param stars from 1 to 5
 * @param better what could be better
 */
public record Rating(@Nullable Integer stars, @Nullable String better) {
    public static final Rating NONE = new Rating(null, null);
}
