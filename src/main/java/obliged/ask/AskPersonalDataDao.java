package obliged.ask;

import java.time.Instant;
import java.util.List;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Finds and erases what people said in asks. Nobody waits for these queries; some read whole tables. */
interface AskPersonalDataDao {
    /** The asks in which someone said something. */
    @SqlQuery("""
            SELECT number FROM ask
            WHERE workspace_id = :workspace AND (requester = :person OR logged_by = :person OR pending_by = :person)
            UNION
            SELECT ask_number FROM ask_step
            WHERE workspace_id = :workspace AND by_person = :person AND (words <> '' OR besides <> '')
            ORDER BY 1
            """)
    List<Long> saidIn(WorkspaceId workspace, PersonId person);

    @SqlQuery("""
            SELECT COUNT(*) FROM ask
            WHERE workspace_id = :workspace AND (requester = :person OR assignee = :person OR asked_person = :person)
              AND state IN ('OPEN', 'ACCEPTED', 'DONE')
            """)
    int living(WorkspaceId workspace, PersonId person);

    /** The words of edits are those before the edit, so they belong to the requester. */
    @SqlBatch("""
            UPDATE ask_step
            SET words = CASE WHEN words <> '' THEN :erased ELSE words END,
                besides = CASE WHEN besides <> '' THEN :erased ELSE besides END
            WHERE workspace_id = :workspace AND ask_number = :number
              AND (by_person = :person
                OR step = 'EDIT' AND EXISTS (
                  SELECT 1 FROM ask
                  WHERE ask.workspace_id = ask_step.workspace_id AND ask.number = ask_step.ask_number
                    AND (requester = :person OR logged_by = :person)))
            """)
    void eraseSteps(WorkspaceId workspace, List<Long> number, PersonId person, String erased);

    @SqlBatch("""
            UPDATE ask_rating
            SET better = NULL
            WHERE workspace_id = :workspace AND ask_number = :number
              AND EXISTS (
                SELECT 1 FROM ask
                WHERE ask.workspace_id = ask_rating.workspace_id AND ask.number = ask_rating.ask_number
                  AND requester = :person)
            """)
    void eraseRating(WorkspaceId workspace, List<Long> number, PersonId person);

    @SqlBatch("""
            UPDATE ask
            SET words = :erased, impact = CASE WHEN impact <> '' THEN :erased ELSE impact END, source = NULL
            WHERE workspace_id = :workspace AND number = :number AND (requester = :person OR logged_by = :person)
            """)
    void eraseAsk(WorkspaceId workspace, List<Long> number, PersonId person, String erased);

    @SqlBatch("""
            UPDATE ask
            SET pending_words = CASE WHEN pending_words <> '' THEN :erased ELSE pending_words END
            WHERE workspace_id = :workspace AND number = :number AND pending_by = :person
            """)
    void erasePending(WorkspaceId workspace, List<Long> number, PersonId person, String erased);

    /** Asks that were closed before a moment and whose words are not erased yet. The terms are those of the index. */
    @SqlQuery("""
            SELECT number FROM ask
            WHERE workspace_id = :workspace AND logged_at < :before AND erased_at IS NULL
              AND state IN ('CONFIRMED', 'DECLINED', 'WITHDRAWN')
              AND NOT EXISTS (
                SELECT 1 FROM ask_step
                WHERE ask_step.workspace_id = ask.workspace_id AND ask_number = number AND at >= :before)
            ORDER BY logged_at
            LIMIT :most
            """)
    List<Long> closedBefore(WorkspaceId workspace, Instant before, int most);

    @SqlBatch("""
            UPDATE ask_step
            SET words = CASE WHEN words <> '' THEN :erased ELSE words END,
                besides = CASE WHEN besides <> '' THEN :erased ELSE besides END
            WHERE workspace_id = :workspace AND ask_number = :number
            """)
    void eraseSteps(WorkspaceId workspace, List<Long> number, String erased);

    @SqlBatch("""
            UPDATE ask_rating SET better = NULL WHERE workspace_id = :workspace AND ask_number = :number
            """)
    void eraseRating(WorkspaceId workspace, List<Long> number);

    @SqlBatch("""
            UPDATE ask
            SET words = :erased, impact = CASE WHEN impact <> '' THEN :erased ELSE impact END, source = NULL,
                erased_at = :now
            WHERE workspace_id = :workspace AND number = :number
            """)
    void eraseAsk(WorkspaceId workspace, List<Long> number, String erased, Instant now);

    /**
     * Merges some pages of the index over all words, since a word that was deleted stays in it until then: see "merge"
     * in https://sqlite.org/fts5.html
     */
    @SqlUpdate("""
            INSERT INTO ask_text (ask_text, rank) VALUES ('merge', :pages)
            """)
    void mergeIndex(int pages);

    @SqlQuery("""
            SELECT total_changes()
            """)
    long changes();

    @SqlQuery("""
            SELECT json_object('number', number, 'requester', requester, 'logged_by', logged_by, 'logged_at', logged_at,
                'asked_person', asked_person, 'asked_team', asked_team, 'state', state, 'assignee', assignee, 'due', due,
                'words', CASE WHEN :person IN (requester, logged_by) THEN words END,
                'impact', CASE WHEN :person IN (requester, logged_by) THEN impact END,
                'source', CASE WHEN :person IN (requester, logged_by) THEN source END,
                'needed_by', CASE WHEN :person IN (requester, logged_by) THEN needed_by END,
                'pending', CASE WHEN pending_by = :person THEN pending_words END)
            FROM ask
            WHERE workspace_id = :workspace
              AND (requester = :person OR logged_by = :person OR asked_person = :person OR assignee = :person
                OR number IN (SELECT ask_number FROM ask_part WHERE workspace_id = :workspace AND person_id = :person))
            ORDER BY number
            """)
    List<String> asks(WorkspaceId workspace, PersonId person);

    @SqlQuery("""
            SELECT json_object('ask', ask_number, 'step', step, 'at', at, 'date', date, 'words', words,
                'besides', besides, 'by', by_person, 'to', to_person)
            FROM ask_step
            WHERE workspace_id = :workspace AND (by_person = :person OR to_person = :person)
            ORDER BY id
            """)
    List<String> steps(WorkspaceId workspace, PersonId person);

    @SqlQuery("""
            SELECT json_object('ask', ask_number, 'stars', stars, 'better', better, 'at', ask_rating.at)
            FROM ask_rating
            JOIN ask ON ask.workspace_id = ask_rating.workspace_id AND ask.number = ask_rating.ask_number
            WHERE ask.workspace_id = :workspace AND requester = :person
            ORDER BY ask_number
            """)
    List<String> ratings(WorkspaceId workspace, PersonId person);
}
