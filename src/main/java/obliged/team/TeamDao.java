package obliged.team;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import obliged.shared.ChannelId;
import obliged.shared.GroupId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface TeamDao {
    @SqlQuery("""
            SELECT id, name, closed, archived, joined, shared
            FROM channel
            WHERE workspace_id = :workspace AND id = :id
            """)
    Optional<Channel> channel(WorkspaceId workspace, ChannelId id);

    @SqlBatch("""
            INSERT INTO channel (workspace_id, id, name, name_words, closed, archived, joined, shared)
            VALUES (:workspace, :id, :name, :nameWords, :closed, :archived, :joined, :shared)
            ON CONFLICT (workspace_id, id) DO UPDATE
            SET name = excluded.name, name_words = excluded.name_words, closed = excluded.closed,
                archived = excluded.archived,
                joined = excluded.joined, shared = excluded.shared,
                members_read_at = CASE WHEN excluded.joined <= joined THEN members_read_at END
            """)
    void save(WorkspaceId workspace, @BindMethods List<Channel> channels);

    @SqlUpdate("""
            INSERT INTO channel (workspace_id, id, name, name_words, closed, archived, joined, shared)
            VALUES (:workspace, :id, :name, :nameWords, :closed, :archived, :joined, :shared)
            ON CONFLICT (workspace_id, id) DO NOTHING
            """)
    void register(WorkspaceId workspace, @BindMethods Channel channel);

    @SqlQuery("""
            SELECT id FROM channel WHERE workspace_id = :workspace
            """)
    Set<ChannelId> channels(WorkspaceId workspace);

    @SqlBatch("""
            UPDATE channel SET closed = 1, joined = 0 WHERE workspace_id = :workspace AND id = :channel
            """)
    void lose(WorkspaceId workspace, Collection<ChannelId> channel);

    /** The teams, and all channels that we are in; without those that take no posts. */
    @SqlQuery("""
            SELECT id
            FROM channel
            WHERE workspace_id = :workspace AND archived = 0
              AND (joined = 1
                   OR closed = 0 AND EXISTS (
                       SELECT 1 FROM team WHERE team.workspace_id = channel.workspace_id AND channel_id = id))
            """)
    List<ChannelId> withReadMembers(WorkspaceId workspace);

    /** When all members of a channel were read last; empty if they never were, or are forgotten. */
    @SqlQuery("""
            SELECT members_read_at
            FROM channel
            WHERE workspace_id = :workspace AND id = :id AND members_read_at IS NOT NULL
            """)
    Optional<Instant> membersReadAt(WorkspaceId workspace, ChannelId id);

    @SqlUpdate("""
            UPDATE channel SET members_read_at = :now WHERE workspace_id = :workspace AND id = :channel
            """)
    void membersRead(WorkspaceId workspace, ChannelId channel, Instant now);

    /** Forgets the members of those of these channels whose members the chat system does not tell us any more. */
    @SqlBatch("""
            DELETE FROM channel_member
            WHERE workspace_id = :workspace AND channel_id = :channel
              AND EXISTS (
                  SELECT 1 FROM channel
                  WHERE channel.workspace_id = channel_member.workspace_id AND id = channel_id
                    AND closed = 1 AND joined = 0)
            """)
    void forgetUntold(WorkspaceId workspace, Collection<ChannelId> channel);

    @SqlUpdate("""
            DELETE FROM channel WHERE workspace_id = :workspace AND id = :channel
            """)
    void forget(WorkspaceId workspace, ChannelId channel);

    @SqlUpdate("""
            INSERT INTO channel_member (workspace_id, channel_id, person_id)
            SELECT workspace_id, :to, person_id
            FROM channel_member
            WHERE workspace_id = :workspace AND channel_id = :from
            ON CONFLICT DO NOTHING
            """)
    void moveMembers(WorkspaceId workspace, ChannelId from, ChannelId to);

    @SqlUpdate("""
            DELETE FROM team WHERE workspace_id = :workspace AND channel_id = :channel
            """)
    void forgetTeam(WorkspaceId workspace, ChannelId channel);

    @SqlUpdate("""
            UPDATE channel SET joined = 0 WHERE workspace_id = :workspace AND id = :channel
            """)
    void leave(WorkspaceId workspace, ChannelId channel);

    @SqlUpdate("""
            UPDATE channel SET archived = :archived WHERE workspace_id = :workspace AND id = :channel
            """)
    void archive(WorkspaceId workspace, ChannelId channel, boolean archived);

    @SqlUpdate("""
            UPDATE channel SET name = :name, name_words = :nameWords WHERE workspace_id = :workspace AND id = :channel
            """)
    void rename(WorkspaceId workspace, ChannelId channel, String name, String nameWords);

    /**
     * The channels whose name contains these words (a JSON array of strings), that can be asked, and that the reader may
     * know of by the rule of {@link ChannelAccess}. Without words, teams only. Teams and the reader's own channels come
     * first, then those whose name has the first word earliest.
     */
    @SqlQuery("""
            SELECT id, name, closed, archived, joined, shared
            FROM (
                SELECT channel.id, name, name_words, closed, archived, joined, shared,
                       EXISTS (
                           SELECT 1 FROM team
                           WHERE team.workspace_id = channel.workspace_id AND channel_id = channel.id) AS asked,
                       EXISTS (
                           SELECT 1 FROM channel_member
                           WHERE channel_member.workspace_id = channel.workspace_id AND channel_id = channel.id
                             AND person_id = :reader) AS inside
                FROM channel
                WHERE channel.workspace_id = :workspace AND name <> '' AND archived = 0 AND (closed = 0 OR joined = 1)
                  AND NOT EXISTS (SELECT 1 FROM json_each(:words) AS word WHERE instr(name_words, word.value) = 0))
            WHERE (inside = 1 OR closed = 0 AND :member) AND (asked = 1 OR :words <> '[]')
            ORDER BY asked DESC, inside DESC, instr(name_words, COALESCE(json_extract(:words, '$[0]'), '')), name
            LIMIT :most
            """)
    List<Channel> search(WorkspaceId workspace, PersonId reader, boolean member, String words, int most);

    /** Everyone who shares a channel with someone. */
    @SqlQuery("""
            SELECT DISTINCT theirs.person_id
            FROM channel_member mine JOIN channel_member theirs
              ON theirs.workspace_id = mine.workspace_id AND theirs.channel_id = mine.channel_id
            WHERE mine.workspace_id = :workspace AND mine.person_id = :person
            """)
    Set<PersonId> companions(WorkspaceId workspace, PersonId person);

    @SqlUpdate("""
            INSERT INTO team (workspace_id, channel_id, zone, days, opens, closes, holidays, helps_with, include, group_id,
                              first_answer, turnaround, changed_by, changed_at)
            VALUES (:workspace, :channel, :zone, :days, :opens, :closes, :holidays, :helpsWith, :include, :group,
                    :firstAnswer, :turnaround, :changedBy, :changedAt)
            ON CONFLICT (workspace_id, channel_id) DO NOTHING
            """)
    int createIfMissing(WorkspaceId workspace, @BindMethods TeamRow team);

    @SqlQuery("""
            SELECT channel_id AS channel, zone, days, opens, closes, holidays, helps_with, include, group_id AS "group",
                   first_answer, turnaround, changed_by, changed_at
            FROM team
            WHERE workspace_id = :workspace AND channel_id = :channel
            """)
    Optional<TeamRow> team(WorkspaceId workspace, ChannelId channel);

    @SqlUpdate("""
            INSERT INTO team (workspace_id, channel_id, zone, days, opens, closes, holidays, helps_with, include, group_id,
                              first_answer, turnaround, changed_by, changed_at)
            VALUES (:workspace, :channel, :zone, :days, :opens, :closes, :holidays, :helpsWith, :include, :group,
                    :firstAnswer, :turnaround, :changedBy, :changedAt)
            ON CONFLICT (workspace_id, channel_id) DO UPDATE
            SET zone = excluded.zone, days = excluded.days, opens = excluded.opens, closes = excluded.closes,
                holidays = excluded.holidays, helps_with = excluded.helps_with, include = excluded.include, group_id = excluded.group_id,
                first_answer = excluded.first_answer, turnaround = excluded.turnaround,
                changed_by = excluded.changed_by, changed_at = excluded.changed_at
            """)
    void change(WorkspaceId workspace, @BindMethods TeamRow team);

    @SqlUpdate("""
            DELETE FROM team_helper WHERE workspace_id = :workspace AND channel_id = :channel
            """)
    void forgetHelpers(WorkspaceId workspace, ChannelId channel);

    @SqlBatch("""
            INSERT INTO team_helper (workspace_id, channel_id, person_id)
            VALUES (:workspace, :channel, :person)
            """)
    void name(WorkspaceId workspace, ChannelId channel, Collection<PersonId> person);

    /** The helpers who are named one by one. */
    @SqlQuery("""
            SELECT person_id FROM team_helper WHERE workspace_id = :workspace AND channel_id = :channel
            """)
    Set<PersonId> named(WorkspaceId workspace, ChannelId channel);

    /** The group whose members help too. */
    @SqlQuery("""
            SELECT group_id
            FROM team
            WHERE workspace_id = :workspace AND channel_id = :channel AND group_id IS NOT NULL
            """)
    Optional<GroupId> group(WorkspaceId workspace, ChannelId channel);

    /** The teams that name someone as a helper. */
    @SqlQuery("""
            SELECT channel_id FROM team_helper WHERE workspace_id = :workspace AND person_id = :person
            """)
    Set<ChannelId> naming(WorkspaceId workspace, PersonId person);

    /** The teams that name a group as their helpers. */
    @SqlQuery("""
            SELECT channel_id FROM team WHERE workspace_id = :workspace AND group_id = :group
            """)
    Set<ChannelId> helpedBy(WorkspaceId workspace, GroupId group);

    /** The team that names this group as its helpers, if it can be asked. */
    @SqlQuery("""
            SELECT channel_id
            FROM team JOIN channel ON channel.workspace_id = team.workspace_id AND channel.id = channel_id
            WHERE team.workspace_id = :workspace AND group_id = :group AND archived = 0 AND (joined = 1 OR closed = 0)
            ORDER BY name, channel_id
            LIMIT 1
            """)
    Optional<ChannelId> ofGroup(WorkspaceId workspace, GroupId group);

    @SqlQuery("""
            SELECT channel_id FROM team WHERE workspace_id = :workspace
            """)
    List<ChannelId> teams(WorkspaceId workspace);

    /** The teams whose channel someone is in. */
    @SqlQuery("""
            SELECT team.channel_id
            FROM channel_member AS member INDEXED BY channel_member_of_person
            CROSS JOIN team ON team.workspace_id = member.workspace_id AND team.channel_id = member.channel_id
            WHERE member.workspace_id = :workspace AND person_id = :person
            """)
    Set<ChannelId> joinedTeams(WorkspaceId workspace, PersonId person);

    /** The teams whose channel is open. */
    @SqlQuery("""
            SELECT team.channel_id
            FROM team JOIN channel ON channel.workspace_id = team.workspace_id AND channel.id = team.channel_id
            WHERE team.workspace_id = :workspace AND closed = 0
            """)
    Set<ChannelId> openTeams(WorkspaceId workspace);

    @SqlQuery("""
            SELECT COUNT(*) FROM channel_member
            WHERE workspace_id = :workspace AND channel_id = :channel AND person_id = :person
            """)
    boolean isIn(WorkspaceId workspace, ChannelId channel, PersonId person);

    /** Only if the chat system tells us who is in the channel. */
    @SqlBatch("""
            INSERT INTO channel_member (workspace_id, channel_id, person_id)
            SELECT :workspace, :channel, :person
            FROM channel
            WHERE workspace_id = :workspace AND id = :channel AND (closed = 0 OR joined = 1)
            ON CONFLICT DO NOTHING
            """)
    void joined(WorkspaceId workspace, ChannelId channel, List<PersonId> person);

    @SqlUpdate("""
            DELETE FROM channel_member
            WHERE workspace_id = :workspace AND channel_id = :channel AND person_id = :person
            """)
    void left(WorkspaceId workspace, ChannelId channel, PersonId person);

    @SqlUpdate("""
            DELETE FROM channel_member WHERE workspace_id = :workspace AND channel_id = :channel
            """)
    void forgetMembers(WorkspaceId workspace, ChannelId channel);
}
