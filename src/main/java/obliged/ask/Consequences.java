package obliged.ask;

import java.util.List;
import obliged.outbox.Notice;
import obliged.outbox.Outbox;
import obliged.outbox.Owed;
import obliged.store.Tx;
import obliged.term.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What each step makes us owe, and to whom. Cards are changed in place; a step that needs someone's act is a new card in
 * their direct messages; whoever else it concerns is told in a line; a team's channel reads it in the card's thread.
 */
final class Consequences {
    private final Outbox outbox;

    Consequences(Outbox outbox) {
        this.outbox = outbox;
    }

    void logged(Tx tx, Ask ask, long step) {
        outbox.owe(
                tx,
                List.of(
                        owed(AskNotice.CARD, ask.addressee().place(), ask, step),
                        owed(AskNotice.CARD, ask.requester().value(), ask, step)));
    }

    /** A plain acceptance is told; one that suggests another date needs the requester's word. */
    void accepted(Tx tx, Ask after, long accepted, long suggested) {
        if (suggested == accepted) {
            told(tx, after, accepted, after.requester());
        } else {
            line(tx, after, accepted);
            requesterMustAct(tx, after, suggested);
        }
    }

    /** The requester gets a card that asks for their word; the one before it becomes a line. */
    void requesterMustAct(Tx tx, Ask after, long step) {
        owe(tx, AskNotice.CARD, after.requester().value(), after, step);
        owe(tx, AskNotice.RETIRE, after.requester().value(), after, step);
        owe(tx, AskNotice.REFRESH, after.addressee().place(), after, step);
        line(tx, after, step);
    }

    /** Someone is told in a line; every card says what is so now. */
    void told(Tx tx, Ask after, long step, @Nullable PersonId whom) {
        if (whom != null) {
            owe(tx, AskNotice.TOLD, whom.value(), after, step);
        }
        owe(tx, AskNotice.REFRESH, after.requester().value(), after, step);
        owe(tx, AskNotice.REFRESH, after.addressee().place(), after, step);
        line(tx, after, step);
    }

    void again(Tx tx, Ask ask, String key) {
        outbox.owe(
                tx,
                Owed.now(
                        ask.id().workspace(),
                        AskNotice.CARD,
                        ask.addressee().place(),
                        ask.id().number(),
                        0,
                        AskNotice.CARD + "/again/" + key));
    }

    /** A card can't reach its place: whoever caused it is told, and can do something about it. */
    void undelivered(Tx tx, Notice card, String problem) {
        AskDao dao = tx.dao(AskDao.class);
        Ask ask = dao.find(card.workspace(), card.about()).orElseThrow().ask();
        PersonId causer = dao.history(card.workspace(), card.about()).stream()
                .filter(step -> step.id() == card.cause())
                .map(AskDao.HappeningRow::by)
                .findFirst()
                .orElse(ask.requester());
        if (causer != null && !causer.value().equals(card.place())) {
            outbox.owe(
                    tx,
                    Owed.now(
                                    card.workspace(),
                                    AskNotice.UNDELIVERED,
                                    causer.value(),
                                    card.about(),
                                    card.cause(),
                                    AskNotice.UNDELIVERED + "/" + card.id())
                            .with(card.place() + " " + problem, null));
        }
    }

    private void line(Tx tx, Ask ask, long step) {
        if (ask.addressee() instanceof Addressee.OfTeam) {
            owe(tx, AskNotice.LINE, ask.addressee().place(), ask, step);
        }
    }

    private void owe(Tx tx, String kind, String place, Ask ask, long step) {
        outbox.owe(tx, owed(kind, place, ask, step));
    }

    private static Owed owed(String kind, String place, Ask ask, long step) {
        Owed owed = Owed.caused(ask.id().workspace(), kind, place, ask.id().number(), step);
        return kind.equals(AskNotice.REFRESH) ? owed.asChange() : owed;
    }
}
