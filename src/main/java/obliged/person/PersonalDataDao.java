package obliged.person;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Finds and erases what we hold of a person themselves. */
interface PersonalDataDao {
    /** Those who have this id, this name, or this one of other names. */
    @SqlQuery("""
            SELECT workspace_id AS workspace, id, name, gone
            FROM person
            WHERE id = :typed OR lower(name) = lower(:typed)
              OR instr(char(10) || lower(names) || char(10), char(10) || lower(:typed) || char(10)) > 0
            ORDER BY id
            """)
    List<PersonalData.Found> named(String typed);

    @SqlUpdate("""
            UPDATE person
            SET name = :name, names = '', forgotten_at = :now
            WHERE workspace_id = :workspace AND id = :id
            """)
    void forget(WorkspaceId workspace, PersonId id, String name, Instant now);

    @SqlUpdate("""
            DELETE FROM person_habit WHERE workspace_id = :workspace AND person_id = :id
            """)
    void forgetHabits(WorkspaceId workspace, PersonId id);

    @SqlQuery("""
            SELECT id FROM person WHERE workspace_id = :workspace AND forgotten_at IS NOT NULL
            """)
    Set<PersonId> forgotten(WorkspaceId workspace);

    @SqlQuery("""
            SELECT json_object('id', id, 'name', name, 'names', names, 'zone', zone, 'kind', kind, 'gone', gone,
                'admin', admin, 'forgotten_at', forgotten_at)
            FROM person
            WHERE workspace_id = :workspace AND id = :id
            """)
    List<String> profile(WorkspaceId workspace, PersonId id);

    @SqlQuery("""
            SELECT json_object('days', days, 'reminded_at', reminded_at, 'reminded', reminded, 'away_until', away_until)
            FROM person_habit
            WHERE workspace_id = :workspace AND person_id = :id
            """)
    List<String> habits(WorkspaceId workspace, PersonId id);

    @SqlQuery("""
            SELECT json_object('group', group_id)
            FROM person_group_member
            WHERE workspace_id = :workspace AND person_id = :id
            ORDER BY group_id
            """)
    List<String> groups(WorkspaceId workspace, PersonId id);
}
