package obliged.reminder;

import java.util.List;
import java.util.Map;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.Tx;

/** Which reminders a person got lately, and what they do not want to be reminded of yet. There are no words in it. */
public final class ReminderPersonalData {
    private ReminderPersonalData() {}

    /** Erases what someone put off. The marks of their reminders go by themselves after some weeks. */
    public static void erase(Tx tx, WorkspaceId workspace, PersonId person) {
        tx.dao(ReminderPersonalDataDao.class).eraseSnoozes(workspace, person);
    }

    /** What is held of someone, one JSON object a row. */
    public static Map<String, List<String>> of(Tx tx, WorkspaceId workspace, PersonId person) {
        ReminderPersonalDataDao dao = tx.dao(ReminderPersonalDataDao.class);
        return Map.of("snoozes", dao.snoozes(workspace, person), "reminders", dao.reminders(workspace, person));
    }
}
