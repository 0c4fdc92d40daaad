package obliged.team;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import obliged.term.ChannelId;
import obliged.term.PersonId;
import obliged.term.WorkspaceId;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
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
    @RegisterConstructorMapper(Channel.class)
    Optional<Channel> channel(WorkspaceId workspace, ChannelId id);

    @SqlBatch("""
            INSERT INTO channel (workspace_id, id, name, closed, archived, joined, shared)
            VALUES (:workspace, :id, :name, :closed, :archived, :joined, :shared)
            ON CONFLICT (workspace_id, id) DO UPDATE
            SET name = excluded.name, closed = excluded.closed, archived = excluded.archived,
                joined = excluded.joined, shared = excluded.shared
            """)
    void save(WorkspaceId workspace, @BindMethods List<Channel> channels);

    @SqlUpdate("""
            INSERT INTO channel (workspace_id, id, name, closed, archived, joined, shared)
            VALUES (:workspace, :id, :name, :closed, :archived, :joined, :shared)
            ON CONFLICT (workspace_id, id) DO NOTHING
            """)
    void meet(WorkspaceId workspace, @BindMethods Channel channel);

    @SqlUpdate("""
            UPDATE channel SET joined = :joined WHERE workspace_id = :workspace AND id = :channel
            """)
    void join(WorkspaceId workspace, ChannelId channel, boolean joined);

    @SqlUpdate("""
            UPDATE channel SET archived = :archived WHERE workspace_id = :workspace AND id = :channel
            """)
    void archive(WorkspaceId workspace, ChannelId channel, boolean archived);

    @SqlUpdate("""
            UPDATE channel SET name = :name WHERE workspace_id = :workspace AND id = :channel
            """)
    void rename(WorkspaceId workspace, ChannelId channel, String name);

    @SqlUpdate("""
            INSERT INTO team (workspace_id, channel_id, zone, days, opens, closes, helps_with, include, group_id,
                              first_answer, turnaround, changed_by, changed_at)
            VALUES (:workspace, :channel, :zone, :days, :opens, :closes, :helpsWith, :include, :group,
                    :firstAnswer, :turnaround, :changedBy, :changedAt)
            ON CONFLICT (workspace_id, channel_id) DO NOTHING
            """)
    int found(WorkspaceId workspace, @BindMethods TeamRow team);

    @SqlQuery("""
            SELECT channel_id AS channel, zone, days, opens, closes, helps_with, include, group_id AS "group",
                   first_answer, turnaround, changed_by, changed_at
            FROM team
            WHERE workspace_id = :workspace AND channel_id = :channel
            """)
    @RegisterConstructorMapper(TeamRow.class)
    Optional<TeamRow> team(WorkspaceId workspace, ChannelId channel);

    @SqlQuery("""
            SELECT person_id FROM team_helper WHERE workspace_id = :workspace AND channel_id = :channel
            """)
    Set<PersonId> named(WorkspaceId workspace, ChannelId channel);

    /** Everyone who is named as a helper or is in the group of helpers. */
    @SqlQuery("""
            SELECT person_id FROM team_helper WHERE workspace_id = :workspace AND channel_id = :channel
            UNION
            SELECT person_id
            FROM team JOIN person_group_member member
              ON member.workspace_id = team.workspace_id AND member.group_id = team.group_id
            WHERE team.workspace_id = :workspace AND channel_id = :channel
            ORDER BY person_id
            """)
    List<PersonId> helpers(WorkspaceId workspace, ChannelId channel);

    @SqlQuery("""
            SELECT channel_id FROM team WHERE workspace_id = :workspace
            """)
    List<ChannelId> teams(WorkspaceId workspace);

    @SqlQuery("""
            SELECT COUNT(*) FROM channel_member
            WHERE workspace_id = :workspace AND channel_id = :channel AND person_id = :person
            """)
    boolean isIn(WorkspaceId workspace, ChannelId channel, PersonId person);

    @SqlBatch("""
            INSERT INTO channel_member (workspace_id, channel_id, person_id)
            VALUES (:workspace, :channel, :person)
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
