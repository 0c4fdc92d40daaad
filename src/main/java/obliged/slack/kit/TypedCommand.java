package obliged.slack.kit;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import java.util.Objects;
import obliged.ask.Act;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.slack.text.Mrkdwn;
import org.jspecify.annotations.Nullable;

/**
 * A slash command that is being handled.
 * https://docs.slack.dev/interactivity/implementing-slash-commands
 */
public record TypedCommand(SlashCommandPayload payload, Act act, Viewer viewer) {
    public static TypedCommand of(
            SlashCommandPayload payload, WorkspaceId workspace, DirectorySync directory, Viewers viewers) {
        Act act = new Act(
                workspace,
                directory.stranger(new PersonId(payload.getUserId()), payload.getUserName()),
                null,
                RequestKey.command(payload.getUserId(), payload.getCommand(), payload.getTriggerId()));
        return new TypedCommand(payload, act, viewers.of(act));
    }

    /** The command as it was typed: {@code /ask}. */
    public String name() {
        return payload.getCommand();
    }

    public String text() {
        return Objects.requireNonNullElse(payload.getText(), "");
    }

    /** Where it was typed. */
    public ChannelId channel() {
        return new ChannelId(payload.getChannelId());
    }

    public String trigger() {
        return payload.getTriggerId();
    }

    @Nullable
    public String responseUrl() {
        return payload.getResponseUrl();
    }

    /** A reason, and all that was typed. */
    public SlackMessage echo(Mrkdwn why) {
        return SlackMessage.echo(why, name(), text());
    }
}
