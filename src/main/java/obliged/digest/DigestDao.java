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

/** Reads the data of a team's weeks from the tables of other packages, limited to what a week touched. */
interface DigestDao {
    /**
     * The whole history of every ask that a team has dealt with since a moment or has yet to do, ordered by ask and
     * step.
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

    /** The history of one ask. */
    @SqlQuery("""
            SELECT ask_number AS number, step, by_person AS "by", at, date AS text, team, to_team
            FROM ask_step
            WHERE workspace_id = :workspace AND ask_number = :number
            ORDER BY id
            """)
    List<StepLine> history(WorkspaceId workspace, long number);

    /** The number of a team's open asks, and of those that are overdue. */
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

    /** A team's open asks that its whole channel may see, the oldest first. */
    @SqlQuery("""
            SELECT number
            FROM ask
            WHERE workspace_id = :workspace AND asked_team = :team AND state IN ('OPEN', 'ACCEPTED', 'DONE')
              AND state <> 'DONE' AND helpers_only = 0
            ORDER BY number
            LIMIT :most
            """)
    List<Long> oldest(WorkspaceId workspace, ChannelId team, int most);

    /** Whether an ask has a customer impact, and a team's whole channel may see it. */
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

    /** The stars that someone gave for an ask of their own. */
    @SqlQuery("""
            SELECT stars
            FROM ask_rating rating
            CROSS JOIN ask ON ask.workspace_id = rating.workspace_id AND ask.number = rating.ask_number
            WHERE rating.workspace_id = :workspace AND rating.ask_number = :number AND requester = :reader
            """)
    Optional<Integer> stars(WorkspaceId workspace, long number, PersonId reader);

    /** The thank-yous in a channel during a period. */
    @SqlQuery("""
            SELECT id
            FROM thank_you
            WHERE workspace_id = :workspace AND channel_id = :channel AND at >= :from AND at < :until
              AND undone_at IS NULL AND joins IS NULL
            """)
    Set<Long> thanksIn(WorkspaceId workspace, ChannelId channel, Instant from, Instant until);

    /**
     * The thank-yous to someone during a period in any open channel, by the rule of {@link obliged.team.ChannelAccess}.
     */
    @SqlQuery("""
            SELECT thank_you.id
            FROM thank_you_person got
            CROSS JOIN thank_you ON thank_you.id = got.thank_you_id
            CROSS JOIN channel ON channel.workspace_id = got.workspace_id AND channel.id = thank_you.channel_id
            WHERE got.workspace_id = :workspace AND got.person_id = :person AND got.at >= :from AND got.at < :until
              AND undone_at IS NULL AND joins IS NULL AND closed = 0
            """)
    Set<Long> thanksTo(WorkspaceId workspace, PersonId person, Instant from, Instant until);
}
