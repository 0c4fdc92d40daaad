package obliged.ask;

import java.time.Instant;
import obliged.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Where an ask comes from; it never changes.
 *
 * @param requester who needs it
 * @param loggedBy who logged it for them; usually the requester
 * @param source a link to the message that it was made from
 * @param follows the number of the declined ask that it follows
 */
public record Origin(
        PersonId requester,
        PersonId loggedBy,
        Instant loggedAt,
        @Nullable String source,
        @Nullable Long follows) {}
