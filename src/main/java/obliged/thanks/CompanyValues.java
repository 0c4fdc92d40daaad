package obliged.thanks;

import java.util.List;
import obliged.person.People;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import obliged.shared.WorkspaceId;
import obliged.store.Store;
import obliged.store.Tx;
import org.jspecify.annotations.Nullable;

/** The values that a workspace keeps; none at first. Only its admins change them. */
public final class CompanyValues {
    /** As many as a select of Slack's offers at ease. */
    public static final int MOST = 50;

    private final Store store;
    private final People people;

    public CompanyValues(Store store, People people) {
        this.store = store;
        this.people = people;
    }

    public List<CompanyValue> all(WorkspaceId workspace) {
        return store.read(tx -> tx.dao(CompanyValueDao.class).all(workspace));
    }

    /** Whether someone may change them. */
    public boolean mayChange(WorkspaceId workspace, PersonId person) {
        return people.isAdmin(workspace, person);
    }

    /** Adds a value. */
    public void add(WorkspaceId workspace, PersonId by, CompanyValue value) {
        store.run(tx -> {
            requireAdmin(tx, workspace, by);
            CompanyValueDao dao = tx.dao(CompanyValueDao.class);
            if (dao.find(workspace, value.word()).isPresent()) {
                throw new Refusal(ThanksReason.VALUE_TAKEN);
            }
            if (dao.all(workspace).size() >= MOST) {
                throw new Refusal(ThanksReason.TOO_MANY_VALUES);
            }
            dao.save(workspace, value);
        });
    }

    /**
     * Changes the one of this word. What is not said of it stays as it is, what is said to be empty goes. Thank-yous given
     * with it keep their word.
     */
    public CompanyValue change(
            WorkspaceId workspace,
            PersonId by,
            String old,
            @Nullable String word,
            @Nullable String emoji,
            @Nullable String sentence) {
        return store.write(tx -> {
            requireAdmin(tx, workspace, by);
            CompanyValueDao dao = tx.dao(CompanyValueDao.class);
            CompanyValue before = dao.find(workspace, old).orElseThrow(() -> new Refusal(ThanksReason.NO_VALUE));
            CompanyValue after = CompanyValue.of(
                    word == null ? before.word() : word,
                    emoji == null ? before.emoji() : emoji,
                    sentence == null ? before.sentence() : sentence);
            if (!after.word().equals(old)) {
                if (dao.find(workspace, after.word()).isPresent()) {
                    throw new Refusal(ThanksReason.VALUE_TAKEN);
                }
                dao.remove(workspace, old);
            }
            dao.save(workspace, after);
            return after;
        });
    }

    /** Removes the one of this word. Thank-yous given with it keep their word. */
    public void remove(WorkspaceId workspace, PersonId by, String word) {
        store.run(tx -> {
            requireAdmin(tx, workspace, by);
            if (tx.dao(CompanyValueDao.class).remove(workspace, word) == 0) {
                throw new Refusal(ThanksReason.NO_VALUE);
            }
        });
    }

    private void requireAdmin(Tx tx, WorkspaceId workspace, PersonId by) {
        if (!people.isAdmin(tx, workspace, by)) {
            throw new Refusal(ThanksReason.NOT_ADMIN);
        }
    }
}
