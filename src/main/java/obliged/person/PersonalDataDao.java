package obliged.person;

import java.util.List;
import java.util.Set;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Finds people whose names are, or were, to be erased. */
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

    @SqlQuery("""
            SELECT id FROM person WHERE workspace_id = :workspace AND forgotten_at IS NOT NULL
            """)
    Set<PersonId> forgotten(WorkspaceId workspace);
}
