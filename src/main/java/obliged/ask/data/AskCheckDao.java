package obliged.ask.data;

import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Looks for asks that break our rules. Each query returns the numbers of at most ten of them. */
interface AskCheckDao {
    @SqlQuery("""
            SELECT number FROM ask
            WHERE NOT EXISTS (
                SELECT 1 FROM ask_step
                WHERE ask_step.workspace_id = ask.workspace_id AND ask_number = number AND step = 'LOG')
            LIMIT 10
            """)
    List<Long> withoutHistory();

    @SqlQuery("""
            SELECT number FROM ask
            WHERE NOT EXISTS (
                SELECT 1 FROM ask_entry
                WHERE ask_entry.workspace_id = ask.workspace_id AND ask_entry.number = ask.number
                  AND id IN (SELECT rowid FROM ask_text))
            LIMIT 10
            """)
    List<Long> notInTheIndex();

    @SqlQuery("""
            SELECT number FROM ask
            WHERE pending_step IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM ask_step
                WHERE id = pending_step AND ask_step.workspace_id = ask.workspace_id AND ask_number = number)
            LIMIT 10
            """)
    List<Long> pendingWithoutItsStep();

    @SqlQuery("""
            SELECT number FROM ask
            WHERE state = 'DONE' AND done_at IS NULL OR (due IS NULL) <> (due_ends IS NULL)
            LIMIT 10
            """)
    List<Long> withoutTheirMoment();
}
