package obliged.person;

import java.util.List;
import java.util.Optional;
import obliged.store.Store;
import obliged.store.Tx;
import obliged.term.PersonId;
import obliged.term.WorkspaceId;

/** Everyone we know of, in the workspace that we serve. */
public final class People {
    private final Store store;

    public People(Store store) {
        this.store = store;
    }

    public Optional<Workspace> workspace() {
        return store.read(this::workspace);
    }

    public Optional<Person> find(WorkspaceId workspace, PersonId id) {
        return store.read(tx -> find(tx, workspace, id));
    }

    /** Takes in what was read about people, in place of what we knew. */
    public void save(WorkspaceId workspace, List<Person> people) {
        store.run(tx -> save(tx, workspace, people));
    }

    /** Takes in the whole workspace at once, as it was read in bulk. */
    public void save(Workspace workspace, List<Person> people) {
        store.run(tx -> {
            tx.dao(PersonDao.class).save(workspace);
            save(tx, workspace.id(), people);
        });
    }

    /** The workspace that was read last; none before the first reading ever. */
    public Optional<Workspace> workspace(Tx tx) {
        return tx.dao(PersonDao.class).workspace();
    }

    public Optional<Person> find(Tx tx, WorkspaceId workspace, PersonId id) {
        return tx.dao(PersonDao.class).find(workspace, id);
    }

    private static void save(Tx tx, WorkspaceId workspace, List<Person> people) {
        tx.dao(PersonDao.class).save(workspace, people);
    }

    /** Finds a person, or notes the one described as someone we have only heard of. */
    public Person meet(Tx tx, WorkspaceId workspace, Person described) {
        PersonDao dao = tx.dao(PersonDao.class);
        return dao.find(workspace, described.id()).orElseGet(() -> {
            dao.meet(workspace, described);
            return described;
        });
    }
}
