package obliged.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import obliged.shared.ChannelId;
import obliged.shared.WorkspaceId;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Reads and writes plans, saved digests and the numbers of past weeks. */
interface PlanDao {
    @SqlQuery("""
            SELECT channel_id AS team, on_by, on_at, day, time, tip, tip_by, next_at
            FROM digest_plan
            WHERE workspace_id = :workspace AND channel_id = :team
            """)
    Optional<PlanRow> plan(WorkspaceId workspace, ChannelId team);

    @SqlUpdate("""
            INSERT INTO digest_plan (workspace_id, channel_id, on_by, on_at, day, time, tip, tip_by, next_at)
            VALUES (:workspace, :team, :onBy, :onAt, :day, :time, :tip, :tipBy, :nextAt)
            ON CONFLICT (workspace_id, channel_id) DO UPDATE
            SET on_by = excluded.on_by, on_at = excluded.on_at, day = excluded.day, time = excluded.time,
                tip = excluded.tip, tip_by = excluded.tip_by, next_at = excluded.next_at
            """)
    void save(WorkspaceId workspace, @BindMethods PlanRow plan);

    /** The plans that are due for a check, and those scheduled so far ahead that the clock must have been wrong. */
    @SqlQuery("""
            SELECT channel_id AS team, on_by, on_at, day, time, tip, tip_by, next_at
            FROM digest_plan
            WHERE workspace_id = :workspace AND next_at <= :now
            UNION ALL
            SELECT channel_id, on_by, on_at, day, time, tip, tip_by, next_at
            FROM digest_plan
            WHERE workspace_id = :workspace AND next_at > :farthest
            LIMIT :most
            """)
    List<PlanRow> due(WorkspaceId workspace, Instant now, Instant farthest, int most);

    /** Saves when to check a plan next. */
    @SqlUpdate("""
            UPDATE digest_plan SET next_at = :next WHERE workspace_id = :workspace AND channel_id = :team
            """)
    void advance(WorkspaceId workspace, ChannelId team, Instant next);

    @SqlUpdate("""
            UPDATE digest_plan SET tip = NULL, tip_by = NULL WHERE workspace_id = :workspace AND channel_id = :team
            """)
    void useTip(WorkspaceId workspace, ChannelId team);

    @SqlQuery("""
            SELECT EXISTS (
                SELECT 1 FROM digest WHERE workspace_id = :workspace AND channel_id = :team AND week = :week)
            """)
    boolean isTold(WorkspaceId workspace, ChannelId team, LocalDate week);

    @SqlQuery("""
            INSERT INTO digest (workspace_id, channel_id, week, told_at, until, on_by, open, overdue, open_before,
                                overdue_before, promise, promised_millis, waiting, thanks, more_thanks, impacts, better,
                                tip, tip_by)
            VALUES (:workspace, :basics.team, :basics.week.monday, :toldAt, :basics.until, :basics.by, :backlog.open,
                    :backlog.overdue, :backlog.openBefore, :backlog.overdueBefore, :promise, :basics.promised,
                    :subjects.waiting, :subjects.thanks, :subjects.moreThanks, :subjects.impacts, :subjects.better,
                    :basics.tip?.words, :basics.tip?.by)
            RETURNING number
            """)
    long told(WorkspaceId workspace, Instant toldAt, String promise, @BindMethods SavedDigest digest);

    @SqlQuery("""
            SELECT channel_id AS team, week, until, on_by, open, overdue, open_before, overdue_before, promise,
                   promised_millis AS promised, waiting, thanks, more_thanks, impacts, better, tip, tip_by
            FROM digest
            WHERE workspace_id = :workspace AND number = :number
            """)
    Optional<SavedDigest> digest(WorkspaceId workspace, long number);

    @SqlBatch("""
            INSERT INTO digest_week (workspace_id, channel_id, week, asked, solved, dated, on_time, answered,
                                     answer_millis, ratings, raters, stars)
            VALUES (:workspace, :team, :week.monday, :numbers.asked, :numbers.solved, :numbers.dated, :numbers.onTime,
                    :numbers.answered, :numbers.answerTime, :numbers.ratings, :numbers.raters, :numbers.stars)
            ON CONFLICT DO NOTHING
            """)
    void keep(WorkspaceId workspace, ChannelId team, @BindMethods List<Digest.WeekOf> weeks);

    /** The saved weeks from one to another, in order. */
    @SqlQuery("""
            SELECT week AS monday, asked, solved, dated, on_time, answered, answer_millis AS answer_time, ratings,
                   raters, stars, NULL AS open, NULL AS overdue
            FROM digest_week
            WHERE workspace_id = :workspace AND channel_id = :team AND week BETWEEN :first AND :last
            ORDER BY week
            """)
    List<Digest.WeekOf> weeks(WorkspaceId workspace, ChannelId team, LocalDate first, LocalDate last);

    /** Moves a plan from a channel's old id to its new one, unless that has a plan already. */
    @SqlUpdate("""
            UPDATE digest_plan
            SET channel_id = :to
            WHERE workspace_id = :workspace AND channel_id = :from
              AND NOT EXISTS (SELECT 1 FROM digest_plan WHERE workspace_id = :workspace AND channel_id = :to)
            """)
    void planMoved(WorkspaceId workspace, ChannelId from, ChannelId to);

    @SqlUpdate("""
            UPDATE digest
            SET channel_id = :to
            WHERE workspace_id = :workspace AND channel_id = :from
              AND week NOT IN (SELECT week FROM digest WHERE workspace_id = :workspace AND channel_id = :to)
            """)
    void digestsMoved(WorkspaceId workspace, ChannelId from, ChannelId to);

    @SqlQuery("""
            SELECT number FROM digest WHERE workspace_id = :workspace AND channel_id = :channel
            """)
    List<Long> toldIn(WorkspaceId workspace, ChannelId channel);

    @SqlUpdate("""
            UPDATE digest_week
            SET channel_id = :to
            WHERE workspace_id = :workspace AND channel_id = :from
              AND week NOT IN (SELECT week FROM digest_week WHERE workspace_id = :workspace AND channel_id = :to)
            """)
    void weeksMoved(WorkspaceId workspace, ChannelId from, ChannelId to);

    @SqlUpdate("""
            DELETE FROM digest_plan WHERE workspace_id = :workspace AND channel_id = :team
            """)
    void forget(WorkspaceId workspace, ChannelId team);
}
