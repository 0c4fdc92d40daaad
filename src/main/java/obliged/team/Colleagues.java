package obliged.team;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import obliged.shared.GroupId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.Tx;

/** What teams need to know of people and groups, which another package keeps. */
public interface Colleagues {
    /** Someone, whether we know them or not. */
    Colleague find(Tx tx, WorkspaceId workspace, PersonId person);

    /** Everyone in a group; nobody if the group is gone. */
    List<PersonId> members(Tx tx, WorkspaceId workspace, GroupId group);

    /** The groups that someone is in, without those that are gone. */
    Set<GroupId> groups(Tx tx, WorkspaceId workspace, PersonId person);

    /** What people type to name an existing group, without any sign before it. */
    Optional<String> handle(Tx tx, WorkspaceId workspace, GroupId group);
}
