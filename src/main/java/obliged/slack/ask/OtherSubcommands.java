package obliged.slack.ask;

import obliged.ask.Act;
import obliged.slack.kit.SlackMessage;
import obliged.slack.kit.TypedCommand;

/** The sub-commands of {@code /ask} that belong to other features. */
public interface OtherSubcommands {
    SlackMessage team(TypedCommand typed);

    SlackMessage digest(TypedCommand typed, AskCommandParser.OfDigest.Wanted wanted);

    SlackMessage export(Act act);

    SlackMessage reminders(TypedCommand typed, AskCommandParser.OfReminders.Wanted wanted);
}
