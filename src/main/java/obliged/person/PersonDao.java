package obliged.person;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface PersonDao {
    @SqlQuery("""
            SELECT id, name, zone, kind, gone, days, reminded_at, reminded, away_until, holidays, status_away_until,
                   names, letters
            FROM person
            LEFT JOIN person_habit habit ON habit.workspace_id = person.workspace_id AND habit.person_id = person.id
            WHERE person.workspace_id = :workspace AND id = :id
            """)
    Optional<PersonRow> find(WorkspaceId workspace, PersonId id);

    /** {@code ids} is a JSON array. */
    @SqlQuery("""
            SELECT id, name, zone, kind, gone, days, reminded_at, reminded, away_until, holidays, status_away_until,
                   names, letters
            FROM person
            LEFT JOIN person_habit habit ON habit.workspace_id = person.workspace_id AND habit.person_id = person.id
            WHERE person.workspace_id = :workspace AND id IN (SELECT value FROM json_each(:ids))
            """)
    List<PersonRow> among(WorkspaceId workspace, String ids);

    /** Those whose letters lie between these two, in their order. */
    @SqlQuery("""
            SELECT id, name, zone, kind, gone, days, reminded_at, reminded, away_until, holidays, status_away_until,
                   names, letters
            FROM person
            LEFT JOIN person_habit habit ON habit.workspace_id = person.workspace_id AND habit.person_id = person.id
            WHERE person.workspace_id = :workspace AND letters > :after AND letters < :until
            ORDER BY letters
            LIMIT :most
            """)
    List<PersonRow> named(WorkspaceId workspace, String after, String until, int most);

    /** Those in whose letters this stands, in the order of their letters. All letters are looked through. */
    @SqlQuery("""
            SELECT id, name, zone, kind, gone, days, reminded_at, reminded, away_until, holidays, status_away_until,
                   names, letters
            FROM person
            LEFT JOIN person_habit habit ON habit.workspace_id = person.workspace_id AND habit.person_id = person.id
            WHERE person.workspace_id = :workspace AND letters > :after AND instr(' ' || letters, :begins) > 0
            ORDER BY letters
            LIMIT :most
            """)
    List<PersonRow> called(WorkspaceId workspace, String after, String begins, int most);

    /** If someone's status no longer says that they are away, they are back since now at the latest. */
    @SqlBatch("""
            INSERT INTO person (workspace_id, id, name, zone, kind, gone, names, letters, status_away_until)
            VALUES (:workspace, :id, :name, :zone, :kind, :gone, :lines, :letters, :statusAwayUntil)
            ON CONFLICT (workspace_id, id) DO UPDATE
            SET name = excluded.name, zone = excluded.zone, kind = excluded.kind, gone = excluded.gone,
                names = excluded.names, letters = excluded.letters,
                status_away_until = COALESCE(excluded.status_away_until, MIN(person.status_away_until, :now))
            """)
    void save(
            WorkspaceId workspace,
            Instant now,
            @BindMethods List<Person> people,
            List<String> lines,
            List<String> letters);

    /** Until when someone's status said last that they were away, even if that is over. */
    @SqlQuery("""
            SELECT status_away_until
            FROM person
            WHERE workspace_id = :workspace AND id = :id AND status_away_until IS NOT NULL
            """)
    Optional<Instant> statusAwayUntil(WorkspaceId workspace, PersonId id);

    @SqlUpdate("""
            INSERT INTO person (workspace_id, id, name, zone, kind, gone, letters)
            VALUES (:workspace, :id, :name, :zone, :kind, :gone, :letters)
            ON CONFLICT (workspace_id, id) DO NOTHING
            """)
    void register(WorkspaceId workspace, @BindMethods Person person, String letters);

    @SqlUpdate("""
            INSERT INTO person_habit (workspace_id, person_id, days, reminded_at, reminded, away_until, holidays)
            VALUES (:workspace, :person, :days, :remindedAt, :reminded, :awayUntil, :holidays)
            ON CONFLICT (workspace_id, person_id) DO UPDATE
            SET days = excluded.days, reminded_at = excluded.reminded_at, reminded = excluded.reminded,
                away_until = excluded.away_until, holidays = excluded.holidays
            """)
    void keep(WorkspaceId workspace, @BindMethods HabitsRow habits);

    @SqlQuery("""
            SELECT EXISTS (
                SELECT 1 FROM person
                WHERE workspace_id = :workspace AND id = :id AND admin = 1 AND gone = 0 AND kind = 'MEMBER')
            """)
    boolean isAdmin(WorkspaceId workspace, PersonId id);

    @SqlBatch("""
            UPDATE person SET admin = :admin WHERE workspace_id = :workspace AND id = :id AND admin <> :admin
            """)
    void admin(WorkspaceId workspace, Collection<PersonId> id, boolean admin);

    @SqlQuery("""
            SELECT id, name, address, bot, read_at, enterprise
            FROM workspace
            ORDER BY read_at DESC
            LIMIT 1
            """)
    Optional<Workspace> workspace();

    @SqlQuery("""
            SELECT id FROM organization_workspace WHERE workspace_id = :organization ORDER BY id
            """)
    List<WorkspaceId> workspaces(WorkspaceId organization);

    @SqlUpdate("""
            DELETE FROM organization_workspace WHERE workspace_id = :organization
            """)
    void forgetWorkspaces(WorkspaceId organization);

    @SqlBatch("""
            INSERT INTO organization_workspace (workspace_id, id) VALUES (:organization, :id)
            """)
    void saveWorkspaces(WorkspaceId organization, Collection<WorkspaceId> id);

    @SqlUpdate("""
            INSERT INTO workspace (id, name, address, bot, read_at, enterprise)
            VALUES (:id, :name, :address, :bot, :readAt, :enterprise)
            ON CONFLICT (id) DO UPDATE
            SET name = excluded.name, address = excluded.address, bot = excluded.bot, read_at = excluded.read_at,
                enterprise = excluded.enterprise
            """)
    void save(@BindMethods Workspace workspace);
}
