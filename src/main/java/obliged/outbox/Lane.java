package obliged.outbox;

import obliged.shared.WorkspaceId;
import org.jdbi.v3.core.mapper.Nested;

/** A recipient and an urgency; notices within a lane keep their order. */
record Lane(WorkspaceId workspace, @Nested Recipient recipient, Urgency urgency) {
    static Lane of(NewNotice notice) {
        return new Lane(notice.workspace(), notice.recipient(), notice.urgency());
    }

    static Lane of(Notice notice) {
        return new Lane(notice.workspace(), notice.recipient(), notice.urgency());
    }
}
