package obliged.team;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import obliged.shared.ChannelId;
import obliged.shared.GroupId;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import obliged.shared.SearchText;
import obliged.shared.Unread;
import obliged.shared.WorkspaceId;
import obliged.store.JsonArray;
import obliged.store.Store;
import obliged.store.Tx;
import org.jspecify.annotations.Nullable;

/** The channels that we know, which of them are teams, and who is in them. */
public final class Teams {
    /** So many people are known by heart while someone searches. */
    private static final int FEW = 5_000;

    private final Store store;
    private final Colleagues colleagues;
    private final ChannelAccess access;
    private final Helpers helpers;
    private final List<MoveListener> moveListeners = new CopyOnWriteArrayList<>();
    private volatile boolean listed = true;

    /** Called in the same transaction when a channel's id changes. */
    public interface MoveListener {
        void moved(Tx tx, WorkspaceId workspace, ChannelId from, ChannelId to);
    }

    public Teams(Store store, Colleagues colleagues) {
        this.store = store;
        this.colleagues = colleagues;
        this.access = new ChannelAccess(store, colleagues);
        this.helpers = new Helpers(colleagues);
    }

    /** Who may know of which channel. */
    public ChannelAccess access() {
        return access;
    }

    public Optional<Channel> channel(WorkspaceId workspace, ChannelId id) {
        return store.read(tx -> channel(tx, workspace, id));
    }

    public Optional<Channel> channel(Tx tx, WorkspaceId workspace, ChannelId id) {
        return tx.dao(TeamDao.class).channel(workspace, id);
    }

    /** Saves what was read about channels in place of what we knew. */
    public void save(WorkspaceId workspace, List<Channel> channels) {
        store.run(tx -> save(tx, workspace, channels));
    }

    private static void save(Tx tx, WorkspaceId workspace, List<Channel> channels) {
        TeamDao dao = tx.dao(TeamDao.class);
        dao.save(workspace, channels);
        dao.forgetUntold(
                workspace,
                channels.stream()
                        .filter(channel -> !channel.showsMembers())
                        .map(Channel::id)
                        .toList());
    }

    /** Saves some of the channels in the chat system's list, as they were read in this round. */
    public void saveListed(WorkspaceId workspace, List<Channel> channels, int round) {
        store.run(tx -> {
            save(tx, workspace, channels);
            tx.dao(TeamDao.class)
                    .listed(workspace, channels.stream().map(Channel::id).toList(), round);
        });
    }

    /** Notes that a channel needs not to be looked for in this round any more. */
    public void listed(WorkspaceId workspace, ChannelId channel, int round) {
        store.run(tx -> tx.dao(TeamDao.class).listed(workspace, List.of(channel), round));
    }

    /**
     * One of the channels that were not in the list in this round: it was archived, deleted or closed to us. Those of
     * which that is known are left out.
     */
    public Optional<ChannelId> unlisted(WorkspaceId workspace, int round) {
        return store.read(tx -> tx.dao(TeamDao.class).unlisted(workspace, round));
    }

    /** Notes whether all channels were read once. Until then, one that we don't know has to be read first. */
    public void areListed(boolean all) {
        listed = all;
    }

    /**
     * To be called before someone asks a channel. Once all are read, an open one that we don't know is archived, as the
     * chat system's list leaves those out, or just made.
     *
     * @throws Unread if we have not read yet whether there is such a channel that we see
     */
    public void requireRead(Tx tx, WorkspaceId workspace, Channel described) {
        if ((!listed || !described.closed())
                && channel(tx, workspace, described.id()).isEmpty()) {
            throw new Unread(described.id());
        }
    }

    /** A channel whose members we need to know, since it is a team or we are in it, not read in this round yet. */
    public Optional<ChannelId> nextToReadMembers(WorkspaceId workspace, int round) {
        return store.read(tx -> tx.dao(TeamDao.class).nextToReadMembers(workspace, round));
    }

    /** Notes that we no longer see this channel: it was closed to us, or deleted. */
    public void lost(WorkspaceId workspace, ChannelId channel) {
        store.run(tx -> {
            TeamDao dao = tx.dao(TeamDao.class);
            dao.lose(workspace, channel);
            dao.forgetUntold(workspace, List.of(channel));
        });
    }

