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
 * Who may know of a channel, and so of its name and of what was asked and said there: full members of the company where it
 * is open, and whoever is known to be in it. A guest, someone of another company or someone unknown may know of it only
 * where they are in it. A channel that we never heard of is closed.
 */
public final class ChannelAccess {
    private final Store store;
    private final Colleagues colleagues;

    ChannelAccess(Store store, Colleagues colleagues) {
        this.store = store;
        this.colleagues = colleagues;
    }

    /** The rule itself, which the queries of this and other packages repeat. */
    static boolean mayKnowOf(boolean open, boolean member, boolean inside) {
        return inside || open && member;
    }

    /** Whether what is so of a channel may be told to the whole company. */
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

    /** Whether open channels are for them to know of, wherever they are. */
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
