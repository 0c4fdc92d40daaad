package obliged.slack.kit;

import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.LayoutBlock;
import java.util.ArrayList;
import java.util.List;
import obliged.slack.api.SlackJson;
import obliged.slack.text.Mrkdwn;
import obliged.slack.text.SlackEscapes;
import org.jspecify.annotations.Nullable;

/**
 * A message ready to go. The first of its blocks is always rich text, since Slack refuses to replace rich text by
 * other blocks ({@code block_mismatch} of https://docs.slack.dev/reference/methods/chat.update).
 *
 * @param says all that the blocks say, for notifications and screen readers
 */
public record SlackMessage(Mrkdwn says, List<LayoutBlock> blocks) {
    /** Slack's advice for the top-level text: https://docs.slack.dev/reference/methods/chat.postMessage */
    private static final int LONGEST_TEXT = 4_000;

    /**
     * In bytes: chat.update refuses a longer text ({@code msg_too_long} of
     * https://docs.slack.dev/reference/methods/chat.update; that its characters are bytes is told in
     * https://github.com/openclaw/openclaw/pull/115027).
     */
    private static final int LONGEST_CHANGED_TEXT = 4_000;

    /** At most so many characters of what was typed stand in one block of the echo. */
    private static final int ECHO = 3_000;

    /** No message at all: where a form says everything. */
    public static final SlackMessage NOTHING = new SlackMessage(Mrkdwn.of(), List.of());

    public SlackMessage {
        blocks = List.copyOf(blocks);
    }

    /** One line. */
    public static SlackMessage line(Mrkdwn line) {
        return new SlackMessage(line, List.of(Blocks.rich(line)));
    }

    /** A reason, and beneath it all that was typed, to copy. */
    public static SlackMessage echo(Mrkdwn why, String command, @Nullable String text) {
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Blocks.rich(why));
        String typed = (command + " " + SlackEscapes.asTyped(text == null ? "" : text)).strip();
        for (int from = 0; from < typed.length(); ) {
            int to = Math.min(from + ECHO, typed.length());
            if (to < typed.length() && Character.isHighSurrogate(typed.charAt(to - 1))) {
                to--;
            }
            blocks.add(Blocks.verbatim(Mrkdwn.of(typed.substring(from, to))));
            from = to;
        }
        return new SlackMessage(Mrkdwn.of(why, "\n", typed), blocks);
    }

    /** Whether a workspace that refuses charts would refuse it. */
    public boolean hasChart() {
        return blocks.stream().anyMatch(ChartBlock.class::isInstance);
    }

    /** The same without its chart, which the text still tells. */
    public SlackMessage withoutChart() {
        return new SlackMessage(
                says,
                blocks.stream().filter(block -> !(block instanceof ChartBlock)).toList());
    }

    /** The top-level text. */
    public String text() {
        return says.mrkdwn(LONGEST_TEXT);
    }

    /** The top-level text where a message that was sent becomes this. */
    public String changedText() {
        return says.mrkdwnInBytes(LONGEST_CHANGED_TEXT);
    }

    /** The response to a command, for its writer alone. */
    public Response response() {
        return Response.builder()
                .statusCode(200)
                .contentType(Response.CONTENT_TYPE_APPLICATION_JSON_UTF8)
                .body(SlackJson.ephemeral(text(), blocks).toString())
                .build();
    }
}
