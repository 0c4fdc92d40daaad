package obliged.thanks;

import java.util.List;
import java.util.Map;
import obliged.shared.Erased;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.Tx;

/** What a person said in thank-yous: finds it, and erases it. Who thanked whom, when and for which value stays. */
public final class ThanksPersonalData {
    private ThanksPersonalData() {}

    /** The ids of the thank-yous that someone gave. */
    public static List<Long> givenBy(Tx tx, WorkspaceId workspace, PersonId person) {
        return tx.dao(ThanksPersonalDataDao.class).givenBy(workspace, person);
    }

    /** Erases the words of some thank-yous. */
    public static void erase(Tx tx, List<Long> ids) {
        tx.dao(ThanksPersonalDataDao.class).erase(ids, Erased.WORDS);
    }

    /** What is held of someone, one JSON object a row. */
    public static Map<String, List<String>> of(Tx tx, WorkspaceId workspace, PersonId person) {
        ThanksPersonalDataDao dao = tx.dao(ThanksPersonalDataDao.class);
        return Map.of("thanks_given", dao.given(workspace, person), "thanks_received", dao.received(workspace, person));
    }
}
