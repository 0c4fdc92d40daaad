package obliged.slack.team;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import java.util.Optional;
import obliged.ask.Act;
import obliged.shared.ChannelId;
import obliged.shared.Unread;
import obliged.slack.kit.TypedCommand;
import obliged.team.Channel;
import obliged.team.Teams;

/** Where a command was typed. */
public record CommandChannel(Teams teams) {
    /**
     * The channel, if it was one.
     *
     * @throws Unread if the channel, or who is in it, has to be read first: whoever types there should be known to be
     *     in it
     */
    public Optional<Channel> of(TypedCommand typed) {
        SlashCommandPayload payload = typed.payload();
        Act act = typed.act();
        String name = payload.getChannelName() == null ? "" : payload.getChannelName();
        String id = payload.getChannelId() == null ? "" : payload.getChannelId();
        if (id.isEmpty() || id.startsWith("D") || name.equals("directmessage") || name.startsWith("mpdm-")) {
            return Optional.empty();
        }
        // What Slack calls a closed channel in a command. We know those that we are in.
        boolean closed = name.equals("privategroup");
        Channel described = new Channel(new ChannelId(id), "", true, false, false, false);
        Optional<Channel> known = teams.channel(act.workspace(), described.id());
        if (known.isEmpty() && !closed) {
            throw new Unread(described.id());
        }
        if (known.isPresent() && !teams.isIn(act.workspace(), described.id(), act.by())) {
            teams.access().requireRead(act.workspace(), described.id());
        }
        return Optional.of(known.orElse(described));
    }
}