    /** Finds a channel, or registers the one described as one that we know nothing else of. */
    public Channel findOrRegister(Tx tx, WorkspaceId workspace, Channel described) {
        TeamDao dao = tx.dao(TeamDao.class);
        return dao.channel(workspace, described.id()).orElseGet(() -> {
            dao.register(workspace, described);
            return described;
        });
    }

    /** Notes that we are no longer a member of a channel. */
    public void left(WorkspaceId workspace, ChannelId channel) {
        store.run(tx -> {
            TeamDao dao = tx.dao(TeamDao.class);
            dao.leave(workspace, channel);
            dao.forgetUntold(workspace, List.of(channel));
        });
    }

    public void archived(WorkspaceId workspace, ChannelId channel, boolean archived) {
        store.run(tx -> tx.dao(TeamDao.class).archive(workspace, channel, archived));
    }

    public void renamed(WorkspaceId workspace, ChannelId channel, String name) {
        store.run(tx -> tx.dao(TeamDao.class).rename(workspace, channel, name, SearchText.allWords(name)));
    }

    /**
     * Adds a listener for changed channel ids. Listeners are called in the order in which they were added, before the
     * channel itself moves.
     */
    public void onMoved(MoveListener listener) {
        moveListeners.add(listener);
    }

    /**
     * Moves a channel to another id, with its team, its members and all that other packages keep of it. What was
     * already read under the new id wins for the channel; for the team, one that someone set up wins over one with
     * defaults.
     */
    public void moved(WorkspaceId workspace, ChannelId from, ChannelId to) {
        store.run(tx -> {
            moveListeners.forEach(listener -> listener.moved(tx, workspace, from, to));
            move(tx, workspace, from, to);
        });
    }

    private void move(Tx tx, WorkspaceId workspace, ChannelId from, ChannelId to) {
        TeamDao dao = tx.dao(TeamDao.class);
        dao.channel(workspace, from)
                .ifPresent(old -> dao.register(
                        workspace,
                        new Channel(to, old.name(), old.closed(), old.archived(), old.joined(), old.shared())));
        dao.forget(workspace, from);
        dao.moveMembers(workspace, from, to);
        dao.forgetMembers(workspace, from);
        dao.forgetUntold(workspace, List.of(to));
        Optional<Team> team = team(tx, workspace, from);
        dao.forgetHelpers(workspace, from);
        dao.forgetTeam(workspace, from);
        if (team.isPresent() && team(tx, workspace, to).map(Team::changedBy).isEmpty()) {
            dao.change(workspace, TeamRow.of(team.get().of(to)));
            dao.name(workspace, to, team.get().helpers());
        }
    }

    /** Makes a channel a team with the defaults; returns false where it was one before. */
    public boolean createIfMissing(Tx tx, WorkspaceId workspace, ChannelId channel, ZoneId zone) {
        return tx.dao(TeamDao.class).createIfMissing(workspace, TeamRow.of(Team.of(channel, zone))) > 0;
    }

    public Optional<Team> team(WorkspaceId workspace, ChannelId channel) {
        return store.read(tx -> team(tx, workspace, channel));
    }

    public Optional<Team> team(Tx tx, WorkspaceId workspace, ChannelId channel) {
        TeamDao dao = tx.dao(TeamDao.class);
        return dao.team(workspace, channel).map(row -> row.team(helpers.namedAlone(tx, workspace, channel)));
    }

    /**
     * A channel's team as someone may change it; with the defaults if it is not a team yet.
     *
     * @param zone the zone of the person who looks
     */
    public Team toChange(WorkspaceId workspace, ChannelId channel, ZoneId zone) {
        return team(workspace, channel).orElseGet(() -> Team.of(channel, zone));
    }

    /**
     * Refuses someone who may not change a channel's team.
     *
     * @throws Unread if who is in the channel has to be read first
     */
    public void requireTheirs(WorkspaceId workspace, ChannelId channel, PersonId person) {
        store.read(tx -> requireTheirs(tx, workspace, channel, person));
    }

