package obliged.ask;

import java.util.Objects;
import java.util.Optional;
import obliged.ask.value.Addressee;
import obliged.ask.value.AskId;
import obliged.ask.value.State;
import obliged.person.Person;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.Store;
import obliged.store.Tx;

/**
 * Cleans up asks when people leave: nothing waits for the response of someone who is gone, and what they had accepted
 * is open again. It goes by the current state, so it may run at any time and is idempotent.
 */
final class LeaverCleanup {
    private final Store store;
    private final AskAccess access;
    private final AskNotifications notifications;
    private final AskSaver saver;

    LeaverCleanup(Store store, AskAccess access, AskNotifications notifications, AskSaver saver) {
        this.store = store;
        this.access = access;
        this.notifications = notifications;
        this.saver = saver;
    }

    void settleAll(WorkspaceId workspace) {
        for (long number : store.read(tx -> tx.dao(AskDao.class).leftBehind(workspace))) {
            store.run(tx -> settle(tx, Asks.load(tx, new AskId(workspace, number))));
        }
    }

    /** Takes the steps that are needed because people left, and returns the ask as it is then. */
    Ask settle(Tx tx, Ask ask) {
        Ask settled = isGone(tx, ask, ask.requester()) ? withoutRequester(tx, ask) : ask;
        PersonId assignee = settled.assignee();
        if (settled.state() == State.ACCEPTED && assignee != null && isGone(tx, ask, assignee)) {
            settled = withoutAssignee(tx, settled, assignee);
        } else if (settled.state() == State.OPEN
                && settled.addressee() instanceof Addressee.OfPerson asked
                && isGone(tx, ask, asked.person())) {
            withoutAsked(tx, settled, asked);
        }
        if (!settled.equals(ask)) {
            saver.save(tx, ask, settled);
        }
        return settled;
    }

    /** Without a requester, a proposed date is agreed, done work is confirmed, and a question is dropped. */
    private Ask withoutRequester(Tx tx, Ask ask) {
        boolean awaited = ask.awaited().filter(ask.requester()::equals).isPresent();
        if (ask.state() == State.DONE) {
            Ask after = ask.confirm();
            notifications.told(tx, after, append(tx, line(tx, ask, Step.CONFIRM)), ask.requester());
            return after;
        }
        if (awaited && ask.pending() instanceof Pending.Proposal) {
            Ask after = ask.agree();
            notifications.told(tx, after, append(tx, line(tx, ask, Step.AGREE).dated(after.due())), ask.requester());
            return after;
        }
        if (awaited) {
            return unanswered(tx, ask);
        }
        return ask;
    }

    private Ask unanswered(Tx tx, Ask ask) {
        Person doer = access.person(tx, ask, ask.assignee() == null ? ask.requester() : ask.assignee());
        Ask after = ask.answer(doer.hours(), access.clock(tx, ask));
        boolean moved = !Objects.equals(after.due(), ask.due());
        long step = append(tx, line(tx, ask, Step.ANSWER).dated(moved ? after.due() : null));
        notifications.answered(
                tx,
                after,
                step,
                null,
                Optional.ofNullable(ask.pending()).flatMap(asked -> access.seeing(tx, after, asked.by())));
        return after;
    }

    private Ask withoutAssignee(Tx tx, Ask ask, PersonId assignee) {
        Ask after = ask.free();
        Addressee gone = new Addressee.OfPerson(assignee);
        long step = append(tx, line(tx, ask, Step.LEFT).naming(gone));
        if (gone.equals(ask.addressee()) || access.isAskedOfNobody(tx, after)) {
            notifications.mustAct(tx, after, step, ask.requester());
        } else {
            notifications.leftBehind(tx, after, step);
        }
        return after;
    }

    /** Tells the requester, once each time the ask comes to someone who has left, that they can ask someone else. */
    private void withoutAsked(Tx tx, Ask ask, Addressee.OfPerson asked) {
        if (!tx.dao(AskDao.class).isLeftSaid(ask.id().workspace(), ask.id().number(), asked.person())) {
            notifications.mustAct(tx, ask, append(tx, line(tx, ask, Step.LEFT).naming(asked)), ask.requester());
        }
    }

    private boolean isGone(Tx tx, Ask ask, PersonId person) {
        return access.isGone(tx, ask.id().workspace(), person);
    }

    private static HistoryEntry line(Tx tx, Ask ask, Step step) {
        return HistoryEntry.now(ask, step, null, tx.now());
    }

    private static long append(Tx tx, HistoryEntry line) {
        return tx.dao(AskDao.class).append(HistoryRow.of(line));
    }
}
