package obliged.person;

import java.util.List;
import java.util.Map;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.Tx;

/** What we hold of a person themselves: finds it, and erases their names and habits. Their id stays. */
public final class PersonalData {
    /** What a forgotten person is called. */
    static final String NAMELESS = "Someone";

    private PersonalData() {}

    /** A person that was looked for. */
    public record Found(WorkspaceId workspace, PersonId id, String name, boolean gone) {}

    /** Those who have this id, or exactly this name or handle, ignoring the case of Latin letters. */
    public static List<Found> named(Tx tx, String typed) {
        return tx.dao(PersonalDataDao.class).named(typed);
    }

    public static void erase(Tx tx, WorkspaceId workspace, PersonId person) {
        PersonalDataDao dao = tx.dao(PersonalDataDao.class);
        dao.forget(workspace, person, NAMELESS, tx.now());
        dao.forgetHabits(workspace, person);
    }

    /** What is held of someone, one JSON object a row. */
    public static Map<String, List<String>> of(Tx tx, WorkspaceId workspace, PersonId person) {
        PersonalDataDao dao = tx.dao(PersonalDataDao.class);
        return Map.of(
                "profile", dao.profile(workspace, person),
                "habits", dao.habits(workspace, person),
                "groups", dao.groups(workspace, person));
    }
}
