package obliged.team;

import java.util.List;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Finds where a person belongs. */
interface TeamPersonalDataDao {
    @SqlQuery("""
            SELECT json_object('channel', channel_id)
            FROM channel_member
            WHERE workspace_id = :workspace AND person_id = :person
            ORDER BY channel_id
            """)
    List<String> channels(WorkspaceId workspace, PersonId person);

    @SqlQuery("""
            SELECT json_object('team', channel_id)
            FROM team_helper
            WHERE workspace_id = :workspace AND person_id = :person
            ORDER BY channel_id
            """)
    List<String> helps(WorkspaceId workspace, PersonId person);
}
