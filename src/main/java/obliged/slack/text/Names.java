package obliged.slack.text;

import java.util.Optional;
import obliged.person.People;
import obliged.person.Person;
import obliged.shared.ChannelId;
import obliged.shared.GroupId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.team.Channel;
import obliged.team.ChannelAccess;
import obliged.team.Teams;

/** What to call people and channels of one workspace. */
public record Names(WorkspaceId workspace, People people, Teams teams) {
    /** A plain name, which rings nobody. */
    public String of(PersonId person) {
        return people.find(workspace, person)
                .map(Person::name)
                .filter(name -> !name.isBlank())
                .orElse("someone");
    }

    public boolean isGone(PersonId person) {
        return people.find(workspace, person).filter(Person::gone).isPresent();
    }

    /** A channel's name with its sign; {@code a private channel} for those that only their members may know of. */
    public String of(ChannelId channel) {
        return known(channel)
                .filter(known -> ChannelAccess.isOpen(Optional.of(known)))
                .map(known -> "#" + known.name())
                .orElse("a private channel");
    }

    /** How people type a group. */
    public String of(GroupId group) {
        return teams.handle(workspace, group).map(handle -> "@" + handle).orElse("a group that no longer exists");
    }

    public Optional<Channel> known(ChannelId channel) {
        return teams.channel(workspace, channel).filter(known -> !known.name().isBlank());
    }
}
