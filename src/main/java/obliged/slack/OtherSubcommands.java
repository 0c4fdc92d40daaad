package obliged.slack;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import obliged.ask.Act;

/** The sub-commands of {@code /ask} that belong to other features. */
interface OtherSubcommands {
    Post team(SlashCommandPayload payload, Act act);

    Post digest(SlashCommandPayload payload, Act act, AskTyped.OfDigest.Wanted wanted);

    Post export(Act act);

    Post reminders(SlashCommandPayload payload, Act act);
}
