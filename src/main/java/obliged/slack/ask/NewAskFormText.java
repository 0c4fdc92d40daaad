package obliged.slack.ask;

import java.time.Instant;
import obliged.ask.Ask;
import obliged.ask.AskReason;
import obliged.shared.ChannelId;
import obliged.slack.text.Mrkdwn;
import obliged.slack.text.Names;

/** What is said of an ask that came by the New-ask form. */
public final class NewAskFormText {
    private NewAskFormText() {}

    /** In the thread of the message that it was made from, where not everyone may see the ask itself. */
    public static Mrkdwn logged(Ask ask, Names names) {
        return Mrkdwn.of(names.of(ask.origin().loggedBy()) + " logged this as #"
                + ask.id().number() + ".");
    }

    /** To who logged it, if someone else needs it. */
    public static Mrkdwn loggedFor(Ask ask, Names names, Instant now) {
        AskText words = new AskText(names, now);
        return Mrkdwn.of(
                "I asked ",
                words.addressee(ask),
                " for ",
                words.requester(ask),
                ": ",
                words.number(ask, null),
                " ",
                words.inPassing(ask),
                ". ",
                words.requester(ask),
                " hears from me as soon as there is an answer.",
                words.away(ask),
                words.overheard(ask));
    }

    /** What only helpers saw was declined, and who could help has none: that it would be seen, and by whom. */
    static Mrkdwn openly(ChannelId team, Names names) {
        return Mrkdwn.of(
                AskRefusalText.notAsked(AskReason.NO_HELPERS, Mrkdwn.of(names.of(team)), ""),
                " Press Ask if that is fine, or pick someone else.");
    }
}
