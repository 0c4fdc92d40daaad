package obliged.slack.thanks;

import obliged.ask.Asks;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import obliged.shared.WorkspaceId;

/** Whether someone may be shown the ask that a thank-you is for. */
final class ThankedAsk {
    private ThankedAsk() {}

    static boolean sees(Asks asks, WorkspaceId workspace, PersonId reader, long ask) {
        try {
            return asks.view(workspace, reader, ask).ask().id().number() == ask;
        } catch (Refusal refusal) {
            return false;
        }
    }
}
