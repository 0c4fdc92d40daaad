package obliged.person;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import obliged.shared.GroupId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.Store;
import obliged.store.Tx;

/** The workspace's groups of people, and who is in them. There may be none: not every workspace has groups. */
public final class Groups {
    private final Store store;

    public Groups(Store store) {
        this.store = store;
    }

    /** The groups that exist, by name. */
    public List<Group> all(WorkspaceId workspace) {
        return store.read(tx -> tx.dao(GroupDao.class).living(workspace));
    }

    public Optional<Group> find(WorkspaceId workspace, GroupId id) {
        return store.read(tx -> find(tx, workspace, id));
    }

    public Optional<Group> find(Tx tx, WorkspaceId workspace, GroupId id) {
        return tx.dao(GroupDao.class).find(workspace, id);
    }

    public List<PersonId> members(WorkspaceId workspace, GroupId id) {
        return store.read(tx -> members(tx, workspace, id));
    }

    public List<PersonId> members(Tx tx, WorkspaceId workspace, GroupId id) {
        return tx.dao(GroupDao.class).members(workspace, id);
    }

    /** The existing groups that someone is in. */
    public Set<GroupId> of(Tx tx, WorkspaceId workspace, PersonId person) {
        return tx.dao(GroupDao.class).of(workspace, person);
    }

    /** Notes that there are no other groups than these. */
    public void onlyThese(WorkspaceId workspace, Set<GroupId> there) {
        store.run(tx -> {
            GroupDao dao = tx.dao(GroupDao.class);
            dao.forget(
                    workspace,
                    dao.living(workspace).stream()
                            .map(Group::id)
                            .filter(id -> !there.contains(id))
                            .toList());
        });
    }

    /** Saves a group with its members. */
    public void save(WorkspaceId workspace, Group group, Collection<PersonId> members) {
        store.run(tx -> save(tx, workspace, group, members));
    }

    private static void save(Tx tx, WorkspaceId workspace, Group group, Collection<PersonId> members) {
        GroupDao dao = tx.dao(GroupDao.class);
        dao.save(workspace, group);
        dao.forgetMembers(workspace, group.id());
        dao.join(workspace, group.id(), members);
    }

    /** Saves a group whose members we were not told. */
    public void save(WorkspaceId workspace, Group group) {
        store.run(tx -> tx.dao(GroupDao.class).save(workspace, group));
    }

    public void changed(WorkspaceId workspace, GroupId group, List<PersonId> joined, List<PersonId> left) {
        store.run(tx -> {
            GroupDao dao = tx.dao(GroupDao.class);
            dao.leave(workspace, group, left);
            dao.join(workspace, group, joined);
        });
    }
}
