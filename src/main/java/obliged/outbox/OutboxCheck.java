package obliged.outbox;

import java.util.List;
import obliged.store.Tx;

/** Checks what must be so of all notices and what no constraint of the database ensures. */
public final class OutboxCheck {
    private OutboxCheck() {}

    /** A sentence for each notice that is not as it should be, at most ten. */
    public static List<String> findings(Tx tx) {
        return tx.dao(OutboxCheckDao.class).neitherWaitingNorEnded().stream()
                .map(id -> "Message " + id + " is marked as both waiting and finished, or as neither.")
                .toList();
    }
}
