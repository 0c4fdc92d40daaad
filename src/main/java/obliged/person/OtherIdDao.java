package obliged.person;

import java.util.Collection;
import java.util.List;
import obliged.shared.WorkspaceId;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface OtherIdDao {
    @SqlQuery("""
            SELECT EXISTS (SELECT 1 FROM person_other_id)
            """)
    boolean any();

    /** {@code ids} is a JSON array. */
    @SqlQuery("""
            SELECT id, person_id AS person
            FROM person_other_id
            WHERE workspace_id = :workspace AND id IN (SELECT value FROM json_each(:ids))
            """)
    List<OtherIds.OtherId> among(WorkspaceId workspace, String ids);

    @SqlBatch("""
            INSERT INTO person_other_id (workspace_id, id, person_id) VALUES (:workspace, :id, :person)
            ON CONFLICT (workspace_id, id) DO UPDATE SET person_id = excluded.person_id
            """)
    void save(WorkspaceId workspace, @BindMethods Collection<OtherIds.OtherId> others);
}
