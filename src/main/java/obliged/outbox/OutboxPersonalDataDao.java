package obliged.outbox;

import java.util.List;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Finds and erases what people typed and did not send. Notices hold no words: those are found when they are sent. */
interface OutboxPersonalDataDao {
    @SqlQuery("""
            SELECT COUNT(*) FROM draft WHERE workspace_id = :workspace AND person_id = :person
            """)
    int drafts(WorkspaceId workspace, PersonId person);

    @SqlUpdate("""
            DELETE FROM draft WHERE workspace_id = :workspace AND person_id = :person
            """)
    void eraseDrafts(WorkspaceId workspace, PersonId person);

    @SqlQuery("""
            SELECT json_object('content', content, 'at', at)
            FROM draft
            WHERE workspace_id = :workspace AND person_id = :person
            ORDER BY id
            """)
    List<String> draftsOf(WorkspaceId workspace, PersonId person);

    @SqlQuery("""
            SELECT json_object('kind', kind, 'about', about, 'state', state, 'owed_at', owed_at, 'ended_at', ended_at,
                'channel', channel, 'ts', ts)
            FROM notice
            WHERE workspace_id = :workspace AND place IN (:person, 'reply/' || :person)
            ORDER BY id
            """)
    List<String> notices(WorkspaceId workspace, PersonId person);
}
