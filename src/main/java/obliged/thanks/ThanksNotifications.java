package obliged.thanks;

import java.util.ArrayList;
import java.util.List;
import obliged.outbox.Message;
import obliged.outbox.NewNotice;
import obliged.outbox.Notice;
import obliged.outbox.Outbox;
import obliged.outbox.Recipient;
import obliged.shared.PersonId;
import obliged.store.Tx;
import org.jspecify.annotations.Nullable;

/**
 * What a thank-you makes us owe, and to whom. First the post; when it stands, a direct message to each who is thanked,
 * so that they can be led to it. In each place notices keep their order, so what undoes a message comes after it.
 */
final class ThanksNotifications {
    private final Outbox outbox;

    ThanksNotifications(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Listens for what becomes of our posts. */
    void listen() {
        outbox.onDelivered(ThanksNotice.POST, this::posted);
        outbox.onGivenUp(ThanksNotice.POST, this::unposted);
        outbox.onGivenUp(ThanksNotice.TOLD, this::untold);
        outbox.onGivenUp(ThanksNotice.POST_GONE, this::stays);
    }

    void given(Tx tx, ThankYou thanks, List<LeftOut> leftOut, boolean confirmed) {
        // Details that are there, though empty, ask for a confirmation.
        String note = confirmed ? LeftOut.note(leftOut) : null;
        if (thanks.channel() == null) {
            told(tx, thanks, note);
        } else {
            outbox.owe(
                    tx,
                    owed(thanks, ThanksNotice.POST, Recipient.of(thanks.channel()))
                            .with(note, null));
        }
    }

    private void posted(Tx tx, Notice post, Message message) {
        ThankYou thanks = load(tx, post);
        // Taken back while it was on its way: then its end is owed already.
        if (!thanks.isUndone()) {
            told(tx, thanks, post.details());
        }
    }

    private void told(Tx tx, ThankYou thanks, @Nullable String note) {
        List<NewNotice> all = new ArrayList<>();
        thanks.people().forEach(person -> all.add(owed(thanks, ThanksNotice.TOLD, Recipient.of(person))));
        if (note != null) {
            all.add(owed(thanks, ThanksNotice.GIVEN, Recipient.of(thanks.from()))
                    .with(note, null));
        }
        outbox.owe(tx, all);
    }

    /**
     * It can't reach its channel. Where it surely did not, it is as if it had not been given, so that it can be given
     * elsewhere; where it may have, it stands.
     */
    private void unposted(Tx tx, Notice post, String problem) {
        ThankYou thanks = load(tx, post);
        if (thanks.isUndone()) {
            return;
        }
        if (post.isInDoubt()) {
            told(tx, thanks, null);
            say(tx, thanks, ThanksNotice.UNSURE, null);
        } else {
            tx.dao(ThankYouDao.class).undo(thanks.id().number(), tx.now());
            say(tx, thanks, ThanksNotice.UNPOSTED, problem);
        }
    }

    private void untold(Tx tx, Notice told, String problem) {
        ThankYou thanks = load(tx, told);
        if (!thanks.isUndone()) {
            outbox.owe(
                    tx,
                    NewNotice.now(
                                    told.workspace(),
                                    ThanksNotice.UNTOLD,
                                    Recipient.of(thanks.from()),
                                    told.subject(),
                                    told.step(),
                                    ThanksNotice.UNTOLD + "/" + told.id())
                            .with(told.recipient().id(), null));
        }
    }

    private void stays(Tx tx, Notice gone, String problem) {
        say(tx, load(tx, gone), ThanksNotice.STAYS, problem);
    }

    void undone(Tx tx, ThankYou thanks) {
        List<NewNotice> all = new ArrayList<>();
        if (thanks.channel() != null) {
            all.add(owed(thanks, ThanksNotice.POST_GONE, Recipient.of(thanks.channel())));
        }
        for (PersonId person : thanks.people()) {
            all.add(owed(thanks, ThanksNotice.TOLD_GONE, Recipient.of(person)));
        }
        all.add(owed(thanks, ThanksNotice.GIVEN_GONE, Recipient.of(thanks.from())));
        outbox.owe(tx, all);
    }

    private void say(Tx tx, ThankYou thanks, String kind, @Nullable String note) {
        outbox.owe(tx, owed(thanks, kind, Recipient.of(thanks.from())).with(note, null));
    }

    private static ThankYou load(Tx tx, Notice notice) {
        return ThankYous.find(tx, new ThankYouId(notice.workspace(), notice.subject()))
                .orElseThrow();
    }

    private static NewNotice owed(ThankYou thanks, String kind, Recipient recipient) {
        long number = thanks.id().number();
        return NewNotice.caused(thanks.id().workspace(), kind, recipient, number, number);
    }
}