    /**
     * Makes a channel a team, or changes the team. If it is sent again, nothing changes.
     *
     * @param seen when it was last changed, as shown to the person who changes it now
     * @return whether it changed
     */
    public boolean change(WorkspaceId workspace, PersonId by, Team wished, @Nullable Instant seen) {
        return store.write(tx -> {
            ChannelId channel = wished.channel();
            Team before = team(tx, workspace, channel).orElse(null);
            if (before != null && by.equals(before.changedBy()) && before.saysWhat(wished)) {
                return false;
            }
            requireTheirs(tx, workspace, channel, by);
            if (before != null && !Objects.equals(before.changedAt(), seen)) {
                throw new Refusal(TeamReason.CHANGED_MEANWHILE);
            }
            wished.requireSane();
            for (TeamReason reason :
                    unfit(tx, workspace, channel, wished.helpers()).values()) {
                throw new Refusal(reason);
            }
            if (wished.group() != null && handle(tx, workspace, wished.group()).isEmpty()) {
                throw new Refusal(TeamReason.GROUP_GONE);
            }
            TeamDao dao = tx.dao(TeamDao.class);
            dao.change(workspace, TeamRow.of(wished.by(by, tx.now())));
            dao.forgetHelpers(workspace, channel);
            dao.name(workspace, channel, wished.helpers());
            return true;
        });
    }

    /** The same within a transaction; returns the channel. */
    public Channel requireTheirs(Tx tx, WorkspaceId workspace, ChannelId id, PersonId person) {
        Channel channel = channel(tx, workspace, id).orElseThrow(() -> new Refusal(TeamReason.NO_SUCH_CHANNEL));
        if (channel.archived()) {
            throw new Refusal(TeamReason.CHANNEL_ARCHIVED);
        }
        if (!channel.takesPosts()) {
            throw new Refusal(TeamReason.CHANNEL_CLOSED_TO_US);
        }
        if (!colleagues.find(tx, workspace, person).isOfTheCompany()) {
            throw new Refusal(TeamReason.NOT_THEIRS);
        }
        if (helpers(tx, workspace, id).isEmpty()) {
            access.requireRead(tx, workspace, id);
        }
        if (!helps(tx, workspace, id, person)) {
            throw new Refusal(TeamReason.NOT_THEIRS);
        }
        return channel;
    }

    /** Which of these people can't be helpers of a channel, and why not. */
    public Map<PersonId, TeamReason> unfit(WorkspaceId workspace, ChannelId channel, Collection<PersonId> people) {
        return store.read(tx -> unfit(tx, workspace, channel, people));
    }

    private Map<PersonId, TeamReason> unfit(Tx tx, WorkspaceId workspace, ChannelId id, Collection<PersonId> people) {
        Map<PersonId, TeamReason> unfit = new LinkedHashMap<>();
        for (PersonId person : people) {
            TeamReason reason =
                    colleagues.find(tx, workspace, person).unfit(access.mayKnowOf(tx, workspace, id, person));
            if (reason != null) {
                unfit.put(person, reason);
            }
        }
        return unfit;
    }

    /** What people type to name an existing group, without any sign before it. */
    public Optional<String> handle(WorkspaceId workspace, GroupId group) {
        return store.read(tx -> handle(tx, workspace, group));
    }

    private Optional<String> handle(Tx tx, WorkspaceId workspace, GroupId group) {
        return colleagues.handle(tx, workspace, group);
    }

    /** The team that names a group as its helpers, if it can be asked; of several, the first by name. */
    public Optional<ChannelId> ofGroup(WorkspaceId workspace, GroupId group) {
        return store.read(tx -> tx.dao(TeamDao.class).ofGroup(workspace, group));
    }

    /** All helpers of a team; nobody if none are named. */
    public List<PersonId> helpers(Tx tx, WorkspaceId workspace, ChannelId channel) {
        return helpers.of(tx, workspace, channel);
    }

    public List<PersonId> helpers(WorkspaceId workspace, ChannelId channel) {
        return store.read(tx -> helpers(tx, workspace, channel));
    }

