package obliged.outbox;

import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Looks for notices that break our rules. */
interface OutboxCheckDao {
    @SqlQuery("""
            SELECT id FROM notice WHERE (state = 'WAITING') <> (ended_at IS NULL) LIMIT 10
            """)
    List<Long> neitherWaitingNorEnded();
}
