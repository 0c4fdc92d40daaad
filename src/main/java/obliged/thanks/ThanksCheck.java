package obliged.thanks;

import java.util.List;
import obliged.store.Tx;

/** Checks what must be so of all thank-yous and what no constraint of the database ensures. */
public final class ThanksCheck {
    private ThanksCheck() {}

    /** A sentence for each thank-you that is not as it should be, at most ten. */
    public static List<String> findings(Tx tx) {
        return tx.dao(ThanksCheckDao.class).toNobody().stream()
                .map(id -> "Thank-you " + id + " has no recipient.")
                .toList();
    }
}
