package obliged.outbox;

import java.time.Instant;
import obliged.term.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * A message that we owe someone, as it waits.
 *
 * @param changes whether it changes a message to what is so then
 * @param mark opaque and unique; travels with the message, so that after a crash we can see whether it arrived
 * @param owedAt when it was caused
 * @param attempts how often it was tried before; at first 0
 * @param attemptedAt when it was tried last
 * @param doubt how many of those tries may have arrived all the same, for all we know
 */
public record Notice(
        long id,
        WorkspaceId workspace,
        String kind,
        String place,
        long about,
        long cause,
        @Nullable String note,
        @Nullable String via,
        Urgency urgency,
        boolean changes,
        String mark,
        Instant owedAt,
        int attempts,
        @Nullable Instant attemptedAt,
        int doubt) {

    /** Whether it may have arrived already, for all we know. */
    public boolean isInDoubt() {
        return doubt > 0;
    }
}
