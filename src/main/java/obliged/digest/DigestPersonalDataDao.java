package obliged.digest;

import java.util.List;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Finds and erases the tips that people wrote for digests. A digest names asks and thank-yous by number only. */
interface DigestPersonalDataDao {
    @SqlUpdate("""
            UPDATE digest_plan SET tip = NULL, tip_by = NULL WHERE workspace_id = :workspace AND tip_by = :person
            """)
    void erasePlannedTips(WorkspaceId workspace, PersonId person);

    @SqlUpdate("""
            UPDATE digest SET tip = NULL, tip_by = NULL WHERE workspace_id = :workspace AND tip_by = :person
            """)
    void eraseTips(WorkspaceId workspace, PersonId person);

    @SqlQuery("""
            SELECT json_object('team', channel_id, 'week', NULL, 'tip', tip)
            FROM digest_plan
            WHERE workspace_id = :workspace AND tip_by = :person
            UNION ALL
            SELECT json_object('team', channel_id, 'week', week, 'tip', tip)
            FROM digest
            WHERE workspace_id = :workspace AND tip_by = :person
            """)
    List<String> tips(WorkspaceId workspace, PersonId person);
}
