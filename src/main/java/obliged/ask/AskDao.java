package obliged.ask;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

public interface AskDao {
    /** The next free number. This is safe because there is only one writer. */
    @SqlQuery("""
            SELECT COALESCE(MAX(number), 0) + 1 FROM ask WHERE workspace_id = :workspace
            """)
    long nextNumber(WorkspaceId workspace);

    @SqlUpdate("""
            INSERT INTO ask (workspace_id, number, requester, logged_by, logged_at, asked_person, asked_team,
                             helpers_only, words, impact, source, follows, needed_by, wish_ends, state)
            VALUES (:workspace, :number, :requester, :loggedBy, :loggedAt, :askedPerson, :askedTeam, :helpersOnly,
                    :words, :impact, :source, :follows, :neededBy, :wishEnds, :state)
            """)
    void insert(@BindMethods AskRow ask);

    @SqlUpdate("""
            UPDATE ask
            SET asked_person = :askedPerson, asked_team = :askedTeam, helpers_only = :helpersOnly, words = :words,
                impact = :impact, needed_by = :neededBy, wish_ends = :wishEnds, state = :state, assignee = :assignee,
                due = :due, due_ends = :dueEnds, pending = :pending, pending_step = :pendingStep, pending_by = :pendingBy,
                pending_date = :pendingDate, pending_words = :pendingWords, pending_since = :pendingSince,
                done_at = :doneAt, done_by = :doneBy, nudged_at = :nudgedAt, nudged_by = :nudgedBy
            WHERE workspace_id = :workspace AND number = :number
            """)
    void update(@BindMethods AskRow ask);

    @SqlQuery("""
            SELECT workspace_id AS workspace, number, requester, logged_by, logged_at, source, follows, asked_person,
                   asked_team, helpers_only, words, impact, needed_by, wish_ends, state, assignee, due, due_ends, pending,
                   pending_step, pending_by, pending_date, pending_words, pending_since, done_at, done_by,
                   nudged_at, nudged_by
            FROM ask
            WHERE workspace_id = :workspace AND number = :number
            """)
    Optional<AskRow> find(WorkspaceId workspace, long number);

    /** The asks with these numbers, a JSON array, in no order. */
    @SqlQuery("""
            SELECT workspace_id AS workspace, number, requester, logged_by, logged_at, source, follows, asked_person,
                   asked_team, helpers_only, words, impact, needed_by, wish_ends, state, assignee, due, due_ends, pending,
                   pending_step, pending_by, pending_date, pending_words, pending_since, done_at, done_by,
                   nudged_at, nudged_by
            FROM ask
            WHERE workspace_id = :workspace AND number IN (SELECT value FROM json_each(:numbers))
            """)
    List<AskRow> among(WorkspaceId workspace, String numbers);

    /** The number of the ask that followed a declined one. The plus keeps SQLite from walking the index of numbers. */
    @SqlQuery("""
            SELECT number FROM ask WHERE workspace_id = :workspace AND follows = :number ORDER BY +number LIMIT 1
            """)
    Optional<Long> following(WorkspaceId workspace, long number);

    /** What someone asked among the asks that they took part in lately; the newest first. */
    @SqlQuery("""
            SELECT ask.number
            FROM (
                SELECT workspace_id, ask_number FROM ask_part
                WHERE workspace_id = :workspace AND person_id = :person
                ORDER BY ask_number DESC
                LIMIT 100) AS lately
            JOIN ask ON ask.workspace_id = lately.workspace_id AND ask.number = lately.ask_number
            WHERE ask.requester = :person
            ORDER BY ask.number DESC
            LIMIT 20
            """)
    List<Long> lately(WorkspaceId workspace, PersonId person);

    /** To be called before the changed ask is saved, so that the row tells which team had it until then. */
    @SqlQuery("""
            INSERT INTO ask_step (workspace_id, ask_number, step, by_person, at, words, date, besides, to_person,
                                  to_team, team)
            VALUES (:workspace, :number, :step, :by, :at, :words, :date, :besides, :toPerson, :toTeam,
                    (SELECT asked_team FROM ask WHERE ask.workspace_id = :workspace AND ask.number = :number))
            RETURNING id
            """)
    long append(@BindMethods HistoryRow step);

    @SqlQuery("""
            SELECT id, workspace_id AS workspace, ask_number AS number, step, by_person AS "by", at, words, date,
                   besides, to_person, to_team
            FROM ask_step
            WHERE workspace_id = :workspace AND ask_number = :number
            ORDER BY id
            """)
    List<HistoryRow> history(WorkspaceId workspace, long number);

