package obliged.ask;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import obliged.term.PersonId;
import obliged.term.WorkspaceId;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface AskDao {
    /** Saves a new ask under the next free number, which is good as there is one writer. */
    @SqlQuery("""
            INSERT INTO ask (workspace_id, number, requester, logged_by, logged_at, asked_person, asked_team, words,
                             impact, source, needed_by, state)
            SELECT :workspace, COALESCE(MAX(number), 0) + 1, :requester, :loggedBy, :loggedAt, :askedPerson,
                   :askedTeam, :words, :impact, :source, :neededBy, :state
            FROM ask
            WHERE workspace_id = :workspace
            RETURNING number
            """)
    long insert(@BindMethods AskRow ask);

    @SqlUpdate("""
            UPDATE ask
            SET state = :state, assignee = :assignee, due = :due, pending = :pending, pending_step = :pendingStep,
                pending_by = :pendingBy, pending_date = :pendingDate, pending_words = :pendingWords,
                pending_since = :pendingSince
            WHERE workspace_id = :workspace AND number = :number
            """)
    void update(@BindMethods AskRow ask);

    @SqlQuery("""
            SELECT workspace_id AS workspace, number, requester, logged_by, logged_at, asked_person, asked_team, words,
                   impact, source, needed_by, state, assignee, due, pending, pending_step, pending_by, pending_date,
                   pending_words, pending_since
            FROM ask
            WHERE workspace_id = :workspace AND number = :number
            """)
    @RegisterConstructorMapper(AskRow.class)
    Optional<AskRow> find(WorkspaceId workspace, long number);

    @SqlQuery("""
            INSERT INTO ask_step (workspace_id, ask_number, step, by_person, at, words, date)
            VALUES (:workspace, :number, :step, :by, :at, :words, :date)
            RETURNING id
            """)
    long happened(
            WorkspaceId workspace,
            long number,
            String step,
            @Nullable PersonId by,
            Instant at,
            @Nullable String words,
            @Nullable String date);

    @SqlQuery("""
            SELECT id, workspace_id AS workspace, ask_number AS number, step, by_person AS "by", at, words, date
            FROM ask_step
            WHERE workspace_id = :workspace AND ask_number = :number
            ORDER BY id
            """)
    @RegisterConstructorMapper(HappeningRow.class)
    List<HappeningRow> history(WorkspaceId workspace, long number);

    /** A line of history as it lies in its table. */
    record HappeningRow(
            long id,
            WorkspaceId workspace,
            long number,
            Step step,
            @Nullable PersonId by,
            Instant at,
            @Nullable String words,
            @Nullable String date) {

        Happening happening() {
            return new Happening(id, new AskId(workspace, number), step, by, at, words, AskRow.date(date));
        }
    }
}
