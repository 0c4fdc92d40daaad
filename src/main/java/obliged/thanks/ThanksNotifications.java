package obliged.thanks;

import static java.util.Objects.requireNonNull;

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
 * Which notices a thank-you causes, and for whom. First the post; once it is delivered, a direct message with a link to
 * it for each person who is thanked. Notices to one recipient keep their order, so what undoes a message comes after
 * it.
 */
final class ThanksNotifications {
    private final Outbox outbox;

    ThanksNotifications(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Listens for the delivery of posts. */
    void listen() {
        outbox.onDelivered(ThanksNotice.POST, this::posted);
        outbox.onGivenUp(ThanksNotice.POST, this::unposted);
        outbox.onGivenUp(ThanksNotice.TOLD, this::untold);
        outbox.onGivenUp(ThanksNotice.POST_GONE, this::stays);
    }

    /** {@code untold} are those who are thanked and not told of it yet. */
    void given(Tx tx, ThankYou thanks, List<PersonId> untold, List<LeftOut> leftOut, boolean confirmed) {
        // Details that are not null, even if empty, ask for a confirmation.
        String note = confirmed ? LeftOut.note(leftOut) : null;
        if (thanks.channel() == null) {
            told(tx, thanks, untold, note);
        } else if (thanks.joins().isPresent()) {
            outbox.owe(tx, added(thanks, "given"));
            told(tx, thanks, untold, note);
        } else {
            outbox.owe(
                    tx,
                    owed(thanks, ThanksNotice.POST, Recipient.of(thanks.channel()))
                            .with(note, null));
        }
    }

    private void posted(Tx tx, Notice post, Message message) {
        ThankYou thanks = load(tx, post);
        // If it was taken back while it was being sent, its deletion is already owed.
        if (!thanks.isUndone()) {
            told(tx, thanks, thanks.people(), post.details());
        }
    }

    private void told(Tx tx, ThankYou thanks, List<PersonId> untold, @Nullable String note) {
        List<NewNotice> all = new ArrayList<>();
        untold.forEach(person -> all.add(owed(thanks, ThanksNotice.TOLD, Recipient.of(person))));
        if (note != null) {
            all.add(owed(thanks, ThanksNotice.GIVEN, Recipient.of(thanks.from()))
                    .with(note, null));
        }
        outbox.owe(tx, all);
    }

    /**
     * It could not be delivered. If it surely did not arrive, it counts as not given, so that it can be given
     * elsewhere; if it may have arrived, it stays.
     */
    private void unposted(Tx tx, Notice post, String problem) {
        ThankYou thanks = load(tx, post);
        if (thanks.isUndone()) {
            return;
        }
        if (post.isInDoubt()) {
            told(tx, thanks, thanks.people(), null);
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

    /** {@code added} is what others had added to it. */
    void undone(Tx tx, ThankYou thanks, List<ThankYou> added) {
        List<NewNotice> all = new ArrayList<>();
        if (thanks.joins().isPresent()) {
            all.add(added(thanks, "undone"));
        } else if (thanks.channel() != null) {
            all.add(owed(thanks, ThanksNotice.POST_GONE, Recipient.of(thanks.channel())));
        }
        all.addAll(gone(thanks));
        added.forEach(one -> all.addAll(gone(one)));
        outbox.owe(tx, all);
    }

    /** Changes the shout-out to which these were added. */
    private static NewNotice added(ThankYou thanks, String change) {
        return NewNotice.now(
                        thanks.id().workspace(),
                        ThanksNotice.POST_ADDED,
                        Recipient.of(requireNonNull(thanks.channel())),
                        thanks.joins().orElseThrow().number(),
                        0,
                        ThanksNotice.POST_ADDED + "/" + thanks.id().number() + "/" + change)
                .asChange();
    }

    private static List<NewNotice> gone(ThankYou thanks) {
        List<NewNotice> all = new ArrayList<>();
        for (PersonId person : thanks.people()) {
            all.add(owed(thanks, ThanksNotice.TOLD_GONE, Recipient.of(person)));
        }
        all.add(owed(thanks, ThanksNotice.GIVEN_GONE, Recipient.of(thanks.from())));
        return all;
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
