package obliged.slack.metadata;

import java.util.Objects;
import java.util.Optional;
import obliged.ask.value.Addressee;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.slack.text.SlackIds;
import org.jspecify.annotations.Nullable;

/** A person or a team as an option of the field that names whom to ask. */
public record AddresseeMetadata(
        @Nullable PersonId person, @Nullable ChannelId team) {
    public AddresseeMetadata {
        if ((person == null) == (team == null) || !SlackIds.isId(person == null ? team.value() : person.value())) {
            throw new IllegalArgumentException("neither a person nor a team");
        }
    }

    public static Optional<Addressee> read(String text) {
        return Metadata.read(text, AddresseeMetadata.class, EarlierNotation.ADDRESSEE)
                .map(AddresseeMetadata::addressee);
    }

    private Addressee addressee() {
        return person != null ? new Addressee.OfPerson(person) : new Addressee.OfTeam(Objects.requireNonNull(team));
    }

    public static String text(Addressee whom) {
        return Metadata.write(
                whom instanceof Addressee.OfPerson asked
                        ? new AddresseeMetadata(asked.person(), null)
                        : new AddresseeMetadata(null, ((Addressee.OfTeam) whom).channel()));
    }
}
