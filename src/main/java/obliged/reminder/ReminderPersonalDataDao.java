package obliged.reminder;

import java.util.List;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Finds and erases what we keep of people's reminders. */
interface ReminderPersonalDataDao {
    @SqlUpdate("""
            DELETE FROM snooze WHERE workspace_id = :workspace AND person_id = :person
            """)
    void eraseSnoozes(WorkspaceId workspace, PersonId person);

    @SqlQuery("""
            SELECT json_object('ask', ask_number, 'until', until, 'at', at)
            FROM snooze
            WHERE workspace_id = :workspace AND person_id = :person
            ORDER BY ask_number
            """)
    List<String> snoozes(WorkspaceId workspace, PersonId person);

    @SqlQuery("""
            SELECT json_object('day', day, 'at', at,
                'asks', (SELECT json_group_array(ask_number) FROM reminder_line WHERE reminder_id = reminder.id))
            FROM reminder
            WHERE workspace_id = :workspace AND person_id = :person
            ORDER BY day
            """)
    List<String> reminders(WorkspaceId workspace, PersonId person);
}
