package obliged.ask;

import obliged.term.ChannelId;
import obliged.term.PersonId;

/** The one person or the one team that was asked. */
public sealed interface Addressee {
    record OfPerson(PersonId person) implements Addressee {}

    record OfTeam(ChannelId channel) implements Addressee {}

    /** Where the addressee's card is: their direct messages, or the team's channel. */
    default String place() {
        if (this instanceof OfPerson asked) {
            return asked.person().value();
        }
        return ((OfTeam) this).channel().value();
    }
}
