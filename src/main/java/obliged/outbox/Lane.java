package obliged.outbox;

import obliged.term.WorkspaceId;

/** Where order is kept: a place, and an urgency. */
record Lane(WorkspaceId workspace, String place, Urgency urgency) {
    static Lane of(Notice notice) {
        return new Lane(notice.workspace(), notice.place(), notice.urgency());
    }
}
