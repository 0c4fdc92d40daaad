package obliged.slack;

import com.slack.api.model.block.LayoutBlock;
import java.util.List;

/**
 * A message ready to go.
 *
 * @param says all that the blocks say, for notifications and screen readers
 */
record Post(Mrkdwn says, List<LayoutBlock> blocks) {
    /** Slack's advice for the top-level text: https://docs.slack.dev/reference/methods/chat.postMessage */
    private static final int LONGEST_TEXT = 4_000;

    /** No message at all: where a form says everything. */
    static final Post NOTHING = new Post(Mrkdwn.of(), List.of());

    Post {
        blocks = List.copyOf(blocks);
    }

    /** One line. */
    static Post line(Mrkdwn line) {
        return new Post(line, List.of(Blocks.rich(line)));
    }

    /** The top-level text. */
    String text() {
        return says.mrkdwn(LONGEST_TEXT);
    }
}
