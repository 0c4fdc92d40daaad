package obliged.ask.list;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import obliged.ask.AskDao;
import obliged.ask.Overdue;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** Finds the numbers of asks; the asks themselves come from {@link AskDao}. */
interface AskListDao {
    /** An ask's number in a list, with the date that determines the order: when it is due, or else needed. */
    record Line(long number, @Nullable String date) {}

    @SqlQuery("""
            SELECT number, COALESCE(due, needed_by) AS date
            FROM ask
            WHERE workspace_id = :workspace AND assignee = :reader AND state IN ('OPEN', 'ACCEPTED', 'DONE')
              AND state = 'ACCEPTED'
            UNION ALL
            SELECT number, COALESCE(due, needed_by) AS date
            FROM ask
            WHERE workspace_id = :workspace AND asked_person = :reader AND state IN ('OPEN', 'ACCEPTED', 'DONE')
              AND state = 'OPEN'
            """)
    List<Line> owed(WorkspaceId workspace, PersonId reader);

    @SqlQuery("""
            SELECT number, COALESCE(due, needed_by) AS date
            FROM ask
            WHERE workspace_id = :workspace AND requester = :reader AND state IN ('OPEN', 'ACCEPTED', 'DONE')
            """)
    List<Line> mine(WorkspaceId workspace, PersonId reader);

    /** A team's unfinished asks: those for helpers only, or those for everyone who reads the channel. */
    @SqlQuery("""
            SELECT number, COALESCE(due, needed_by) AS date
            FROM ask
            WHERE workspace_id = :workspace AND asked_team = :team AND state IN ('OPEN', 'ACCEPTED', 'DONE')
              AND state <> 'DONE'
              AND (CASE helpers_only WHEN 1 THEN :helps ELSE :reads END
                   OR EXISTS (
                    SELECT 1 FROM ask_part
                    WHERE ask_part.workspace_id = ask.workspace_id AND person_id = :reader AND ask_number = number))
            """)
    List<Line> ofTeam(WorkspaceId workspace, ChannelId team, PersonId reader, boolean helps, boolean reads);

    @SqlQuery("""
            SELECT number, COALESCE(due, needed_by) AS date
            FROM ask
            WHERE workspace_id = :workspace AND assignee = :reader AND state IN ('OPEN', 'ACCEPTED', 'DONE')
              AND """ + Overdue.IN_SQL + """
            UNION ALL
            SELECT number, COALESCE(due, needed_by) AS date
            FROM ask
            WHERE workspace_id = :workspace AND requester = :reader AND state IN ('OPEN', 'ACCEPTED', 'DONE')
              AND """ + Overdue.IN_SQL)
    List<Line> overdue(WorkspaceId workspace, PersonId reader, Instant now);

    @SqlQuery("""
            SELECT number, COALESCE(due, needed_by) AS date
            FROM ask
            WHERE workspace_id = :workspace AND requester = :reader AND state IN ('OPEN', 'ACCEPTED', 'DONE')
              AND state <> 'DONE' AND (pending IS NULL OR pending_by = requester)
            """)
    List<Line> awaited(WorkspaceId workspace, PersonId reader);

    @SqlQuery("""
            SELECT number, COALESCE(due, needed_by) AS date
            FROM ask
            WHERE workspace_id = :workspace AND requester = :reader AND state IN ('OPEN', 'ACCEPTED', 'DONE')
              AND (state = 'DONE' OR pending IS NOT NULL AND pending_by <> requester)
            UNION ALL
            SELECT number, COALESCE(due, needed_by) AS date
            FROM ask
            WHERE workspace_id = :workspace AND assignee = :reader AND state IN ('OPEN', 'ACCEPTED', 'DONE')
              AND pending IS NOT NULL AND pending_by = requester
            """)
    List<Line> toAnswer(WorkspaceId workspace, PersonId reader);

    /** An ask's position among all that were ever logged. */
    @SqlQuery("""
            SELECT id FROM ask_entry WHERE workspace_id = :workspace AND number = :number
            """)
    Optional<Long> entry(WorkspaceId workspace, long number);

    /** The asks that match a full-text query, the newest first. */
    @SqlQuery("""
            SELECT number
            FROM ask_text CROSS JOIN ask_entry ON ask_entry.id = ask_text.rowid
            WHERE ask_text MATCH :question AND ask_text.rowid < :before
            ORDER BY ask_text.rowid DESC
            LIMIT :most
            """)
    List<Long> before(String question, long before, int most);

    /** The same, starting at an ask. */
    @SqlQuery("""
            SELECT number
            FROM ask_text CROSS JOIN ask_entry ON ask_entry.id = ask_text.rowid
            WHERE ask_text MATCH :question AND ask_text.rowid > :after
            ORDER BY ask_text.rowid
            LIMIT :most
            """)
    List<Long> after(String question, long after, int most);

    /** How many match, counted up to a limit. */
    @SqlQuery("""
            SELECT COUNT(*) FROM (SELECT rowid FROM ask_text WHERE ask_text MATCH :question LIMIT :most)
            """)
    int count(String question, int most);
}
