package obliged.reminder;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import obliged.shared.ChannelId;
import obliged.shared.WorkspaceId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface UnansweredAskDao {
    /**
     * An ask of a team that was not answered yet.
     *
     * @param team null if it no longer waits for an answer
     */
    record Unanswered(long number, Instant since, @Nullable ChannelId team, boolean helpersOnly) {}

    /**
     * Takes up to {@code most} asks that wait for a person from those that are due, and returns how many they were. In one
     * statement, since nearly every ask that is logged is such a one.
     */
    @SqlUpdate("""
            UPDATE answer_turn
            SET next_at = NULL, answer_by = NULL
            WHERE workspace_id = :workspace
              AND ask_number IN (
                SELECT ask_number FROM answer_turn AS turn
                JOIN ask ON ask.workspace_id = turn.workspace_id AND ask.number = ask_number
                WHERE turn.workspace_id = :workspace AND next_at <= :now
                  AND state = 'OPEN' AND pending IS NULL AND asked_team IS NULL
                LIMIT :most)
            """)
    int passOverPersons(WorkspaceId workspace, Instant now, int most);

    /** What is due, once {@link #passOverPersons} has left only asks of teams, and those that no longer wait. */
    @SqlQuery("""
            SELECT ask_number AS number, since,
                   CASE WHEN state = 'OPEN' AND pending IS NULL THEN asked_team END AS team,
                   COALESCE(helpers_only, 0) AS helpers_only
            FROM answer_turn
            LEFT JOIN ask ON ask.workspace_id = answer_turn.workspace_id AND ask.number = ask_number
            WHERE answer_turn.workspace_id = :workspace AND next_at <= :now
            ORDER BY next_at
            LIMIT :most
            """)
    List<Unanswered> due(WorkspaceId workspace, Instant now, int most);

    @SqlUpdate("""
            UPDATE answer_turn
            SET next_at = :nextAt, answer_by = :answerBy
            WHERE workspace_id = :workspace AND ask_number = :number
            """)
    void lookAgain(WorkspaceId workspace, long number, @Nullable Instant nextAt, @Nullable Instant answerBy);

    @SqlUpdate("""
            DELETE FROM answer_turn WHERE workspace_id = :workspace AND ask_number = :number
            """)
    void forget(WorkspaceId workspace, long number);

    /** Since when it has waited for an answer, if it still does. */
    @SqlQuery("""
            SELECT since FROM answer_turn WHERE workspace_id = :workspace AND ask_number = :number
            """)
    Optional<Instant> since(WorkspaceId workspace, long number);

    /** Until when an answer was promised, if it is still awaited and that has been worked out. */
    @SqlQuery("""
            SELECT answer_by
            FROM answer_turn
            WHERE workspace_id = :workspace AND ask_number = :number AND answer_by IS NOT NULL
            """)
    Optional<Instant> answerBy(WorkspaceId workspace, long number);
}
