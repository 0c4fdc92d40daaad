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
        String words, @Nullable String impact, @Nullable Date neededBy) {}