    /** Whether there are helpers other than someone who asks them. */
    public boolean hasHelpers(Tx tx, WorkspaceId workspace, ChannelId channel, PersonId requester) {
        return !helpers(tx, workspace, channel).stream().allMatch(requester::equals);
    }

    public boolean hasHelpers(WorkspaceId workspace, ChannelId channel, PersonId requester) {
        return store.read(tx -> hasHelpers(tx, workspace, channel, requester));
    }

    /** Whether someone may take up a team's asks: its helpers may, or if none are named, anyone in its channel. */
    public boolean helps(Tx tx, WorkspaceId workspace, ChannelId channel, PersonId person) {
        return helpers.helps(tx, workspace, channel, person);
    }

    /** The teams of which someone is a helper, by name or by group. */
    public Set<ChannelId> helped(Tx tx, WorkspaceId workspace, PersonId person) {
        return helpers.teamsOf(tx, workspace, person);
    }

    /** The teams whose channel someone is in. */
    public Set<ChannelId> joined(Tx tx, WorkspaceId workspace, PersonId person) {
        return tx.dao(TeamDao.class).joinedTeams(workspace, person);
    }

    /**
     * The channels that someone can ask and may know of, whose name contains every typed word, in any order; teams
     * first. Without words, teams only.
     */
    public List<Channel> search(WorkspaceId workspace, PersonId reader, String typed, int most) {
        String words =
                JsonArray.of(Stream.of(SearchText.words(typed).split(" ")).filter(word -> !word.isEmpty()));
        return store.read(tx ->
                tx.dao(TeamDao.class).search(workspace, reader, access.isMember(tx, workspace, reader), words, most));
    }

    /** Words are letters and digits, so nothing in them needs an escape. */

    /** Whether someone shares a channel with others, as far as we know the members. */
    public Predicate<PersonId> companions(WorkspaceId workspace, PersonId person) {
        Set<PersonId> some = store.read(tx -> tx.dao(TeamDao.class).companions(workspace, person, FEW));
        return some.size() < FEW
                ? some::contains
                : other -> store.read(tx -> tx.dao(TeamDao.class).areCompanions(workspace, person, other));
    }

    /** Whether someone is in a channel, as far as we know. */
    public boolean isIn(WorkspaceId workspace, ChannelId channel, PersonId person) {
        return store.read(tx -> isIn(tx, workspace, channel, person));
    }

    public List<ChannelId> all(WorkspaceId workspace) {
        return store.read(tx -> all(tx, workspace));
    }

    public List<ChannelId> all(Tx tx, WorkspaceId workspace) {
        return tx.dao(TeamDao.class).teams(workspace);
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

    /** Saves a channel's members in place of those we knew. */
    public void members(WorkspaceId workspace, ChannelId channel, List<PersonId> people) {
        int reading = beginMembers(workspace, channel);
        addMembers(workspace, channel, people);
        endMembers(workspace, channel, reading);
    }

    /** Begins to read a channel's members page by page, and returns the number of this reading. */
    public int beginMembers(WorkspaceId workspace, ChannelId channel) {
        return store.write(tx -> {
            TeamDao dao = tx.dao(TeamDao.class);
            dao.readMembers(workspace, channel);
            return dao.membersReading(workspace, channel).orElse(0);
        });
    }

    /** Saves some of a channel's members. */
    public void addMembers(WorkspaceId workspace, ChannelId channel, List<PersonId> people) {
        store.run(tx -> tx.dao(TeamDao.class).joined(workspace, channel, people));
    }

    /** Notes that all members were saved since this reading began. Who was not among them has left. */
    public void endMembers(WorkspaceId workspace, ChannelId channel, int reading) {
        store.run(tx -> {
            TeamDao dao = tx.dao(TeamDao.class);
            dao.forgetUnlisted(workspace, channel, reading);
            dao.membersRead(workspace, channel, tx.now());
        });
    }

    /** Notes that a channel's members need not to be read in this round any more. */
    public void membersListed(WorkspaceId workspace, ChannelId channel, int round) {
        store.run(tx -> tx.dao(TeamDao.class).membersListed(workspace, channel, round));
    }
}
