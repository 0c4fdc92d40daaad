package obliged.ask.data;

import java.time.Instant;
import java.util.List;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Finds asks whose words are to be erased. Nobody waits for these queries; some read whole tables. */
interface AskPersonalDataDao {
    @SqlQuery("""
            SELECT COUNT(*) FROM ask
            WHERE workspace_id = :workspace AND (requester = :person OR assignee = :person OR asked_person = :person)
              AND state IN ('OPEN', 'ACCEPTED', 'DONE')
            """)
    int living(WorkspaceId workspace, PersonId person);

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
            UPDATE ask SET erased_at = :now WHERE workspace_id = :workspace AND number = :number
            """)
    void markErased(WorkspaceId workspace, List<Long> number, Instant now);

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
}
