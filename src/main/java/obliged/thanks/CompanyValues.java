package obliged.thanks;

import java.util.List;
import obliged.person.People;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import obliged.shared.WorkspaceId;
import obliged.store.Store;
import obliged.store.Tx;
import org.jspecify.annotations.Nullable;

/** A workspace's company values; none at first. Only its admins can change them. */
public final class CompanyValues {
    /** The most values that a workspace can have, so that they remain easy to choose from in a select menu. */
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
     * Changes the value with this word. Null leaves a part as it is, an empty string removes it. Thank-yous that name
     * the value keep its word.
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

    /** Removes the value with this word. Thank-yous that name it keep its word. */
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
