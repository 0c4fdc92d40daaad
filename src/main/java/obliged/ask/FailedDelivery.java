package obliged.ask;

import java.util.List;
import java.util.stream.Stream;
import obliged.ask.value.AskId;
import obliged.ask.value.State;
import obliged.outbox.NewNotice;
import obliged.outbox.Notice;
import obliged.outbox.Outbox;
import obliged.outbox.Recipient;
import obliged.shared.PersonId;
import obliged.store.Tx;

/** Handles notices that could not be delivered: tells someone who can do something about it. */
final class FailedDelivery {
    private final AskAccess access;
    private final Outbox outbox;

    FailedDelivery(AskAccess access, Outbox outbox) {
        this.access = access;
        this.outbox = outbox;
    }

    /** Tells the person who caused a card or a line that it could not be delivered. */
    void say(Tx tx, Notice card, String problem) {
        boolean told = !card.kind().equals(AskNotice.CARD);
        String kind = told ? AskNotice.UNTOLD : AskNotice.UNDELIVERED;
        AskDao dao = tx.dao(AskDao.class);
        Ask ask = dao.find(card.workspace(), card.subject()).orElseThrow().ask();
        PersonId causer = dao.history(card.workspace(), card.subject()).stream()
                .filter(step -> step.id() == card.step())
                .flatMap(step -> Stream.ofNullable(step.by()))
                .findFirst()
                .orElse(ask.requester());
        if (causer != null && !Recipient.of(causer).equals(card.recipient())) {
            outbox.owe(
                    tx,
                    NewNotice.now(
                                    card.workspace(),
                                    kind,
                                    Recipient.of(causer),
                                    card.subject(),
                                    card.step(),
                                    kind + "/" + card.id())
                            .with(
                                    told
                                            ? card.recipient().id()
                                            : card.recipient().id() + " " + problem,
                                    null));
        }
    }

    /** Tells who sent a file that it was not passed on. */
    void kept(Tx tx, Notice file, String problem) {
        tx.dao(AskDao.class).history(file.workspace(), file.subject()).stream()
                .map(HistoryRow::entry)
                .filter(step -> step.id() == file.step())
                .flatMap(step -> Stream.ofNullable(step.by()))
                .findFirst()
                .ifPresent(sender -> outbox.owe(
                        tx,
                        FileNotifications.kept(
                                Asks.load(tx, new AskId(file.workspace(), file.subject())),
                                file.step(),
                                sender,
                                problem + " " + AskNotice.file(file.details()),
                                String.valueOf(file.id()))));
    }

    /** A nudge that could not be posted in the thread does not count, and its requester is told why. */
    void unheard(Tx tx, Notice line, String problem) {
        AskDao dao = tx.dao(AskDao.class);
        boolean nudge = dao.history(line.workspace(), line.subject()).stream()
                .anyMatch(step -> step.id() == line.step() && step.step() == Step.NUDGE);
        Ask ask = Asks.load(tx, new AskId(line.workspace(), line.subject()));
        if (nudge && ask.state() == State.OPEN) {
            dao.update(AskRow.of(ask.unheard(), access.clock(tx, ask).dates()));
            outbox.owe(
                    tx,
                    List.of(
                            owed(ask, AskNotice.UNHEARD, line.step()).with(problem, null),
                            // Their card says that they nudged.
                            owed(ask, AskNotice.REFRESH, line.step()).asChange()));
        }
    }

    private static NewNotice owed(Ask ask, String kind, long nudge) {
        return NewNotice.now(
                ask.id().workspace(),
                kind,
                Recipient.of(ask.requester()),
                ask.id().number(),
                nudge,
                kind + "/unheard/" + nudge);
    }
}
