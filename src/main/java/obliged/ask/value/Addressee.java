package obliged.ask.value;

import obliged.outbox.Recipient;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;

/** The one person or the one team that was asked. */
public sealed interface Addressee {
    record OfPerson(PersonId person) implements Addressee {}

    record OfTeam(ChannelId channel) implements Addressee {}

    /** Who gets the card: the person, or the team's channel. */
    default Recipient recipient() {
        if (this instanceof OfPerson asked) {
            return Recipient.of(asked.person());
        }
        return Recipient.of(((OfTeam) this).channel());
    }
}
