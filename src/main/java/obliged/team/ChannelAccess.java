package obliged.team;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.Store;
import obliged.store.Tx;

/**
 * Who may know of a channel, and so of its name and of what was asked and said there: full members of the company if it
 * is open, and anyone who is known to be in it. A guest, someone of another company or someone unknown may know of it
 * only if they are in it. A channel that we have never heard of counts as closed.
 */
public final class ChannelAccess {
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
