package obliged.digest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import obliged.ask.Overdue;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import org.jdbi.v3.core.result.ResultIterable;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Reads what other rooms keep of a team's weeks: what a week touched, and no more. */
interface DigestDao {
    /**
     * The whole history of every ask with which a team had to do since a moment, or that it has to do yet: ask by ask,
     * step by step.
     */
    @SqlQuery("""
            SELECT step.ask_number AS number, step.step, step.by_person AS "by", step.at, step.date AS text, step.team,
                   step.to_team
            FROM (
                SELECT ask_number FROM ask_step
                WHERE workspace_id = :workspace AND team = :team AND at >= :since
                UNION
                SELECT ask_number FROM ask_step
                WHERE workspace_id = :workspace AND to_team = :team AND step = 'HAND_OFF' AND at >= :since
                UNION
                SELECT number FROM ask
                WHERE :living AND workspace_id = :workspace AND asked_team = :team
                  AND state IN ('OPEN', 'ACCEPTED', 'DONE') AND state <> 'DONE') AS touched
            CROSS JOIN ask_step step ON step.workspace_id = :workspace AND step.ask_number = touched.ask_number
            ORDER BY touched.ask_number, step.id
            """)
    ResultIterable<StepLine> histories(WorkspaceId workspace, ChannelId team, Instant since, boolean living);

    /** One ask's. */
    @SqlQuery("""
            SELECT ask_number AS number, step, by_person AS "by", at, date AS text, team, to_team
            FROM ask_step
            WHERE workspace_id = :workspace AND ask_number = :number
            ORDER BY id
            """)
    List<StepLine> history(WorkspaceId workspace, long number);

    /** What a team has to do yet, and what of it is late. */
    record Living(int open, int overdue) {}

    @SqlQuery("""
            SELECT COUNT(*) AS open,
                   COUNT(CASE WHEN """ + Overdue.IN_SQL + """
                     THEN 1 END) AS overdue
            FROM ask
            WHERE workspace_id = :workspace AND asked_team = :team AND state IN ('OPEN', 'ACCEPTED', 'DONE')
              AND state <> 'DONE'
            """)
    Living living(WorkspaceId workspace, ChannelId team, Instant now);

    /** What a team has to do yet, and its whole channel may see: the oldest first. */
    @SqlQuery("""
            SELECT number
            FROM ask
            WHERE workspace_id = :workspace AND asked_team = :team AND state IN ('OPEN', 'ACCEPTED', 'DONE')
              AND state <> 'DONE' AND helpers_only = 0
            ORDER BY number
            LIMIT :most
            """)
    List<Long> oldest(WorkspaceId workspace, ChannelId team, int most);

    /** Whether an ask says what it did for the customers outside, and a team's whole channel may see it. */
    @SqlQuery("""
            SELECT EXISTS (
                SELECT 1 FROM ask
                WHERE workspace_id = :workspace AND number = :number AND asked_team = :team AND helpers_only = 0
                  AND impact <> '' AND state IN ('DONE', 'CONFIRMED'))
            """)
    boolean hasImpact(WorkspaceId workspace, ChannelId team, long number);

    @SqlQuery("""
            SELECT ask_number AS number, requester, stars, better, at,
                   COALESCE(asked_team = :team AND helpers_only = 0, 0) AS quotable
            FROM ask_rating rating
            CROSS JOIN ask ON ask.workspace_id = rating.workspace_id AND ask.number = rating.ask_number
            WHERE rating.workspace_id = :workspace AND team = :team AND at >= :since
            """)
    List<Measures.Rating> ratings(WorkspaceId workspace, ChannelId team, Instant since);

    @SqlQuery("""
            SELECT ask_number AS number, requester, stars, better, at,
                   COALESCE(asked_team = :team AND helpers_only = 0, 0) AS quotable
            FROM ask_rating rating
            CROSS JOIN ask ON ask.workspace_id = rating.workspace_id AND ask.number = rating.ask_number
            WHERE rating.workspace_id = :workspace AND rating.ask_number = :number AND team = :team
            """)
    Optional<Measures.Rating> rating(WorkspaceId workspace, ChannelId team, long number);

    /** The stars that someone gave for what they asked themselves. */
    @SqlQuery("""
            SELECT stars
            FROM ask_rating rating
            CROSS JOIN ask ON ask.workspace_id = rating.workspace_id AND ask.number = rating.ask_number
            WHERE rating.workspace_id = :workspace AND rating.ask_number = :number AND requester = :reader
            """)
    Optional<Integer> stars(WorkspaceId workspace, long number, PersonId reader);

    /** The thanks of some time in a channel. */
    @SqlQuery("""
            SELECT id
            FROM thank_you
            WHERE workspace_id = :workspace AND channel_id = :channel AND at >= :from AND at < :until
              AND undone_at IS NULL
            """)
    Set<Long> thanksIn(WorkspaceId workspace, ChannelId channel, Instant from, Instant until);

    /** The thanks to someone, of some time, in any channel that is open, by the rule of {@link obliged.team.ChannelAccess}. */
    @SqlQuery("""
            SELECT thank_you.id
            FROM thank_you_person got
            CROSS JOIN thank_you ON thank_you.id = got.thank_you_id
            CROSS JOIN channel ON channel.workspace_id = got.workspace_id AND channel.id = thank_you.channel_id
            WHERE got.workspace_id = :workspace AND got.person_id = :person AND got.at >= :from AND got.at < :until
              AND undone_at IS NULL AND closed = 0
            """)
    Set<Long> thanksTo(WorkspaceId workspace, PersonId person, Instant from, Instant until);
}
