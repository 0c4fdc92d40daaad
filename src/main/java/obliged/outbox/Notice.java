package obliged.outbox;

import java.time.Instant;
import obliged.shared.WorkspaceId;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/**
 * A message that we owe someone, as it waits: what a {@link NewNotice} became.
 *
 * @param clientMark opaque and unique; travels with the message, so that after a crash we can see whether it arrived
 * @param owedAt when it was caused
 * @param attempts how often it was tried before; at first 0
 * @param attemptedAt when it was tried last
 * @param triesInDoubt how many of those tries may have arrived all the same, for all we know
 */
public record Notice(
        long id,
        WorkspaceId workspace,
        String kind,
        @Nested Recipient recipient,
        long subject,
        long step,
        @Nullable String details,
        @Nullable String sealedReplyUrl,
        Urgency urgency,
        boolean changes,
        String clientMark,
        Instant owedAt,
        int attempts,
        @Nullable Instant attemptedAt,
        int triesInDoubt) {

    /** Whether it may have arrived already, for all we know. */
    public boolean isInDoubt() {
        return triesInDoubt > 0;
    }
}
