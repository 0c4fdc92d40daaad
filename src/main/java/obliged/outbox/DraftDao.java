package obliged.outbox;

import java.time.Instant;
import java.util.Optional;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface DraftDao {
    /** Under a random id of at most 15 digits: an old button may name a draft that was deleted, and must not find another one. */
    @SqlQuery("""
            INSERT INTO draft (id, workspace_id, person_id, content, at)
            VALUES (1 + (random() & 562949953421311), :workspace, :person, :content, :now)
            RETURNING id
            """)
    long keep(WorkspaceId workspace, PersonId person, String content, Instant now);

    @SqlQuery("""
            SELECT content FROM draft WHERE id = :id AND workspace_id = :workspace AND person_id = :person
            """)
    Optional<String> find(WorkspaceId workspace, PersonId person, long id);

    @SqlUpdate("""
            DELETE FROM draft WHERE id = :id
            """)
    void forget(long id);

    @SqlUpdate("""
            DELETE FROM draft WHERE at < :before
            """)
    void forget(Instant before);
}
