package obliged.slack.kit;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import java.util.Optional;
import obliged.ask.Act;
import obliged.person.People;
import obliged.person.Person;
import obliged.shared.ChannelId;
import obliged.team.Channel;
import obliged.team.Teams;

/** Where a command was typed. */
public record CommandChannel(People people, Teams teams, DirectorySync directory) {
    /** The channel, if it was one. */
    public Optional<Channel> of(SlashCommandPayload payload, Act act) {
        String name = payload.getChannelName() == null ? "" : payload.getChannelName();
        String id = payload.getChannelId() == null ? "" : payload.getChannelId();
        if (id.isEmpty() || id.startsWith("D") || name.equals("directmessage") || name.startsWith("mpdm-")) {
            return Optional.empty();
        }
        // Slack tells no command the name of a closed channel; of one that we are in we know it.
        boolean closed = name.equals("privategroup");
        Channel described = new Channel(new ChannelId(id), closed ? "" : name, closed, false, false, false);
        // Whoever types in a channel is in it; a guest only as far as we read so.
        Channel channel = kind(act) == Person.Kind.MEMBER
                ? teams.seen(act.workspace(), described, act.by())
                : teams.channel(act.workspace(), described.id()).orElse(described);
        if (channel.takesPosts()) {
            directory.meet(channel.id());
        }
        return Optional.of(channel);
    }

    public Person.Kind kind(Act act) {
        return people.find(act.workspace(), act.by()).map(Person::kind).orElse(Person.Kind.STRANGER);
    }
}
