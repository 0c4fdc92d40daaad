package obliged.slack;

import java.time.Instant;
import java.util.Optional;
import obliged.ask.Addressee;
import obliged.ask.Ask;
import obliged.person.People;
import obliged.person.Person;
import obliged.team.Channel;
import obliged.team.ChannelAccess;
import obliged.team.Teams;
import obliged.term.ChannelId;
import obliged.term.GroupId;
import obliged.term.PersonId;
import obliged.term.WorkspaceId;

/** What to call people and channels of one workspace. */
record Names(WorkspaceId workspace, People people, Teams teams) {
    /** A plain name, which rings nobody. */
    String of(PersonId person) {
        return people.find(workspace, person)
                .map(Person::name)
                .filter(name -> !name.isBlank())
                .orElse("someone");
    }

    boolean isGone(PersonId person) {
        return people.find(workspace, person).filter(Person::gone).isPresent();
    }

    /** Whether what only the helpers of a team see waits for them, though nobody helps there but who needs it. */
    boolean isWithoutHelpers(Ask ask) {
        return ask.helpersOnly()
                && ask.addressee() instanceof Addressee.OfTeam team
                && !teams.hasHelpers(workspace, team.channel(), ask.requester());
    }

    /** That someone is away now, and until when, to who asks them; nothing of who is here. */
    Mrkdwn away(Addressee asked, Instant now) {
        return asked instanceof Addressee.OfPerson to ? away(to.person(), now) : Mrkdwn.of();
    }

    Mrkdwn away(PersonId person, Instant now) {
        return people.find(workspace, person)
                .map(known -> new ReminderWords(now).away(known, of(person)))
                .orElseGet(Mrkdwn::of);
    }

    /** A channel's name with its sign; {@code a private channel} for those that only their members may know of. */
    String of(ChannelId channel) {
        return known(channel)
                .filter(known -> ChannelAccess.isOpen(Optional.of(known)))
                .map(known -> "#" + known.name())
                .orElse("a private channel");
    }

    /** That people from other companies are in a channel, to who asks there; nothing of others. */
    Mrkdwn overheard(ChannelId channel) {
        return known(channel).filter(Channel::shared).isPresent()
                ? Mrkdwn.of("People from other companies are in that channel and can read it.")
                : Mrkdwn.of();
    }

    /** How people type a group. */
    String of(GroupId group) {
        return teams.handle(workspace, group).map(handle -> "@" + handle).orElse("a group that is gone");
    }

    Optional<Channel> known(ChannelId channel) {
        return teams.channel(workspace, channel).filter(known -> !known.name().isBlank());
    }
}
