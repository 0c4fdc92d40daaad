package obliged.outbox;

import java.util.List;
import java.util.Map;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.Tx;

/** What a person typed and did not send, and which messages they were sent: finds it, and erases the drafts. */
public final class OutboxPersonalData {
    private OutboxPersonalData() {}

    /** How many drafts of someone there are. */
    public static int drafts(Tx tx, WorkspaceId workspace, PersonId person) {
        return tx.dao(OutboxPersonalDataDao.class).drafts(workspace, person);
    }

    public static void erase(Tx tx, WorkspaceId workspace, PersonId person) {
        tx.dao(OutboxPersonalDataDao.class).eraseDrafts(workspace, person);
    }

    /** What is held of someone, one JSON object a row. */
    public static Map<String, List<String>> of(Tx tx, WorkspaceId workspace, PersonId person) {
        OutboxPersonalDataDao dao = tx.dao(OutboxPersonalDataDao.class);
        return Map.of("drafts", dao.draftsOf(workspace, person), "messages", dao.notices(workspace, person));
    }
}