    /** The histories of the asks with these numbers, a JSON array, one after the other. */
    @SqlQuery("""
            SELECT id, workspace_id AS workspace, ask_number AS number, step, by_person AS "by", at, words, date,
                   besides, to_person, to_team
            FROM ask_step
            WHERE workspace_id = :workspace
              AND ask_number IN (SELECT value FROM json_each(:numbers))
            ORDER BY ask_number, id
            """)
    List<HistoryRow> histories(WorkspaceId workspace, String numbers);

    /** The words of a step were written in this message. */
    @SqlUpdate("""
            UPDATE ask_step SET said_in = :channel, said_ts = :ts WHERE id = :step
            """)
    void saidIn(long step, String channel, String ts);

    /** The step that was written in a message. The term about the time stamp is that of the index. */
    @SqlQuery("""
            SELECT id, workspace_id AS workspace, ask_number AS number, step, by_person AS "by", at, words, date,
                   besides, to_person, to_team
            FROM ask_step
            WHERE workspace_id = :workspace AND said_in = :channel AND said_ts = :ts AND said_ts IS NOT NULL
            """)
    Optional<HistoryRow> said(WorkspaceId workspace, String channel, String ts);

    @SqlUpdate("""
            UPDATE ask_step SET words = :words, besides = :files WHERE id = :step
            """)
    void reword(long step, @Nullable String words, @Nullable String files);

    @SqlBatch("""
            INSERT INTO ask_part (workspace_id, person_id, ask_number)
            VALUES (:workspace, :person, :number)
            ON CONFLICT DO NOTHING
            """)
    void takePart(WorkspaceId workspace, Collection<PersonId> person, long number);

    @SqlQuery("""
            SELECT EXISTS (
                SELECT 1 FROM ask_part
                WHERE workspace_id = :workspace AND person_id = :person AND ask_number = :number)
            """)
    boolean takesPart(WorkspaceId workspace, PersonId person, long number);

    @SqlUpdate("""
            INSERT INTO ask_rating (workspace_id, ask_number, stars, better, at, team)
            VALUES (:workspace, :number, :stars, :better, :now,
                    (SELECT asked_team FROM ask WHERE ask.workspace_id = :workspace AND ask.number = :number))
            ON CONFLICT (workspace_id, ask_number) DO UPDATE
            SET stars = excluded.stars, better = excluded.better, at = excluded.at, team = excluded.team
            """)
    void rate(WorkspaceId workspace, long number, @Nullable Integer stars, @Nullable String better, Instant now);

    @SqlQuery("SELECT stars, better FROM ask_rating WHERE workspace_id = :workspace AND ask_number = :number")
    Optional<Ask.Rating> rating(WorkspaceId workspace, long number);

    /** The asks that were marked as done this long ago, by number. The states are those of the index. */
    @SqlQuery("""
            SELECT number FROM ask
            WHERE workspace_id = :workspace AND state IN ('OPEN', 'ACCEPTED', 'DONE') AND state = 'DONE'
              AND done_at <= :before
            ORDER BY +number
            """)
    List<Long> doneBefore(WorkspaceId workspace, Instant before);

    /**
     * The asks that may be overdue by {@link Overdue} and whose cards do not say so yet; by number, the last to become
     * overdue first. The terms are those of the index. If an ask became overdue before a question was asked, its cards
     * were updated then.
     */
    @SqlQuery("""
            SELECT number FROM ask
            WHERE workspace_id = :workspace AND state = 'ACCEPTED' AND pending IS DISTINCT FROM 'QUESTION'
              AND turned_late IS DISTINCT FROM due_ends AND due_ends <= :now
            ORDER BY due_ends DESC
            LIMIT :most
            """)
    List<Long> turningLate(WorkspaceId workspace, Instant now, int most);

    @SqlUpdate("""
            UPDATE ask SET turned_late = due_ends WHERE workspace_id = :workspace AND number = :number
            """)
    void turnedLate(WorkspaceId workspace, long number);

    /** The open asks whose requested date may have passed and whose cards do not say so yet, the last to pass first. */
    @SqlQuery("""
            SELECT number FROM ask
            WHERE workspace_id = :workspace AND state = 'OPEN' AND turned_wish IS DISTINCT FROM wish_ends
              AND wish_ends <= :now
            ORDER BY wish_ends DESC
            LIMIT :most
            """)
    List<Long> turningWished(WorkspaceId workspace, Instant now, int most);

