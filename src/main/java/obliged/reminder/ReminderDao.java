package obliged.reminder;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface ReminderDao {
    /** Someone who is due for a check, and the last day for which their asks were looked at. */
    record Due(PersonId person, @Nullable LocalDate looked, Instant setAt) {}

    /** When to check someone next. Many people share it. */
    record Next(Instant nextAt, @Nullable LocalDate looked) {}

    /** A reminder that was saved just now. */
    record Saved(long id, PersonId person) {}

    /** A saved reminder. */
    record Written(PersonId person, LocalDate day) {}

    /** A line of a saved reminder. */
    record WrittenLine(long reminder, int position, String kind, long number) {}

    /** A row as it is shown in a reminder, and on which day. */
    record Shown(PersonId person, long number, String kind, long step, LocalDate day) {}

    /** A reminder one of whose asks has changed since its message was written. */
    record Changed(long reminder, PersonId person, LocalDate day, int page, long step) {}

    /** Whether any person or ask is due for a check, or a reminder for an update. */
    @SqlQuery("""
            SELECT EXISTS (SELECT 1 FROM reminder_turn WHERE workspace_id = :workspace AND next_at <= :now)
                OR EXISTS (SELECT 1 FROM reminder_clock WHERE workspace_id = :workspace AND latest > :now)
                OR EXISTS (SELECT 1 FROM answer_turn WHERE workspace_id = :workspace AND next_at <= :now)
                OR EXISTS (SELECT 1 FROM reminder WHERE workspace_id = :workspace AND changed > 0)
            """)
    boolean isAnyDue(WorkspaceId workspace, Instant now);

    /** Whether the clock has been set back since the last check. */
    @SqlQuery("""
            SELECT EXISTS (SELECT 1 FROM reminder_clock WHERE workspace_id = :workspace AND latest > :now)
            """)
    boolean isSetBack(WorkspaceId workspace, Instant now);

    /** Makes checks that were scheduled by a clock ahead of now due immediately. */
    @SqlUpdate("""
            UPDATE reminder_turn SET next_at = 0 WHERE workspace_id = :workspace AND set_at > :now
            """)
    void recall(WorkspaceId workspace, Instant now);

    @SqlUpdate("""
            INSERT INTO reminder_clock (workspace_id, latest)
            VALUES (:workspace, :now)
            ON CONFLICT (workspace_id) DO UPDATE SET latest = excluded.latest
            """)
    void looked(WorkspaceId workspace, Instant now);

    /** The people who have been due for a check the longest. */
    @SqlQuery("""
            SELECT person_id AS person, looked, set_at
            FROM reminder_turn
            WHERE workspace_id = :workspace AND next_at <= :now
            ORDER BY next_at, person_id
            LIMIT :most
            """)
    List<Due> due(WorkspaceId workspace, Instant now, int most);

    /**
     * The asks of which the people due for a check may be reminded: what they promised that is due by a moment, or has
     * no date or waits for a response; what they were asked in person, or as helpers of a team that is past its response
     * time or as whom they asked a question; of what they asked, everything that waits for a response, has no date or may
     * be overdue; and what time has confirmed. The query goes from the people to their unfinished asks; the states are
     * those of the indexes. The time without a date begins with the last step that is neither a nudge nor an edit.
     */
    @SqlQuery("""
            WITH turn (workspace_id, person_id) AS MATERIALIZED (
                SELECT workspace_id, person_id
                FROM reminder_turn
                WHERE workspace_id = :workspace AND next_at <= :now
                ORDER BY next_at, person_id
                LIMIT :most),
            helper (workspace_id, person_id, channel_id) AS MATERIALIZED (
                SELECT turn.workspace_id, turn.person_id, channel_id
                FROM turn CROSS JOIN team_helper
                  ON team_helper.workspace_id = turn.workspace_id AND team_helper.person_id = turn.person_id
                UNION
                SELECT turn.workspace_id, turn.person_id, channel_id
                FROM turn
                CROSS JOIN person_group_member member
                  ON member.workspace_id = turn.workspace_id AND member.person_id = turn.person_id
                CROSS JOIN person_group
                  ON person_group.workspace_id = member.workspace_id AND person_group.id = member.group_id
                CROSS JOIN team ON team.workspace_id = member.workspace_id AND team.group_id = member.group_id
                WHERE person_group.gone = 0),
            found (workspace_id, person_id, number) AS (
                SELECT turn.workspace_id, turn.person_id, number
                FROM turn CROSS JOIN ask
                  ON ask.workspace_id = turn.workspace_id AND ask.assignee = turn.person_id
                WHERE state IN ('OPEN', 'ACCEPTED', 'DONE') AND state = 'ACCEPTED'
                  AND (due_ends IS NULL OR due_ends <= :soon OR pending IS NOT NULL)
                UNION ALL
                SELECT turn.workspace_id, turn.person_id, number
                FROM turn CROSS JOIN ask
                  ON ask.workspace_id = turn.workspace_id AND ask.asked_person = turn.person_id
                WHERE state IN ('OPEN', 'ACCEPTED', 'DONE') AND state = 'OPEN'
                UNION ALL
                SELECT turn.workspace_id, turn.person_id, number
                FROM turn CROSS JOIN ask
                  ON ask.workspace_id = turn.workspace_id AND ask.requester = turn.person_id
                WHERE state IN ('OPEN', 'ACCEPTED', 'DONE')
                  AND (state = 'DONE' OR pending_by IS NOT NULL OR due_ends IS NULL OR due_ends <= :soon)
                UNION ALL
                SELECT helper.workspace_id, helper.person_id, number
                FROM helper
                CROSS JOIN ask ON ask.workspace_id = helper.workspace_id AND ask.asked_team = helper.channel_id
                CROSS JOIN answer_turn ON answer_turn.workspace_id = ask.workspace_id AND ask_number = number
                WHERE state IN ('OPEN', 'ACCEPTED', 'DONE') AND state = 'OPEN' AND pending IS NULL
                  AND requester <> helper.person_id AND answer_by <= :now
                UNION ALL
                SELECT helper.workspace_id, helper.person_id, number
                FROM helper
                CROSS JOIN ask ON ask.workspace_id = helper.workspace_id AND ask.asked_team = helper.channel_id
                WHERE state IN ('OPEN', 'ACCEPTED', 'DONE') AND state = 'OPEN' AND pending = 'QUESTION'
                  AND pending_by = helper.person_id
                UNION ALL
                SELECT turn.workspace_id, turn.person_id, number
                FROM turn
                CROSS JOIN reminder_news news
                  ON news.workspace_id = turn.workspace_id AND news.person_id = turn.person_id
                CROSS JOIN ask ON ask.workspace_id = news.workspace_id AND ask.number = news.ask_number
                WHERE state = 'CONFIRMED')
            SELECT found.person_id AS reader, ask.number, state, requester, assignee, asked_person, asked_team,
                   needed_by, due, pending, pending_by, pending_since,
                   CASE
                     WHEN pending IS NULL AND state = 'OPEN' THEN answer_turn.since
                     WHEN pending IS NULL AND state = 'ACCEPTED' AND due IS NULL THEN (
                       SELECT at FROM ask_step
                       WHERE ask_step.workspace_id = ask.workspace_id AND ask_step.ask_number = ask.number
                         AND step NOT IN ('NUDGE', 'EDIT')
                       ORDER BY id DESC
                       LIMIT 1)
                   END AS waits_since,
                   (
                     SELECT MAX(id) FROM ask_step
                     WHERE ask_step.workspace_id = ask.workspace_id AND ask_step.ask_number = ask.number) AS step,
                   shown.kind AS shown_as, COALESCE(shown.step, 0) AS shown_step,
                   COALESCE(shown.times, 0) AS shown_times, shown.day AS shown_on, until
            FROM found
            CROSS JOIN ask ON ask.workspace_id = found.workspace_id AND ask.number = found.number
            LEFT JOIN snooze
              ON snooze.workspace_id = found.workspace_id AND snooze.person_id = found.person_id
                AND snooze.ask_number = found.number
            LEFT JOIN reminder_shown shown
              ON shown.workspace_id = found.workspace_id AND shown.person_id = found.person_id
                AND shown.ask_number = found.number
            LEFT JOIN answer_turn
              ON answer_turn.workspace_id = found.workspace_id AND answer_turn.ask_number = found.number
            """)
    List<ReminderItemRow> items(WorkspaceId workspace, Instant now, Instant soon, int most);

    /** {@code people} is a JSON array of ids. */
    @SqlUpdate("""
            UPDATE reminder_turn
            SET next_at = :nextAt, set_at = :now, looked = :looked
            WHERE workspace_id = :workspace AND person_id IN (SELECT value FROM json_each(:people))
            """)
    void lookAgain(WorkspaceId workspace, Instant now, String people, @BindMethods Next next);

    /** Returns those of these people, a JSON array of ids, whose reminder of that day was not saved before. */
    @SqlQuery("""
            INSERT INTO reminder (workspace_id, person_id, day, at)
            SELECT :workspace, value, :day, :now
            FROM json_each(:people)
            WHERE TRUE
            ON CONFLICT (workspace_id, person_id, day) DO NOTHING
            RETURNING id, person_id AS person
            """)
    List<Saved> write(WorkspaceId workspace, LocalDate day, Instant now, String people);

    @SqlBatch("""
            INSERT INTO reminder_line (reminder_id, position, kind, ask_number)
            VALUES (:reminder, :position, :kind, :number)
            """)
    void write(@BindMethods List<WrittenLine> lines);

    /** Counts how often a row has been shown without a change. */
    @SqlBatch("""
            INSERT INTO reminder_shown (workspace_id, person_id, ask_number, kind, step, times, day)
            VALUES (:workspace, :person, :number, :kind, :step, 1, :day)
            ON CONFLICT (workspace_id, person_id, ask_number) DO UPDATE
            SET times = CASE WHEN kind = excluded.kind AND step = excluded.step THEN times + 1 ELSE 1 END,
                kind = excluded.kind, step = excluded.step, day = excluded.day
            """)
    void show(WorkspaceId workspace, @BindMethods List<Shown> shown);

    /** What time confirmed is told to someone once. */
    @SqlBatch("""
            DELETE FROM reminder_news
            WHERE workspace_id = :workspace AND person_id = :person AND ask_number = :number
            """)
    void tellNews(WorkspaceId workspace, @BindMethods List<Shown> told);

    @SqlQuery("""
            SELECT id AS reminder, person_id AS person, day, page, changed AS step
            FROM reminder
            WHERE workspace_id = :workspace AND changed > 0
            LIMIT :most
            """)
    List<Changed> changed(WorkspaceId workspace, int most);

    @SqlUpdate("""
            UPDATE reminder SET changed = NULL WHERE id = :id
            """)
    void isUpToDate(long id);

    /** Notes which page of a reminder its reader looks at. */
    @SqlUpdate("""
            UPDATE reminder SET page = :page WHERE id = :id AND workspace_id = :workspace AND person_id = :person
            """)
    void turn(WorkspaceId workspace, PersonId person, long id, int page);

    @SqlQuery("""
            SELECT person_id AS person, day FROM reminder WHERE id = :id AND workspace_id = :workspace
            """)
    Optional<Written> find(WorkspaceId workspace, long id);

    @SqlQuery("""
            SELECT reminder_id AS reminder, position, kind, ask_number AS number
            FROM reminder_line
            WHERE reminder_id = :id
            ORDER BY position
            """)
    List<WrittenLine> lines(long id);

    @SqlUpdate("""
            DELETE FROM reminder WHERE at < :before
            """)
    void forget(Instant before);

    @SqlUpdate("""
            DELETE FROM reminder_shown WHERE day < :before
            """)
    void forgetShown(LocalDate before);

    @SqlUpdate("""
            DELETE FROM reminder_news WHERE at < :before
            """)
    void forgetNews(Instant before);
}
