package obliged.team;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.Unread;
import obliged.shared.WorkspaceId;
import obliged.store.Store;
import obliged.store.Tx;

/**
 * Who may know of a channel, and so of its name and of what was asked and said there: full members of the company if it
 * is open, and anyone who is known to be in it. A guest, someone of another company or someone unknown may know of it
 * only if they are in it. A channel that we have never heard of counts as closed.
 */
public final class ChannelAccess {
    /** For how long we know who is in a channel that we are not in ourselves, as we hear of no changes there. */
    private static final Duration KNOWN_FOR = Duration.ofHours(1);

    private final Store store;
    private final Colleagues colleagues;

    ChannelAccess(Store store, Colleagues colleagues) {
        this.store = store;
        this.colleagues = colleagues;
    }

    /** The rule itself, which queries in this and other packages repeat in SQL. */
    static boolean mayKnowOf(boolean open, boolean member, boolean inside) {
        return inside || open && member;
    }

    /** Whether the whole company may know of a channel. */
    public static boolean isOpen(Optional<Channel> channel) {
        return channel.filter(known -> !known.closed()).isPresent();
    }

    public boolean mayKnowOf(WorkspaceId workspace, ChannelId channel, PersonId person) {
        return store.read(tx -> mayKnowOf(tx, workspace, channel, person));
    }

    public boolean mayKnowOf(Tx tx, WorkspaceId workspace, ChannelId channel, PersonId person) {
        TeamDao dao = tx.dao(TeamDao.class);
        return mayKnowOf(
                isOpen(dao.channel(workspace, channel)),
                isMember(tx, workspace, person),
                dao.isIn(workspace, channel, person));
    }

    /** Whether we know who is in a channel, or can't know it. */
    public boolean isRead(WorkspaceId workspace, ChannelId channel) {
        return store.read(tx -> tx.dao(TeamDao.class)
                .channel(workspace, channel)
                .filter(known -> isRead(tx, workspace, known))
                .isPresent());
    }

    private static boolean isRead(Tx tx, WorkspaceId workspace, Channel channel) {
        // Nobody comes to an archived channel, or leaves it.
        if (!channel.showsMembers() || channel.archived()) {
            return true;
        }
        Optional<Instant> readAt = tx.dao(TeamDao.class).membersReadAt(workspace, channel.id());
        return readAt.filter(at -> channel.joined() || at.plus(KNOWN_FOR).isAfter(tx.now()))
                .isPresent();
    }

    /**
     * To be called before someone acts on the strength of being in a channel.
     *
     * @throws Unread if who is in the channel has to be read first
     */
    public void requireRead(Tx tx, WorkspaceId workspace, ChannelId channel) {
        if (tx.dao(TeamDao.class)
                .channel(workspace, channel)
                .filter(known -> !isRead(tx, workspace, known))
                .isPresent()) {
            throw new Unread(channel);
        }
    }

    public void requireRead(WorkspaceId workspace, ChannelId channel) {
        if (!isRead(workspace, channel)) {
            throw new Unread(channel);
        }
    }

    /** Whether someone may know of open channels that they are not in. */
    public boolean isMember(Tx tx, WorkspaceId workspace, PersonId person) {
        return colleagues.find(tx, workspace, person).isMember();
    }

    /** The teams whose channel someone may know of. */
    public Set<ChannelId> knownTeams(Tx tx, WorkspaceId workspace, PersonId person) {
        TeamDao dao = tx.dao(TeamDao.class);
        Set<ChannelId> known = new HashSet<>(dao.joinedTeams(workspace, person));
        if (isMember(tx, workspace, person)) {
            known.addAll(dao.openTeams(workspace));
        }
        return known;
    }
}
