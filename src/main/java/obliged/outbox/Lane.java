package obliged.outbox;

import obliged.shared.WorkspaceId;

/** Where order is kept: a recipient and an urgency. */
record Lane(WorkspaceId workspace, Recipient recipient, Urgency urgency) {
    static Lane of(Notice notice) {
        return new Lane(notice.workspace(), notice.recipient(), notice.urgency());
    }
}
