package obliged.slack.ask;

import obliged.ask.Ask;
import obliged.ask.AskReason;
import obliged.shared.ChannelId;
import obliged.slack.kit.Viewer;
import obliged.slack.text.Mrkdwn;
import obliged.slack.text.Names;

/** Texts about asks that were logged through the New-ask form. */
public final class NewAskFormText {
    private NewAskFormText() {}

    /** Tells the person who logged it for someone else. */
    public static Mrkdwn loggedFor(Ask ask, Viewer viewer) {
        AskText words = new AskText(viewer);
        return Mrkdwn.of(
                "I asked ",
                words.addressee(ask),
                " on behalf of ",
                words.requester(ask),
                ": ",
                words.number(ask, null),
                " ",
                words.inPassing(ask),
                words.wished(ask),
                ". ",
                words.promised(ask, words.requester(ask)),
                words.away(ask),
                words.overheard(ask));
    }

    /** Warns that an ask for helpers only would be visible to a channel, since the suggested team has no helpers. */
    static Mrkdwn openly(ChannelId team, Names names) {
        return Mrkdwn.of(
                AskRefusalText.notAsked(AskReason.NO_HELPERS, Mrkdwn.of(names.of(team)), ""),
                " Press Ask if that's fine, or pick someone else.");
    }
}
