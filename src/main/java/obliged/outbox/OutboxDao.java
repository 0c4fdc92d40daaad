package obliged.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import obliged.shared.ChannelId;
import obliged.shared.WorkspaceId;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface OutboxDao {
    @SqlBatch("""
            INSERT INTO notice (workspace_id, kind, place_kind, place, about, cause, note, via, urgency, changes, key, mark,
                                owed_at, not_before, state)
            VALUES (:workspace, :kind, :placeKind, :place, :subject, :step, :details, :sealedReplyUrl, :rank, :changes, :key,
                    :clientMark, :now, :notBefore, 'WAITING')
            ON CONFLICT (workspace_id, key) DO NOTHING
            """)
    void owe(
            @BindMethods List<NewNotice> owed,
            List<String> placeKind,
            List<String> place,
            List<Integer> rank,
            List<String> clientMark,
            Instant now);

    /**
     * The lanes of one urgency in which something waits, the oldest first. It skips from lane to lane over the index,
     * so that its cost grows with the number of lanes and not of notices.
     */
    @SqlQuery("""
            WITH RECURSIVE head (id) AS (
                SELECT (
                    SELECT id FROM notice
                    WHERE state = 'WAITING' AND urgency = :rank AND not_before <= :now
                    ORDER BY workspace_id, place, id
                    LIMIT 1)
                UNION ALL
                SELECT (
                    SELECT next.id FROM notice next
                    WHERE next.state = 'WAITING' AND next.urgency = :rank AND next.not_before <= :now
                      AND (next.workspace_id, next.place) > (this.workspace_id, this.place)
                    ORDER BY next.workspace_id, next.place, next.id
                    LIMIT 1)
                FROM head JOIN notice this ON this.id = head.id)
            SELECT workspace_id AS workspace, place_kind, place,
                   CASE urgency WHEN 0 THEN 'CAUSED' ELSE 'BULK' END AS urgency
            FROM head JOIN notice ON notice.id = head.id
            ORDER BY notice.id
            """)
    List<Lane> lanes(int rank, Instant now);

    /** The lanes of notices that have become due since a moment. */
    @SqlQuery("""
            SELECT DISTINCT workspace_id AS workspace, place_kind, place,
                   CASE urgency WHEN 0 THEN 'CAUSED' ELSE 'BULK' END AS urgency
            FROM notice
            WHERE state = 'WAITING' AND not_before > 0 AND not_before > :since AND not_before <= :now
            """)
    List<Lane> due(Instant since, Instant now);

    @SqlQuery("""
            SELECT workspace_id AS workspace, place_kind, place,
                   CASE urgency WHEN 0 THEN 'CAUSED' ELSE 'BULK' END AS urgency
            FROM notice
            WHERE workspace_id = :workspace AND key = :key AND state = 'WAITING'
            """)
    Optional<Lane> lane(WorkspaceId workspace, String key);

    /** The first notice of a lane that could be sent. */
    @SqlQuery("""
            SELECT id, workspace_id AS workspace, kind, place_kind, place, about AS subject, cause AS step, note AS details,
                   via AS sealed_reply_url, CASE urgency WHEN 0 THEN 'CAUSED' ELSE 'BULK' END AS urgency, changes,
                   mark AS client_mark, owed_at, attempts, attempted_at, doubt AS tries_in_doubt
            FROM notice
            WHERE state = 'WAITING' AND urgency = :rank AND workspace_id = :workspace AND place = :place
              AND not_before <= :now
            ORDER BY id
            LIMIT 1
            """)
    Optional<Notice> head(int rank, WorkspaceId workspace, String place, Instant now);

    /** Whether a later update of the same message waits and is due. */
    @SqlQuery("""
            SELECT EXISTS (
                SELECT 1 FROM notice
                WHERE state = 'WAITING' AND workspace_id = :workspace AND place = :place AND urgency = :rank
                  AND id > :id AND kind = :kind AND about = :subject AND changes = 1 AND not_before <= :now)
            """)
    boolean isOvertaken(@BindMethods Notice notice, String place, int rank, Instant now);

    @SqlBatch("""
            UPDATE notice SET attempts = attempts + 1, attempted_at = :now, doubt = doubt + 1 WHERE id = :id
            """)
    void attempt(List<Long> id, Instant now);

    @SqlUpdate("""
            UPDATE notice
            SET state = :state, channel = :channel, ts = :ts, problem = :problem, via = NULL, doubt = 0,
                ended_at = :now
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
            UPDATE notice SET problem = :problem, doubt = :triesInDoubt WHERE id = :id
            """)
    void later(long id, String problem, int triesInDoubt);

    @SqlUpdate("""
            UPDATE notice SET not_before = 0 WHERE workspace_id = :workspace AND key = :key AND state = 'WAITING'
            """)
    void hasten(WorkspaceId workspace, String key);

    @SqlUpdate("""
            UPDATE notice
            SET state = 'SETTLED', via = NULL, ended_at = :now
            WHERE workspace_id = :workspace AND key = :key AND state = 'WAITING'
            """)
    void settle(WorkspaceId workspace, String key, Instant now);

    @SqlQuery("""
            SELECT channel, ts FROM notice
            WHERE workspace_id = :workspace AND about = :subject AND kind = :kind AND place = :place AND ts IS NOT NULL
            ORDER BY id DESC
            """)
    List<Message> messages(WorkspaceId workspace, long subject, String kind, String place);

    /** The same for several subjects, a JSON array of numbers. */
    @SqlQuery("""
            SELECT about AS subject, channel, ts FROM notice
            WHERE workspace_id = :workspace AND about IN (SELECT value FROM json_each(:subjects))
              AND kind = :kind AND place = :place AND ts IS NOT NULL
            ORDER BY id DESC
            """)
    List<Outbox.Sent> messages(WorkspaceId workspace, String subjects, String kind, String place);

    @SqlQuery("""
            SELECT id, place_kind, place, cause AS step, note AS details, channel, ts FROM notice
            WHERE workspace_id = :workspace AND about = :subject AND kind = :kind AND state IN ('WAITING', 'DELIVERED')
            ORDER BY id
            """)
    List<Outbox.Caused> sent(WorkspaceId workspace, long subject, String kind);

    @SqlUpdate("""
            UPDATE notice SET note = :details WHERE id = :id
            """)
    void detail(long id, String details);

    @SqlQuery("""
            SELECT id, place_kind, place, cause AS step, note AS details, channel, ts FROM notice
            WHERE workspace_id = :workspace AND about = :subject AND kind = :kind AND cause = :step
            ORDER BY id
            """)
    List<Outbox.Caused> caused(WorkspaceId workspace, long subject, String kind, long step);

    /** The term about the time stamp is that of the index. */
    @SqlQuery("""
            SELECT kind, about AS subject FROM notice
            WHERE workspace_id = :workspace AND channel = :channel AND ts = :ts AND ts IS NOT NULL
            ORDER BY id
            LIMIT 1
            """)
    Optional<Outbox.Shown> shown(WorkspaceId workspace, String channel, String ts);

    /** The message of a sent notice was replaced by another one. */
    @SqlUpdate("""
            UPDATE notice
            SET channel = :toChannel, ts = :toTs
            WHERE workspace_id = :workspace AND about = :subject AND channel = :fromChannel AND ts = :fromTs
            """)
    void messageMoved(
            WorkspaceId workspace, long subject, String fromChannel, String fromTs, String toChannel, String toTs);

    /** Moves the sent notices whose kinds begin with {@code kinds} and a dot. */
    @SqlBatch("""
            UPDATE notice
            SET place = :to, channel = CASE channel WHEN :from THEN :to ELSE channel END
            WHERE workspace_id = :workspace AND about = :subject AND place = :from AND kind GLOB :kinds || '.*'
            """)
    void sentMoved(WorkspaceId workspace, String kinds, List<Long> subject, ChannelId from, ChannelId to);

    @SqlUpdate("""
            UPDATE notice
            SET place = :to
            WHERE state = 'WAITING' AND urgency = :rank AND workspace_id = :workspace AND place = :from
            """)
    void owedMoved(WorkspaceId workspace, int rank, ChannelId from, ChannelId to);

    @SqlQuery("""
            SELECT EXISTS (SELECT 1 FROM notice WHERE id = :id AND place <> :place)
            """)
    boolean isMoved(long id, String place);

    @SqlUpdate("""
            INSERT INTO acted (workspace_id, key, about, at)
            VALUES (:workspace, :key, :subject, :now)
            ON CONFLICT (workspace_id, key) DO NOTHING
            """)
    int markProcessed(WorkspaceId workspace, String key, long subject, Instant now);

    @SqlQuery("""
            SELECT about FROM acted WHERE workspace_id = :workspace AND key = :key
            """)
    Optional<Long> findProcessed(WorkspaceId workspace, String key);

    @SqlUpdate("""
            DELETE FROM acted WHERE at < :before
            """)
    int forgetProcessed(Instant before);

    /**
     * Deletes some of the notices that ended before a moment, the oldest first, and returns how many. Those whose message
     * is still changed or linked to later are kept, and so is the newest notice of all, whose id must not be used again.
     * The terms are those of the index.
     */
    @SqlUpdate("""
            DELETE FROM notice
            WHERE id IN (
                SELECT id FROM notice
                WHERE ended_at IS NOT NULL AND ended_at < :before
                  AND kind NOT IN ('ask.card', 'ask.ended', 'ask.parted', 'ask.act', 'ask.logged', 'thanks.post', 'thanks.told',
                                   'thanks.given', 'digest.post')
                  AND id < (SELECT MAX(id) FROM notice)
                ORDER BY ended_at
                LIMIT :most)
            """)
    int forgetEnded(Instant before, int most);

    /** How many notices could be sent, and since when the first of them could. */
    @SqlQuery("""
            SELECT COUNT(*) AS count,
                   MIN(CASE WHEN not_before > owed_at THEN not_before ELSE owed_at END) AS oldest
            FROM notice
            WHERE state = 'WAITING' AND not_before <= :now
            """)
    Outbox.Waiting waiting(Instant now);

    /** How many notices of one urgency wait, counted up to {@code most}. */
    @SqlQuery("""
            SELECT COUNT(*)
            FROM (
                SELECT 1 FROM notice
                WHERE state = 'WAITING' AND urgency = :rank AND not_before <= :now
                LIMIT :most) AS first
            """)
    int countWaiting(int rank, Instant now, int most);

    @SqlQuery("""
            SELECT COUNT(*) AS count, MAX(problem) AS problem
            FROM notice
            WHERE state = 'GIVEN_UP' AND ended_at >= :since
            """)
    Outbox.Lost givenUp(Instant since);
}
