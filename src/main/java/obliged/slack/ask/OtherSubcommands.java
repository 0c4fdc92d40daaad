package obliged.slack.ask;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import obliged.ask.Act;
import obliged.slack.kit.SlackMessage;

/** The sub-commands of {@code /ask} that belong to other features. */
public interface OtherSubcommands {
    SlackMessage team(SlashCommandPayload payload, Act act);

    SlackMessage digest(SlashCommandPayload payload, Act act, AskCommandParser.OfDigest.Wanted wanted);

    SlackMessage export(Act act);

    SlackMessage reminders(SlashCommandPayload payload, Act act);
}
