package obliged.slack.kit;

import obliged.ask.Act;
import obliged.ask.AskReason;
import obliged.ask.Step;
import obliged.outbox.NewNotice;
import obliged.outbox.Outbox;
import obliged.outbox.Recipient;
import obliged.reminder.ReminderNotice;
import obliged.shared.ChannelId;
import obliged.slack.api.ResponseUrls;
import obliged.slack.metadata.ReminderPlace;
import org.jspecify.annotations.Nullable;

/** Owes late words to whoever pressed something: through its response URL, or else as a direct message. */
public final class LateReplies {
    /** Stands in place of a step. */
    public static final String NO_STEP = "-";

    private final Outbox outbox;
    private final ResponseUrls urls;

    public LateReplies(Outbox outbox, ResponseUrls urls) {
        this.outbox = outbox;
        this.urls = urls;
    }

    public void refused(Act act, @Nullable String responseUrl, long ask, AskReason reason, @Nullable Step step) {
        String steps = step == null ? NO_STEP : step.name();
        owe(ReplyKind.REFUSED, act, responseUrl, ask, (reason.name() + " " + steps + " " + pressedIn(act)).strip());
    }

    public void show(Act act, @Nullable String responseUrl, long ask) {
        owe(ReplyKind.SHOW, act, responseUrl, ask, pressedIn(act));
    }

    /** The whole of an ask, beside the message that they pressed in. */
    public void whole(Act act, @Nullable String responseUrl, long ask) {
        owe(ReplyKind.WHOLE, act, responseUrl, ask, pressedIn(act));
    }

    /** What was asked by a press, beside the card. */
    public void asked(Act act, @Nullable String responseUrl, long ask) {
        owe(ReplyKind.ASKED, act, responseUrl, ask, null);
    }

    /** The message that they pressed in becomes a list, or an ask of it; the details say which. */
    public void list(Act act, @Nullable String responseUrl, String note) {
        owe(ReplyKind.LIST, act, responseUrl, 0, note);
    }

    public void words(Act act, @Nullable String responseUrl, ReplyText words) {
        owe(ReplyKind.WORDS, act, responseUrl, 0, words.name());
    }

    /** A form that did not open is kept under this id, with a way to it; {@code why} says why it did not. */
    void draft(Act act, @Nullable String responseUrl, long draft, ReplyText why) {
        owe(ReplyKind.DRAFT, act, responseUrl, draft, why.name());
    }

    /** How a team works from now on. */
    public void team(Act act, ChannelId channel) {
        owe(ReplyKind.TEAM, act, null, 0, channel.value());
    }

    /** A reminder shows this page, as it is now. */
    public void reminder(Act act, ReminderPlace place) {
        outbox.owe(NewNotice.now(
                        act.workspace(),
                        ReminderNotice.REFRESH,
                        Recipient.of(act.by()),
                        place.reminder(),
                        0,
                        key(ReminderNotice.REFRESH, act))
                .with(String.valueOf(place.page()), null)
                .asChange());
    }

    /** To who logged an ask that is someone else's: the card comes to those. */
    public void logged(Act act, long ask) {
        owe(ReplyKind.LOGGED, act, null, ask, null);
    }

    /** All that we understand, to who wrote for it. */
    public void help(Act act) {
        owe(ReplyKind.HELP, act, null, 0, null);
    }

    /** To who wrote to us, owed by whoever keeps what they wrote. */
    public NewNotice written(Act act, long draft) {
        return owed(ReplyKind.WRITTEN, act, null, draft, null);
    }

    /** The same, owed by whoever keeps it. */
    NewNotice wayTo(Act act, @Nullable String responseUrl, long draft, ReplyText why) {
        return owed(ReplyKind.DRAFT, act, responseUrl, draft, why.name());
    }

    /** The way to what was kept for this request is wanted now. */
    void hastenDraft(Act act) {
        outbox.hasten(act.workspace(), draftKey(act));
    }

    String draftKey(Act act) {
        return key(ReplyKind.DRAFT, act);
    }

    private void owe(String kind, Act act, @Nullable String responseUrl, long ask, @Nullable String note) {
        outbox.owe(owed(kind, act, responseUrl, ask, note));
    }

    private NewNotice owed(String kind, Act act, @Nullable String responseUrl, long ask, @Nullable String note) {
        return NewNotice.now(act.workspace(), kind, Recipient.replyTo(act.by()), ask, 0, key(kind, act))
                .with(note, responseUrl == null ? null : urls.seal(responseUrl));
    }

    /** Where they pressed, which decides what they may see in the reply. */
    private static String pressedIn(Act act) {
        return act.seenIn() == null ? "" : act.seenIn().value();
    }

    private static String key(String kind, Act act) {
        return kind + "/" + act.key();
    }
}
