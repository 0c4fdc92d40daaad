package obliged.slack;

import obliged.outbox.NewNotice;
import obliged.outbox.Outbox;
import obliged.outbox.Recipient;
import obliged.term.Refusal;
import obliged.thanks.ThankYou;
import obliged.thanks.Thanks;
import obliged.thanks.ThanksReason;
import org.jspecify.annotations.Nullable;

/** What the buttons about thanks do. */
final class ThanksButtons {
    /** On a solved ask, with its number as value: the form, filled with who and what. */
    static final String FOR_ASK = "thanks.ask";

    private final Thanks thanks;
    private final ThanksDoors doors;
    private final Replies replies;
    private final Outbox outbox;
    private final ResponseUrls urls;

    ThanksButtons(Thanks thanks, ThanksDoors doors, Replies replies, Outbox outbox, ResponseUrls urls) {
        this.thanks = thanks;
        this.doors = doors;
        this.replies = replies;
        this.outbox = outbox;
        this.urls = urls;
    }

    void press(Press press) {
        if (press.fromAbroad()) {
            owe(press, ThanksNotices.REFUSED, 0, ThanksReason.FROM_ANOTHER_COMPANY.name());
            return;
        }
        try {
            take(press);
        } catch (Refusal refusal) {
            if (refusal.reason() instanceof ThanksReason reason) {
                owe(press, ThanksNotices.REFUSED, 0, reason.name());
            } else {
                replies.words(press.act(), press.responseUrl(), ReplyWords.NO_SUCH_ASK);
            }
        }
    }

    private void take(Press press) {
        if (ThanksList.isPage(press.action())) {
            owe(press, ThanksNotices.LIST, 0, press.value());
        } else if (press.action().equals(ThanksMessage.UNDO)) {
            ThankYou undone = thanks.all().undo(press.act(), press.number());
            if (press.ephemeral()) {
                // The message in their conversation changes by itself; this one does not.
                owe(press, ThanksNotices.UNDONE, undone.id().number(), null);
            }
        } else if (press.action().equals(ThanksMessage.AGAIN)) {
            doors.again(press);
        } else if (press.action().equals(FOR_ASK)) {
            doors.forAsk(press);
        } else {
            replies.words(press.act(), press.responseUrl(), ReplyWords.UNKNOWN_BUTTON);
        }
    }

    private void owe(Press press, String kind, long about, @Nullable String note) {
        String url = press.responseUrl() == null ? null : urls.seal(press.responseUrl());
        outbox.owe(NewNotice.now(
                        press.act().workspace(),
                        kind,
                        Recipient.replyTo(press.act().by()),
                        about,
                        0,
                        kind + "/" + press.act().key())
                .with(note, url));
    }
}
