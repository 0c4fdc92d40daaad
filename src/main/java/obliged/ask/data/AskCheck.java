package obliged.ask.data;

import java.util.ArrayList;
import java.util.List;
import obliged.store.Tx;

/** Checks what must be so of all asks and what no constraint of the database ensures. */
public final class AskCheck {
    private AskCheck() {}

    /** A sentence for each ask that is not as it should be, at most ten of each kind. */
    public static List<String> findings(Tx tx) {
        AskCheckDao dao = tx.dao(AskCheckDao.class);
        List<String> found = new ArrayList<>();
        dao.withoutHistory().forEach(number -> found.add("#" + number + " has no first step in its history."));
        dao.notInTheIndex().forEach(number -> found.add("#" + number + " can't be found by search."));
        dao.pendingWithoutItsStep()
                .forEach(number ->
                        found.add("#" + number + " is waiting for an answer to a step that isn't in its history."));
        dao.withoutTheirMoment()
                .forEach(number -> found.add("#" + number + " has a state or date, but no record of when it was set."));
        return found;
    }
}
