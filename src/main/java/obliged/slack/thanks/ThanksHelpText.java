package obliged.slack.thanks;

import com.slack.api.model.block.LayoutBlock;
import java.util.List;
import obliged.slack.kit.Blocks;
import obliged.slack.kit.SlackMessage;
import obliged.slack.text.Mrkdwn;

/** {@code /thanks help}: usage with examples. */
final class ThanksHelpText {
    private ThanksHelpText() {}

    static SlackMessage of(String command) {
        Mrkdwn intro = Mrkdwn.of("Thank the people who helped you where others can see it.");
        Mrkdwn examples = Mrkdwn.of(
                command + " @bo for staying late with me — says it in this channel, and tells Bo\n",
                command + " @bo @chi for the move #teamwork — several people, and one of our values\n",
                command + " — the form: just between us, or in another channel\n",
                command + " list — what you got and gave; " + command + " list @bo\n",
                command + " undo — takes your last one back within ten minutes\n",
                command + " values — what our company wants to be known for");
        List<LayoutBlock> blocks = List.of(Blocks.rich(intro), Blocks.verbatim(examples));
        return new SlackMessage(Mrkdwn.of(intro, "\n", examples), blocks);
    }
}
