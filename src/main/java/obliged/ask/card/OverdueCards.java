package obliged.ask.card;

import java.util.List;
import java.util.stream.Stream;
import obliged.ask.Ask;
import obliged.ask.Ask.AskClock;
import obliged.ask.AskAccess;
import obliged.ask.AskDao;
import obliged.ask.AskNotifications;
import obliged.ask.AskRow;
import obliged.ask.Asks;
import obliged.ask.value.AskId;
import obliged.ask.value.State;
import obliged.outbox.Outbox;
import obliged.outbox.Urgency;
import obliged.person.People;
import obliged.shared.WorkspaceId;
import obliged.store.Store;
import obliged.store.Tx;
import obliged.team.Teams;

/**
 * Updates the cards of promises whose date has passed, and of open asks whose requested date has: they say so from then
 * on, and offer to make it right. The mark
 * and the notices are saved in one transaction, once for each date that passes.
 *
 * <p>Slack allows few message updates a minute, and nobody waits for these. So only some are sent at a time, and none
 * while enough bulk notices wait: what became overdue while we were down must not delay the reminders.
 */
public final class OverdueCards {
    private static final int ROUND = 10;

    private static final int ENOUGH = 20;

    private final Store store;
    private final AskAccess access;
    private final Outbox outbox;
    private final AskNotifications notifications;

    public OverdueCards(Store store, People people, Teams teams, Outbox outbox) {
        this.store = store;
        this.access = new AskAccess(people, teams);
        this.outbox = outbox;
        this.notifications = new AskNotifications(outbox, teams);
    }

    /** Updates some of the cards that should say by now that their ask is overdue. To be called often. */
    public void turnCards(WorkspaceId workspace) {
        if (!store.read(tx -> turning(tx, workspace)).isEmpty()) {
            store.run(tx ->
                    turning(tx, workspace).forEach(number -> turn(tx, Asks.load(tx, new AskId(workspace, number)))));
        }
    }

    private List<Long> turning(Tx tx, WorkspaceId workspace) {
        AskDao dao = tx.dao(AskDao.class);
        List<Long> late = Stream.concat(
                        dao.turningLate(workspace, tx.now(), ROUND).stream(),
                        dao.turningWished(workspace, tx.now(), ROUND).stream())
                .toList();
        return late.isEmpty() || outbox.areWaiting(tx, Urgency.BULK, ENOUGH) ? List.of() : late;
    }

    private void turn(Tx tx, Ask ask) {
        AskDao dao = tx.dao(AskDao.class);
        AskClock clock = access.clock(tx, ask);
        // The assignee may have changed zones: save when the date ends in the current one.
        AskRow row = AskRow.of(ask, clock.dates());
        dao.update(row);
        if (row.dueEnds() != null && ask.isOverdue(clock)) {
            dao.turnedLate(ask.id().workspace(), ask.id().number());
            notifications.late(tx, ask, row.dueEnds());
        } else if (ask.state() == State.OPEN && row.wishEnds() != null && !ask.isWishAhead(clock)) {
            dao.turnedWish(ask.id().workspace(), ask.id().number());
            notifications.late(tx, ask, row.wishEnds());
        }
    }
}
