package obliged.slack.ask;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import obliged.ask.Act;
import obliged.slack.kit.Post;

/** The sub-commands of {@code /ask} that belong to other features. */
public interface OtherSubcommands {
    Post team(SlashCommandPayload payload, Act act);

    Post digest(SlashCommandPayload payload, Act act, AskTyped.OfDigest.Wanted wanted);

    Post export(Act act);

    Post reminders(SlashCommandPayload payload, Act act);
}
