package obliged.ask;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import obliged.store.Tx;

/** Saves an ask that has changed, and announces it to other packages when it has changed hands. */
final class AskSaver {
    private final AskAccess access;
    private final List<AskSteps.HandsListener> listeners = new CopyOnWriteArrayList<>();

    AskSaver(AskAccess access) {
        this.access = access;
    }

    void onChangedHands(AskSteps.HandsListener listener) {
        listeners.add(listener);
    }

    void save(Tx tx, Ask before, Ask after) {
        tx.dao(AskDao.class).update(AskRow.of(after, access.clock(tx, after).dates()));
        if (!after.holder().equals(before.holder())) {
            listeners.forEach(listener -> listener.changedHands(tx, after.id()));
        }
    }
}