    @SqlUpdate("""
            UPDATE ask SET turned_wish = wish_ends WHERE workspace_id = :workspace AND number = :number
            """)
    void turnedWish(WorkspaceId workspace, long number);

    /** Whether the history says that someone left since the ask came to them. */
    @SqlQuery("""
            SELECT EXISTS (
                SELECT 1 FROM ask_step
                WHERE workspace_id = :workspace AND ask_number = :number AND step = 'LEFT' AND to_person = :person
                  AND id > (
                    SELECT COALESCE(MAX(id), 0) FROM ask_step
                    WHERE workspace_id = :workspace AND ask_number = :number AND step = 'HAND_OFF'))
            """)
    boolean isLeftSaid(WorkspaceId workspace, long number, PersonId person);

    /** The numbers of all asks that a team has now. */
    @SqlQuery("""
            SELECT number FROM ask WHERE workspace_id = :workspace AND asked_team = :team
            """)
    List<Long> askedOf(WorkspaceId workspace, ChannelId team);

    @SqlUpdate("""
            UPDATE ask SET asked_team = :to WHERE workspace_id = :workspace AND asked_team = :from
            """)
    void moved(WorkspaceId workspace, ChannelId from, ChannelId to);

    /** Updates the history of that team's asks, once the asks themselves have moved. */
    @SqlUpdate("""
            UPDATE ask_step
            SET to_team = :to
            WHERE to_team = :from AND workspace_id = :workspace
              AND ask_number IN (SELECT number FROM ask WHERE workspace_id = :workspace AND asked_team = :to)
            """)
    void stepsMoved(WorkspaceId workspace, ChannelId from, ChannelId to);

    /** The same for asks that were handed to the team and then on to others. */
    @SqlUpdate("""
            UPDATE ask_step SET to_team = :to WHERE workspace_id = :workspace AND to_team = :from AND step = 'HAND_OFF'
            """)
    void handOffsMoved(WorkspaceId workspace, ChannelId from, ChannelId to);

    /** The same for the steps that the team took. */
    @SqlUpdate("""
            UPDATE ask_step SET team = :to WHERE workspace_id = :workspace AND team = :from
            """)
    void workMoved(WorkspaceId workspace, ChannelId from, ChannelId to);

    @SqlUpdate("""
            UPDATE ask_rating SET team = :to WHERE workspace_id = :workspace AND team = :from
            """)
    void ratingsMoved(WorkspaceId workspace, ChannelId from, ChannelId to);

    /**
     * The numbers of the unfinished asks of people who left, as far as that is not dealt with yet. The query goes from
     * the people, who are fewer, to their asks; the states are those of the indexes.
     */
    @SqlQuery("""
            SELECT DISTINCT number
            FROM (
              SELECT ask.number AS number
              FROM person CROSS JOIN ask ON ask.workspace_id = person.workspace_id AND ask.requester = person.id
              WHERE person.workspace_id = :workspace AND gone = 1 AND state IN ('OPEN', 'ACCEPTED', 'DONE')
                AND (state = 'DONE' OR pending IS NOT NULL AND pending_by <> ask.requester)
              UNION ALL
              SELECT ask.number
              FROM person CROSS JOIN ask ON ask.workspace_id = person.workspace_id AND ask.assignee = person.id
              WHERE person.workspace_id = :workspace AND gone = 1 AND state IN ('OPEN', 'ACCEPTED', 'DONE')
                AND state = 'ACCEPTED'
              UNION ALL
              SELECT ask.number
              FROM person CROSS JOIN ask ON ask.workspace_id = person.workspace_id AND ask.asked_person = person.id
              WHERE person.workspace_id = :workspace AND gone = 1 AND state IN ('OPEN', 'ACCEPTED', 'DONE')
                AND state = 'OPEN'
                AND NOT EXISTS (
                  SELECT 1 FROM ask_step
                  WHERE ask_step.workspace_id = ask.workspace_id AND ask_number = ask.number AND step = 'LEFT'
                    AND to_person = ask.asked_person AND id > (
                      SELECT COALESCE(MAX(id), 0) FROM ask_step given
                      WHERE given.workspace_id = ask.workspace_id AND given.ask_number = ask.number
                        AND given.step = 'HAND_OFF')))
            ORDER BY number
            """)
    List<Long> leftBehind(WorkspaceId workspace);
}
