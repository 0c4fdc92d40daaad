package obliged.outbox;

import obliged.term.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * A message that we owe someone, as it waits.
 *
 * @param mark opaque and unique; travels with the message, so that after a crash we can see whether it arrived
 * @param attempts how often it was tried before; at first 0
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
        String mark,
        int attempts) {}
