package obliged.slack.kit;

import com.slack.api.model.block.composition.OptionObject;
import obliged.ask.NewAsk;
import obliged.ask.value.Addressee;
import obliged.person.Person;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.slack.metadata.AddresseeMetadata;
import obliged.slack.text.Ellipsis;
import obliged.slack.text.Mrkdwn;
import obliged.slack.text.Names;
import obliged.team.Channel;
import obliged.team.Teams;
import org.jspecify.annotations.Nullable;

/** The field that names a person or a team: one select, which finds both as someone types. */
public final class AddresseePicker {
    /** The id of its block and of its element, in every form. */
    public static final String FIELD = "who";

    private final DirectorySync directory;
    private final Teams teams;

    public AddresseePicker(DirectorySync directory, Teams teams) {
        this.directory = directory;
        this.teams = teams;
    }

    /** AddresseePicker a form names, if it names anyone. */
    public NewAsk.@Nullable To chosen(FormSubmission sent) {
        return to(sent.chosen(FIELD));
    }

    public boolean mayKnowOf(WorkspaceId workspace, PersonId reader, ChannelId channel) {
        return teams.access().mayKnowOf(workspace, channel, reader);
    }

    /** What an option names; what is so about it is checked where it is used. */
    public NewAsk.@Nullable To to(@Nullable String chosen) {
        return chosen == null
                ? null
                : AddresseeMetadata.read(chosen).map(this::to).orElse(null);
    }

    /** Someone, or a team, described as one that we only heard of; what we know ourselves goes before it. */
    public NewAsk.To to(Addressee whom) {
        return whom instanceof Addressee.OfPerson asked
                ? new NewAsk.ToPerson(directory.stranger(asked.person(), null))
                : new NewAsk.ToChannel(new Channel(((Addressee.OfTeam) whom).channel(), "", true, false, false, false));
    }

    /** Someone, or a team, as an option. */
    public static OptionObject option(Addressee whom, Names names) {
        return FormBuilder.option(
                AddresseeMetadata.text(whom),
                Mrkdwn.of(
                        whom instanceof Addressee.OfPerson asked
                                ? names.of(asked.person())
                                : names.of(((Addressee.OfTeam) whom).channel())));
    }

    /** What was picked, as an option once more; none where nobody was picked. */
    public @Nullable OptionObject option(@Nullable String chosen, PersonId reader, Names names) {
        NewAsk.To to = to(chosen);
        if (to instanceof NewAsk.ToChannel asked) {
            return names.known(asked.channel().id())
                    .filter(known -> mayKnowOf(names.workspace(), reader, known.id()))
                    .map(AddresseePicker::option)
                    .orElseGet(() -> option(new Addressee.OfTeam(asked.channel().id()), names));
        }
        return to instanceof NewAsk.ToPerson asked
                ? option(new Addressee.OfPerson(asked.person().id()), names)
                : null;
    }

    /** For whoever may know of that channel. */
    public static OptionObject option(Channel channel) {
        return FormBuilder.option(
                AddresseeMetadata.text(new Addressee.OfTeam(channel.id())), Mrkdwn.of("#" + channel.name()));
    }

    public static OptionObject option(Person person) {
        return FormBuilder.option(
                AddresseeMetadata.text(new Addressee.OfPerson(person.id())), Mrkdwn.of(person.name()));
    }

    /** Someone with another of their names beside, of which neither crowds out the other. */
    public static OptionObject option(Person person, String otherName) {
        int room = FormBuilder.LONGEST_OPTION - " ()".length();
        String other =
                Ellipsis.cut(otherName, Math.max(room / 2, room - person.name().length()));
        String name = Ellipsis.cut(person.name(), room - other.length());
        return FormBuilder.option(
                AddresseeMetadata.text(new Addressee.OfPerson(person.id())), Mrkdwn.of(name, " (", other, ")"));
    }
}
