package obliged.team;

import static java.util.stream.Collectors.toSet;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import obliged.shared.ChannelId;
import obliged.shared.GroupId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.Tx;

/**
 * Who helps a team: the people and the members of the group that are named, without bots, people who left, and people
 * of other companies. If that leaves nobody, anyone in the channel may take up its asks.
 */
final class Helpers {
    private final Colleagues colleagues;

    Helpers(Colleagues colleagues) {
        this.colleagues = colleagues;
    }

    /** The helpers who are named one by one. */
    Set<PersonId> namedAlone(Tx tx, WorkspaceId workspace, ChannelId channel) {
        return tx.dao(TeamDao.class).named(workspace, channel).stream()
                .filter(person -> canHelp(tx, workspace, person))
                .collect(toSet());
    }

    /** All helpers, ordered by id. */
    List<PersonId> of(Tx tx, WorkspaceId workspace, ChannelId channel) {
        TeamDao dao = tx.dao(TeamDao.class);
        Stream<PersonId> grouped = dao.group(workspace, channel).stream()
                .flatMap(group -> colleagues.members(tx, workspace, group).stream());
        return Stream.concat(dao.named(workspace, channel).stream(), grouped)
                .distinct()
                .filter(person -> canHelp(tx, workspace, person))
                .sorted(Comparator.comparing(PersonId::value))
                .toList();
    }

    /** The teams that someone helps by name, or by their group. */
    Set<ChannelId> teamsOf(Tx tx, WorkspaceId workspace, PersonId person) {
        if (!canHelp(tx, workspace, person)) {
            return Set.of();
        }
        TeamDao dao = tx.dao(TeamDao.class);
        Set<ChannelId> teams = new HashSet<>(dao.naming(workspace, person));
        for (GroupId group : colleagues.groups(tx, workspace, person)) {
            teams.addAll(dao.helpedBy(workspace, group));
        }
        return teams;
    }

    /** Whether someone may take up a team's asks. */
    boolean helps(Tx tx, WorkspaceId workspace, ChannelId channel, PersonId person) {
        List<PersonId> helpers = of(tx, workspace, channel);
        return helpers.isEmpty() ? tx.dao(TeamDao.class).isIn(workspace, channel, person) : helpers.contains(person);
    }

    private boolean canHelp(Tx tx, WorkspaceId workspace, PersonId person) {
        return colleagues.find(tx, workspace, person).canHelp();
    }
}
