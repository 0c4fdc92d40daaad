package obliged.ask;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import obliged.store.Tx;

/**
 * Saves an ask that has changed. A question that waits no longer loses its button, and other packages are told when the
 * ask has changed hands.
 */
final class AskSaver {
    private final AskAccess access;
    private final AskNotifications notifications;
    private final List<AskSteps.HandsListener> listeners = new CopyOnWriteArrayList<>();

    AskSaver(AskAccess access, AskNotifications notifications) {
        this.access = access;
        this.notifications = notifications;
    }

    void onChangedHands(AskSteps.HandsListener listener) {
        listeners.add(listener);
    }

    void save(Tx tx, Ask before, Ask after) {
        tx.dao(AskDao.class).update(AskRow.of(after, access.clock(tx, after).dates()));
        if (before.pending() instanceof Pending.Question question && !question.equals(after.pending())) {
            notifications.settled(tx, before, question.step());
        }
        if (!after.holder().equals(before.holder())) {
            listeners.forEach(listener -> listener.changedHands(tx, after.id()));
        }
    }
}
