package obliged.ask;

import java.time.Duration;
import java.time.Instant;
import obliged.ask.value.AskId;
import obliged.ask.value.State;
import obliged.person.People;
import obliged.person.Person;
import obliged.shared.WorkspaceId;
import obliged.store.Store;
import obliged.store.Tx;

/**
 * Confirms asks whose requester does not say for some working days whether they are solved. Cards say so; people are told in
 * their next reminder. It goes by the current state, so it may run at any time and is idempotent.
 */
final class AutoConfirm {
    /**
     * The number of the requester's whole working days that pass first, not counting the day on which it was marked as
     * done.
     */
    private static final int WORKING_DAYS = 5;

    /** A lower bound for that time, whatever days someone works and however their clocks change. */
    private static final Duration SHORTEST = Duration.ofDays(WORKING_DAYS - 1);

    private final Store store;
    private final People people;
    private final AskAccess access;
    private final AskNotifications notifications;

    AutoConfirm(Store store, People people, AskAccess access, AskNotifications notifications) {
        this.store = store;
        this.people = people;
        this.access = access;
        this.notifications = notifications;
    }

    void settleAll(WorkspaceId workspace) {
        for (long number : store.read(
                tx -> tx.dao(AskDao.class).doneBefore(workspace, tx.now().minus(SHORTEST)))) {
            store.run(tx -> settle(tx, Asks.load(tx, new AskId(workspace, number))));
        }
    }

    private void settle(Tx tx, Ask ask) {
        if (ask.state() == State.DONE && ask.doneAt() != null && isLong(tx, ask, ask.doneAt())) {
            AskDao dao = tx.dao(AskDao.class);
            Ask after = ask.confirm();
            dao.update(AskRow.of(after, access.clock(tx, after).dates()));
            long step = dao.append(HistoryRow.of(HistoryEntry.now(ask, Step.CONFIRM, null, tx.now())));
            notifications.confirmedByTime(tx, after, step);
        }
    }

    private boolean isLong(Tx tx, Ask ask, Instant since) {
        Person requester = access.person(tx, ask, ask.requester());
        if (requester.absence(tx.now()).isPresent()) {
            return false;
        }
        // Days on which they were away do not count. The day on which they are back does.
        Instant counted = people.backSince(tx, ask.id().workspace(), requester)
                .map(back -> back.atZone(requester.zone()).toLocalDate().atStartOfDay(requester.zone()))
                .map(day -> day.toInstant().minusMillis(1))
                .filter(before -> before.isAfter(since))
                .orElse(since);
        return requester.hours().wholeDays(counted, tx.now()) >= WORKING_DAYS;
    }
}
