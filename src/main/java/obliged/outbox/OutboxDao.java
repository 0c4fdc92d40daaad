package obliged.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import obliged.term.WorkspaceId;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface OutboxDao {
    @SqlUpdate("""
            INSERT INTO notice (workspace_id, kind, place, about, cause, note, via, urgency, key, mark, not_before, state)
            VALUES (:workspace, :kind, :place, :about, :cause, :note, :via, :rank, :key, :mark, :notBefore, 'WAITING')
            ON CONFLICT (workspace_id, key) DO NOTHING
            """)
    int owe(@BindMethods Owed owed, int rank, String mark, Instant notBefore);

    /** The first waiting notice of each lane, if its pause is over. */
    @SqlQuery("""
            SELECT id, workspace_id AS workspace, kind, place, about, cause, note, via,
                   CASE urgency WHEN 0 THEN 'CAUSED' ELSE 'BULK' END AS urgency, mark, attempts
            FROM notice
            WHERE state = 'WAITING' AND retry_at <= :now AND id IN (
                SELECT MIN(id) FROM notice
                WHERE state = 'WAITING' AND not_before <= :now
                GROUP BY workspace_id, place, urgency)
            ORDER BY urgency, id
            LIMIT :limit
            """)
    @RegisterConstructorMapper(Notice.class)
    List<Notice> heads(Instant now, int limit);

    @SqlBatch("""
            UPDATE notice SET attempts = attempts + 1 WHERE id = :id
            """)
    void attempt(List<Long> id);

    @SqlUpdate("""
            UPDATE notice
            SET state = :state, channel = :channel, ts = :ts, problem = :problem, via = NULL, ended_at = :now
            WHERE id = :id
            """)
    void end(
            long id,
            String state,
            @Nullable String channel,
            @Nullable String ts,
            @Nullable String problem,
            Instant now);

    @SqlUpdate("""
            UPDATE notice SET problem = :problem, retry_at = :retryAt WHERE id = :id
            """)
    void pause(long id, String problem, Instant retryAt);

    @SqlQuery("""
            SELECT channel, ts FROM notice
            WHERE workspace_id = :workspace AND about = :about AND kind = :kind AND place = :place AND ts IS NOT NULL
            ORDER BY id DESC
            """)
    @RegisterConstructorMapper(Message.class)
    List<Message> messages(WorkspaceId workspace, long about, String kind, String place);

    @SqlUpdate("""
            INSERT INTO acted (workspace_id, key, about, at)
            VALUES (:workspace, :key, :about, :now)
            ON CONFLICT (workspace_id, key) DO NOTHING
            """)
    int act(WorkspaceId workspace, String key, long about, Instant now);

    @SqlQuery("""
            SELECT about FROM acted WHERE workspace_id = :workspace AND key = :key
            """)
    Optional<Long> acted(WorkspaceId workspace, String key);

    @SqlUpdate("""
            DELETE FROM acted WHERE at < :before
            """)
    int forgetActed(Instant before);

    @SqlQuery("""
            SELECT COUNT(*) FROM notice WHERE state = 'WAITING'
            """)
    long waiting();

    @SqlQuery("""
            SELECT MIN(not_before) FROM notice WHERE state = 'WAITING'
            """)
    Optional<Instant> oldest();
}
