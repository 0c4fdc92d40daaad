package obliged.slack.thanks;

import obliged.outbox.NewNotice;
import obliged.outbox.Outbox;
import obliged.outbox.Recipient;
import obliged.shared.Refusal;
import obliged.slack.api.ResponseUrls;
import obliged.slack.ask.AskMenu;
import obliged.slack.kit.LateReplies;
import obliged.slack.kit.Press;
import obliged.slack.kit.ReplyText;
import obliged.thanks.ThankYou;
import obliged.thanks.Thanks;
import obliged.thanks.ThanksReason;
import org.jspecify.annotations.Nullable;

/** What the buttons about thanks do. */
public final class ThanksButtonHandler {
    private final Thanks thanks;
    private final ThanksFormOpener doors;
    private final LateReplies replies;
    private final Outbox outbox;
    private final ResponseUrls urls;

    public ThanksButtonHandler(
            Thanks thanks, ThanksFormOpener doors, LateReplies replies, Outbox outbox, ResponseUrls urls) {
        this.thanks = thanks;
        this.doors = doors;
        this.replies = replies;
        this.outbox = outbox;
        this.urls = urls;
    }

    public void press(Press press) {
        if (press.fromAbroad()) {
            owe(press, ThanksRenderer.REFUSED, 0, ThanksReason.FROM_ANOTHER_COMPANY.name());
            return;
        }
        try {
            take(press);
        } catch (Refusal refusal) {
            if (refusal.reason() instanceof ThanksReason reason) {
                owe(press, ThanksRenderer.REFUSED, 0, reason.name());
            } else {
                replies.words(press.act(), press.responseUrl(), ReplyText.NO_SUCH_ASK);
            }
        }
    }

    private void take(Press press) {
        if (ThanksListMessage.isPage(press.action())) {
            owe(press, ThanksRenderer.LIST, 0, press.value());
        } else if (press.action().equals(ThanksMessage.UNDO)) {
            ThankYou undone = thanks.all().undo(press.act(), press.number());
            if (press.ephemeral()) {
                // The message in their conversation changes by itself; this one does not.
                owe(press, ThanksRenderer.UNDONE, undone.id().number(), null);
            }
        } else if (press.action().equals(ThanksMessage.AGAIN)) {
            doors.again(press);
        } else if (press.action().equals(ThanksMessage.JOIN)) {
            doors.join(press);
        } else if (press.action().equals(AskMenu.SAY_THANKS)) {
            doors.forAsk(press);
        } else {
            replies.words(press.act(), press.responseUrl(), ReplyText.UNKNOWN_BUTTON);
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
