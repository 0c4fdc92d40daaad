package obliged.person;

import java.time.Instant;
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
            SELECT id, name, zone, kind, gone, days, reminded_at, reminded, away_until, holidays, status_away_until, names
            FROM person
            LEFT JOIN person_habit habit ON habit.workspace_id = person.workspace_id AND habit.person_id = person.id
            WHERE person.workspace_id = :workspace AND id = :id
            """)
    Optional<PersonRow> find(WorkspaceId workspace, PersonId id);

    @SqlQuery("""
            SELECT id, name, zone, kind, gone, days, reminded_at, reminded, away_until, holidays, status_away_until, names
            FROM person
            LEFT JOIN person_habit habit ON habit.workspace_id = person.workspace_id AND habit.person_id = person.id
            WHERE person.workspace_id = :workspace
            """)
    List<PersonRow> all(WorkspaceId workspace);

    /** If someone's status no longer says that they are away, they are back since now at the latest. */
    @SqlBatch("""
            INSERT INTO person (workspace_id, id, name, zone, kind, gone, names, status_away_until)
            VALUES (:workspace, :id, :name, :zone, :kind, :gone, :lines, :statusAwayUntil)
            ON CONFLICT (workspace_id, id) DO UPDATE
            SET name = excluded.name, zone = excluded.zone, kind = excluded.kind, gone = excluded.gone,
                names = excluded.names,
                status_away_until = COALESCE(excluded.status_away_until, MIN(person.status_away_until, :now))
            """)
    void save(WorkspaceId workspace, Instant now, @BindMethods List<Person> people, List<String> lines);

    /** Until when someone's status said last that they were away, even if that is over. */
    @SqlQuery("""
            SELECT status_away_until
            FROM person
            WHERE workspace_id = :workspace AND id = :id AND status_away_until IS NOT NULL
            """)
    Optional<Instant> statusAwayUntil(WorkspaceId workspace, PersonId id);

    @SqlUpdate("""
            INSERT INTO person (workspace_id, id, name, zone, kind, gone)
            VALUES (:workspace, :id, :name, :zone, :kind, :gone)
            ON CONFLICT (workspace_id, id) DO NOTHING
            """)
    void register(WorkspaceId workspace, @BindMethods Person person);

    @SqlQuery("""
            SELECT person_id AS person, days, reminded_at, reminded, away_until, holidays
            FROM person_habit
            WHERE workspace_id = :workspace AND person_id = :id
            """)
    Optional<HabitsRow> habits(WorkspaceId workspace, PersonId id);

    @SqlQuery("""
            SELECT person_id AS person, days, reminded_at, reminded, away_until, holidays
            FROM person_habit
            WHERE workspace_id = :workspace
            """)
    List<HabitsRow> habits(WorkspaceId workspace);

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
            UPDATE person SET admin = :admin WHERE workspace_id = :workspace AND id = :id
            """)
    void admin(WorkspaceId workspace, List<PersonId> id, boolean admin);

    @SqlUpdate("""
            UPDATE person SET admin = 0 WHERE workspace_id = :workspace AND admin = 1
            """)
    void noAdmins(WorkspaceId workspace);

    @SqlQuery("""
            SELECT id, name, address, bot, read_at, enterprise
            FROM workspace
            ORDER BY read_at DESC
            LIMIT 1
            """)
    Optional<Workspace> workspace();

    @SqlUpdate("""
            INSERT INTO workspace (id, name, address, bot, read_at, enterprise)
            VALUES (:id, :name, :address, :bot, :readAt, :enterprise)
            ON CONFLICT (id) DO UPDATE
            SET name = excluded.name, address = excluded.address, bot = excluded.bot, read_at = excluded.read_at,
                enterprise = excluded.enterprise
            """)
    void save(@BindMethods Workspace workspace);
}
