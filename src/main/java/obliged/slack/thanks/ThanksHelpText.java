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
        Mrkdwn intro = Mrkdwn.of("Thank the people who helped you, and let others see it.");
        Mrkdwn examples = Mrkdwn.of(
                command + " @bo for staying late with me — posts it in this channel and lets Bo know\n",
                command + " @bo @chi for the move #teamwork — several people, and one of our values\n",
                command + " — opens a form, for a private thank-you or another channel\n",
                command + " list — thanks you got and gave; " + command + " list @bo shows Bo's\n",
                command + " undo — takes back your last one, up to ten minutes later\n",
                command + " values — what our company wants to be known for");
        List<LayoutBlock> blocks = List.of(Blocks.rich(intro), Blocks.verbatim(examples));
        return new SlackMessage(Mrkdwn.of(intro, "\n", examples), blocks);
    }
}
