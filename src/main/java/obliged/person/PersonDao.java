package obliged.person;

import java.util.List;
import java.util.Optional;
import obliged.term.PersonId;
import obliged.term.WorkspaceId;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface PersonDao {
    @SqlQuery("""
            SELECT id, name, zone, kind, gone
            FROM person
            WHERE workspace_id = :workspace AND id = :id
            """)
    Optional<Person> find(WorkspaceId workspace, PersonId id);

    @SqlQuery("""
            SELECT id, name, zone, kind, gone
            FROM person
            WHERE workspace_id = :workspace
            """)
    List<Person> all(WorkspaceId workspace);

    @SqlBatch("""
            INSERT INTO person (workspace_id, id, name, zone, kind, gone)
            VALUES (:workspace, :id, :name, :zone, :kind, :gone)
            ON CONFLICT (workspace_id, id) DO UPDATE
            SET name = excluded.name, zone = excluded.zone, kind = excluded.kind, gone = excluded.gone
            """)
    void save(WorkspaceId workspace, @BindMethods List<Person> people);

    @SqlUpdate("""
            INSERT INTO person (workspace_id, id, name, zone, kind, gone)
            VALUES (:workspace, :id, :name, :zone, :kind, :gone)
            ON CONFLICT (workspace_id, id) DO NOTHING
            """)
    void meet(WorkspaceId workspace, @BindMethods Person person);

    @SqlQuery("""
            SELECT EXISTS (
                SELECT 1 FROM person
                WHERE workspace_id = :workspace AND id = :id AND admin = 1 AND gone = 0 AND kind = 'MEMBER')
            """)
    boolean isAdmin(WorkspaceId workspace, PersonId id);

    @SqlBatch("""
            UPDATE person SET admin = :admin WHERE workspace_id = :workspace AND id = :id
            """)
    void admin(WorkspaceId workspace, List<PersonId> id, boolean admin);

    @SqlUpdate("""
            UPDATE person SET admin = 0 WHERE workspace_id = :workspace AND admin = 1
            """)
    void noAdmins(WorkspaceId workspace);

    @SqlQuery("""
            SELECT id, name, address, bot, read_at
            FROM workspace
            ORDER BY read_at DESC
            LIMIT 1
            """)
    Optional<Workspace> workspace();

    @SqlUpdate("""
            INSERT INTO workspace (id, name, address, bot, read_at)
            VALUES (:id, :name, :address, :bot, :readAt)
            ON CONFLICT (id) DO UPDATE
            SET name = excluded.name, address = excluded.address, bot = excluded.bot, read_at = excluded.read_at
            """)
    void save(@BindMethods Workspace workspace);
}
