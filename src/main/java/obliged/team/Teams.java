package obliged.team;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import obliged.store.Store;
import obliged.store.Tx;
import obliged.term.ChannelId;
import obliged.term.PersonId;
import obliged.term.WorkspaceId;

/** The channels that we know, those of them that take asks, and who is in those. */
public final class Teams {
    private final Store store;

    public Teams(Store store) {
        this.store = store;
    }

    public Optional<Channel> channel(WorkspaceId workspace, ChannelId id) {
        return store.read(tx -> channel(tx, workspace, id));
    }

    public Optional<Channel> channel(Tx tx, WorkspaceId workspace, ChannelId id) {
        return tx.dao(TeamDao.class).channel(workspace, id);
    }

    /** Takes in what was read about channels, in place of what we knew. */
    public void save(WorkspaceId workspace, List<Channel> channels) {
        store.run(tx -> tx.dao(TeamDao.class).save(workspace, channels));
    }

    /** Finds a channel, or notes the one described as one that we have only heard of. */
    public Channel meet(Tx tx, WorkspaceId workspace, Channel described) {
        TeamDao dao = tx.dao(TeamDao.class);
        return dao.channel(workspace, described.id()).orElseGet(() -> {
            dao.meet(workspace, described);
            return described;
        });
    }

    public void joined(WorkspaceId workspace, ChannelId channel, boolean joined) {
        store.run(tx -> tx.dao(TeamDao.class).join(workspace, channel, joined));
    }

    public void archived(WorkspaceId workspace, ChannelId channel, boolean archived) {
        store.run(tx -> tx.dao(TeamDao.class).archive(workspace, channel, archived));
    }

    public void renamed(WorkspaceId workspace, ChannelId channel, String name) {
        store.run(tx -> tx.dao(TeamDao.class).rename(workspace, channel, name));
    }

    /** Makes a channel a team with the defaults; answers false where it was one before. */
    public boolean found(Tx tx, WorkspaceId workspace, ChannelId channel, ZoneId zone) {
        return tx.dao(TeamDao.class).found(workspace, TeamRow.of(Team.of(channel, zone))) > 0;
    }

    public Optional<Team> team(WorkspaceId workspace, ChannelId channel) {
        return store.read(tx -> team(tx, workspace, channel));
    }

    public Optional<Team> team(Tx tx, WorkspaceId workspace, ChannelId channel) {
        TeamDao dao = tx.dao(TeamDao.class);
        return dao.team(workspace, channel).map(row -> row.team(dao.named(workspace, channel)));
    }

    /** Everyone who is named as a helper, or is in the group that is; nobody where none are. */
    public List<PersonId> helpers(Tx tx, WorkspaceId workspace, ChannelId channel) {
        return tx.dao(TeamDao.class).helpers(workspace, channel);
    }

    /** Whether someone acts on a team's asks: its helpers, and where none are named, anyone in its channel. */
    public boolean helps(Tx tx, WorkspaceId workspace, ChannelId channel, PersonId person) {
        List<PersonId> helpers = helpers(tx, workspace, channel);
        return helpers.isEmpty() ? isIn(tx, workspace, channel, person) : helpers.contains(person);
    }

    public List<ChannelId> all(WorkspaceId workspace) {
        return store.read(tx -> tx.dao(TeamDao.class).teams(workspace));
    }

    /** Whether someone is in a team's channel, as far as we know. */
    public boolean isIn(Tx tx, WorkspaceId workspace, ChannelId channel, PersonId person) {
        return tx.dao(TeamDao.class).isIn(workspace, channel, person);
    }

    public void joins(WorkspaceId workspace, ChannelId channel, PersonId person) {
        store.run(tx -> joins(tx, workspace, channel, person));
    }

    public void joins(Tx tx, WorkspaceId workspace, ChannelId channel, PersonId person) {
        tx.dao(TeamDao.class).joined(workspace, channel, List.of(person));
    }

    public void leaves(WorkspaceId workspace, ChannelId channel, PersonId person) {
        store.run(tx -> tx.dao(TeamDao.class).left(workspace, channel, person));
    }

    /** Takes in who is in a channel, in place of what we knew. */
    public void members(WorkspaceId workspace, ChannelId channel, List<PersonId> people) {
        store.run(tx -> {
            TeamDao dao = tx.dao(TeamDao.class);
            dao.forgetMembers(workspace, channel);
            dao.joined(workspace, channel, people);
        });
    }
}
