package obliged.reminder;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface SnoozeDao {
    @SqlUpdate("""
            INSERT INTO snooze (workspace_id, person_id, ask_number, until, at)
            VALUES (:workspace, :person, :ask, :until, :now)
            ON CONFLICT (workspace_id, person_id, ask_number) DO UPDATE SET until = excluded.until, at = excluded.at
            """)
    void snooze(WorkspaceId workspace, PersonId person, long ask, LocalDate until, Instant now);

    @SqlQuery("""
            SELECT until FROM snooze WHERE workspace_id = :workspace AND person_id = :person AND ask_number = :ask
            """)
    Optional<LocalDate> until(WorkspaceId workspace, PersonId person, long ask);

    @SqlUpdate("""
            DELETE FROM snooze INDEXED BY snooze_of_ask WHERE workspace_id = :workspace AND ask_number = :ask
            """)
    void end(WorkspaceId workspace, long ask);

    /** Deletes the snoozes that ended before a day. */
    @SqlUpdate("""
            DELETE FROM snooze WHERE until < :before
            """)
    void forget(LocalDate before);
}
