package obliged.outbox;

import java.time.Instant;
import obliged.shared.WorkspaceId;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/**
 * A saved notice: a message that we owe someone, created from a {@link NewNotice}.
 *
 * @param clientMark opaque and unique; sent with the message, so that after a crash we can see whether it arrived
 * @param owedAt when it was caused
 * @param attempts how often it has been tried
 * @param attemptedAt when it was last tried
 * @param triesInDoubt how many of those tries may have arrived without our knowing
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

    /** Whether it may already have arrived. */
    public boolean isInDoubt() {
        return triesInDoubt > 0;
    }
}
