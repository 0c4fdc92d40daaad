package obliged.person;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import obliged.shared.GroupId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface GroupDao {
    @SqlQuery("""
            SELECT id, name, handle, gone
            FROM person_group
            WHERE workspace_id = :workspace AND gone = 0
            ORDER BY name, id
            """)
    List<Group> living(WorkspaceId workspace);

    @SqlQuery("""
            SELECT id, name, handle, gone
            FROM person_group
            WHERE workspace_id = :workspace AND id = :id
            """)
    Optional<Group> find(WorkspaceId workspace, GroupId id);

    @SqlUpdate("""
            INSERT INTO person_group (workspace_id, id, name, handle, gone)
            VALUES (:workspace, :id, :name, :handle, :gone)
            ON CONFLICT (workspace_id, id) DO UPDATE
            SET name = excluded.name, handle = excluded.handle, gone = excluded.gone
            """)
    void save(WorkspaceId workspace, @BindMethods Group group);

    @SqlBatch("""
            UPDATE person_group SET gone = 1 WHERE workspace_id = :workspace AND id = :group
            """)
    void forget(WorkspaceId workspace, Collection<GroupId> group);

    @SqlQuery("""
            SELECT person_id
            FROM person_group_member
            WHERE workspace_id = :workspace AND group_id = :group
            ORDER BY person_id
            """)
    List<PersonId> members(WorkspaceId workspace, GroupId group);

    /** The groups that someone is in. */
    @SqlQuery("""
            SELECT group_id
            FROM person_group_member member
            CROSS JOIN person_group
              ON person_group.workspace_id = member.workspace_id AND person_group.id = member.group_id
            WHERE member.workspace_id = :workspace AND person_id = :person AND gone = 0
            """)
    Set<GroupId> of(WorkspaceId workspace, PersonId person);

    @SqlBatch("""
            INSERT INTO person_group_member (workspace_id, group_id, person_id)
            VALUES (:workspace, :group, :person)
            ON CONFLICT DO NOTHING
            """)
    void join(WorkspaceId workspace, GroupId group, Collection<PersonId> person);

    @SqlBatch("""
            DELETE FROM person_group_member
            WHERE workspace_id = :workspace AND group_id = :group AND person_id = :person
            """)
    void leave(WorkspaceId workspace, GroupId group, Collection<PersonId> person);

    @SqlUpdate("""
            DELETE FROM person_group_member WHERE workspace_id = :workspace AND group_id = :group
            """)
    void forgetMembers(WorkspaceId workspace, GroupId group);
}
