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
     * An ask that was not answered when it was last looked at.
     *
     * @param waits whether it still waits for an answer
     * @param team null if a person was asked
     */
    record Unanswered(
            long number,
            Instant since,
            boolean waits,
            @Nullable ChannelId team,
            boolean helpersOnly) {}

    /** What is due, the longest first. An ask that is logged for a person never is, until it comes to someone else. */
    @SqlQuery("""
            SELECT ask_number AS number, since, COALESCE(state = 'OPEN' AND pending IS NULL, 0) AS waits,
                   asked_team AS team, COALESCE(helpers_only, 0) AS helpers_only
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
