package obliged.slack;

import com.slack.api.model.block.composition.OptionObject;
import obliged.ask.Addressee;
import obliged.ask.NewAsk;
import obliged.person.Person;
import obliged.team.Channel;
import obliged.team.Teams;
import obliged.term.ChannelId;
import obliged.term.PersonId;
import obliged.term.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** The field that names a person or a team: one select, which finds both as someone types. */
final class Whom {
    /** The id of its block and of its element, in every form. */
    static final String FIELD = "who";

    private static final String PERSON = "person/";
    private static final String TEAM = "team/";

    private final Directory directory;
    private final Teams teams;

    Whom(Directory directory, Teams teams) {
        this.directory = directory;
        this.teams = teams;
    }

    /** Whom a form names, if it names anyone. */
    NewAsk.@Nullable To chosen(Sent sent) {
        return to(sent.chosen(FIELD));
    }

    boolean mayKnowOf(WorkspaceId workspace, PersonId reader, ChannelId channel) {
        return teams.access().mayKnowOf(workspace, channel, reader);
    }

    /** What an option names; what is so about it is checked where it is used. */
    NewAsk.@Nullable To to(@Nullable String chosen) {
        if (chosen == null) {
            return null;
        }
        if (chosen.startsWith(PERSON)) {
            Person described = directory.stranger(new PersonId(chosen.substring(PERSON.length())), null);
            return new NewAsk.ToPerson(described);
        }
        return chosen.startsWith(TEAM)
                // Described as one that we only heard of; what we know ourselves goes before it.
                ? new NewAsk.ToChannel(
                        new Channel(new ChannelId(chosen.substring(TEAM.length())), "", true, false, false, false))
                : null;
    }

    /** Someone whom we know already. */
    NewAsk.To to(Addressee whom) {
        return whom instanceof Addressee.OfPerson asked
                ? new NewAsk.ToPerson(directory.stranger(asked.person(), null))
                : new NewAsk.ToChannel(new Channel(((Addressee.OfTeam) whom).channel(), "", true, false, false, false));
    }

    /** Someone, or a team, as an option. */
    static OptionObject option(Addressee whom, Names names) {
        return whom instanceof Addressee.OfPerson asked
                ? Form.option(PERSON + asked.person().value(), Mrkdwn.of(names.of(asked.person())))
                : Form.option(
                        TEAM + ((Addressee.OfTeam) whom).channel().value(),
                        Mrkdwn.of(names.of(((Addressee.OfTeam) whom).channel())));
    }

    /** For whoever may know of that channel. */
    static OptionObject option(Channel channel) {
        return Form.option(TEAM + channel.id().value(), Mrkdwn.of("#" + channel.name()));
    }

    static OptionObject option(Person person) {
        return Form.option(PERSON + person.id().value(), Mrkdwn.of(person.name()));
    }

    /** Someone with another of their names beside, of which neither crowds out the other. */
    static OptionObject option(Person person, String otherName) {
        int room = Form.LONGEST_OPTION - " ()".length();
        String other =
                Ellipsis.cut(otherName, Math.max(room / 2, room - person.name().length()));
        String name = Ellipsis.cut(person.name(), room - other.length());
        return Form.option(PERSON + person.id().value(), Mrkdwn.of(name, " (", other, ")"));
    }
}
