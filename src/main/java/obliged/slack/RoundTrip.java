package obliged.slack;

import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import obliged.outbox.Arrivals;
import obliged.outbox.Outbox;
import obliged.shared.WorkspaceId;
import obliged.slack.kit.Blocks;
import obliged.slack.kit.Blocks.Button;
import obliged.slack.kit.Press;
import obliged.slack.kit.SlackMessage;
import obliged.slack.text.Mrkdwn;
import org.jspecify.annotations.Nullable;

/**
 * A message that tests the way through Slack and back. The doctor sends it; the bot notes the press on its button, and the
 * event with which Slack tells of the message itself, as of every message in our conversation with someone.
 */
public final class RoundTrip {
    /** What stands before the dot of its action id. */
    static final String OWNER = "doctor";

    private static final String ARRIVED = OWNER + ".arrived";
    private static final int LENGTH = 8;
    private static final String TEST = "[0-9a-f]{" + LENGTH + "}";
    private static final Pattern IN_TEXT = Pattern.compile("\\(test (" + TEST + ")\\)");

    private final Outbox outbox;

    RoundTrip(Outbox outbox) {
        this.outbox = outbox;
    }

    /** The id of a new test. */
    public static String newTest() {
        return UUID.randomUUID().toString().substring(0, LENGTH);
    }

    /** The message that the doctor sends. */
    public static SlackMessage message(String test) {
        Mrkdwn words = Mrkdwn.of(
                "This is only a test. Please press the button to show that Obliged works. (test " + test + ")");
        Button button = new Button("I see this", ARRIVED, test, "I see this", true);
        return new SlackMessage(
                Mrkdwn.of(words, "\n[I see this]"),
                List.of(Blocks.rich(words), Blocks.actions(List.of(button)).get(0)));
    }

    /** What it becomes once it was pressed, or nobody waits for that any more. */
    public static SlackMessage after(boolean pressed) {
        return SlackMessage.line(Mrkdwn.of(pressed ? "Thanks, that arrived. Obliged works." : "This test is over."));
    }

    void pressed(Press press) {
        if (press.value().matches(TEST)) {
            note(press.act().workspace(), Arrivals.Way.PRESS, press.value());
        }
    }

    /** Takes in what we sent ourselves, as Slack tells of it. */
    void sent(WorkspaceId workspace, @Nullable String text) {
        Matcher test = IN_TEXT.matcher(text == null ? "" : text);
        if (test.find()) {
            note(workspace, Arrivals.Way.EVENT, test.group(1));
        }
    }

    private void note(WorkspaceId workspace, Arrivals.Way way, String test) {
        outbox.markProcessed(workspace, Arrivals.key(way, test));
    }
}
