package obliged.ask;

import java.util.List;
import java.util.stream.Stream;
import obliged.outbox.Notice;
import obliged.outbox.Outbox;
import obliged.outbox.Owed;
import obliged.store.Tx;
import obliged.term.PersonId;

/** What becomes of what can't reach its place: someone is told who can do something about it. */
final class Undelivered {
    private final AskAccess access;
    private final Outbox outbox;

    Undelivered(AskAccess access, Outbox outbox) {
        this.access = access;
        this.outbox = outbox;
    }

    /** A card, or a line to someone, can't reach its place: whoever caused it is told, and can do something about it. */
    void say(Tx tx, Notice card, String problem) {
        boolean told = card.kind().equals(AskNotice.TOLD);
        String kind = told ? AskNotice.UNTOLD : AskNotice.UNDELIVERED;
        AskDao dao = tx.dao(AskDao.class);
        Ask ask = dao.find(card.workspace(), card.about()).orElseThrow().ask();
        PersonId causer = dao.history(card.workspace(), card.about()).stream()
                .filter(step -> step.id() == card.cause())
                .flatMap(step -> Stream.ofNullable(step.by()))
                .findFirst()
                .orElse(ask.requester());
        if (causer != null && !causer.value().equals(card.place())) {
            outbox.owe(
                    tx,
                    Owed.now(card.workspace(), kind, causer.value(), card.about(), card.cause(), kind + "/" + card.id())
                            .with(told ? card.place() : card.place() + " " + problem, null));
        }
    }

    /** A nudge whose line can't come to its thread is none: its requester is told why, and it is not counted. */
    void unheard(Tx tx, Notice line, String problem) {
        AskDao dao = tx.dao(AskDao.class);
        boolean nudge = dao.history(line.workspace(), line.about()).stream()
                .anyMatch(step -> step.id() == line.cause() && step.step() == Step.NUDGE);
        Ask ask = Asks.load(tx, new AskId(line.workspace(), line.about()));
        if (nudge && ask.state() == State.OPEN) {
            dao.update(AskRow.of(ask.unheard(), access.present(tx, ask).dates()));
            outbox.owe(
                    tx,
                    List.of(
                            owed(ask, AskNotice.UNHEARD, line.cause()).with(problem, null),
                            // The nudge itself made their card say that they nudged.
                            owed(ask, AskNotice.REFRESH, line.cause()).asChange()));
        }
    }

    private static Owed owed(Ask ask, String kind, long nudge) {
        return Owed.now(
                ask.id().workspace(),
                kind,
                ask.requester().value(),
                ask.id().number(),
                nudge,
                kind + "/unheard/" + nudge);
    }
}
