package obliged.slack.ask;

import com.slack.api.model.block.LayoutBlock;
import java.util.List;
import java.util.stream.Stream;
import obliged.slack.kit.Blocks;
import obliged.slack.kit.SlackMessage;
import obliged.slack.text.Mrkdwn;

/** The reply to {@code /ask help}: usage with examples. */
public final class AskHelpText {
    private AskHelpText() {}

    public static SlackMessage of(String command) {
        Mrkdwn intro = Mrkdwn.of("Ask a colleague or a team for something, and agree on a date.");
        Mrkdwn examples = Mrkdwn.of(
                command + " @bo reset my VPN token by friday\n",
                command + " #it-help a second screen for Chi by 2026-12-24");
        Mrkdwn others = lines(
                entry(command, "opens a form, as do the shortcuts New ask and (in a message's menu) Log as an ask"),
                entry(
                        command + " list",
                        "shows your open asks, sent and received; add owed, mine, team, overdue or all for another list"),
                entry(command + " search vpn", "searches everything you can see"),
                entry(command + " 12", "shows ask #12 and what you can do"),
                entry(command + " accept 12 by tomorrow", "accepts it; the date is optional"),
                entry(command + " done 12 it's on your desk", "marks it as done; the note is optional"),
                entry(command + " team", "opens the team settings of the channel you're in"),
                entry(
                        command + " reminders",
                        "sets your reminder time, working days and time away; add off to stop reminders, or on to resume"),
                entry(
                        command + " digest now",
                        "shows you last week in this channel; use on instead of now to post it here every week"),
                entry(command + " export", "sends you a spreadsheet of all the asks you can see"));
        Mrkdwn dates = Mrkdwn.of(
                "Dates: today, tomorrow 3pm, friday, next tuesday, in 3 days, in 2 hours, eod, eow, end of month, 24 dec or 2026-12-24 15:00. All in your time zone.");
        List<LayoutBlock> blocks =
                List.of(Blocks.rich(intro), Blocks.verbatim(examples), Blocks.rich(others), Blocks.context(dates));
        return new SlackMessage(lines(intro, examples, others, dates), blocks);
    }

    /** A line with what to type and what it does, readable on narrow screens. */
    private static Mrkdwn entry(String typed, String does) {
        return Mrkdwn.of(Mrkdwn.bold(typed), " – " + does);
    }

    private static Mrkdwn lines(Mrkdwn... lines) {
        return Stream.of(lines)
                .reduce((above, line) -> Mrkdwn.of(above, "\n", line))
                .orElseThrow();
    }
}
