package obliged.slack.kit;

import java.util.Optional;
import java.util.stream.Stream;
import obliged.ask.Addressee;
import obliged.ask.Ask;
import obliged.ask.AskNotice;
import obliged.outbox.Message;
import obliged.outbox.Outbox;
import obliged.person.People;
import obliged.person.Workspace;
import obliged.term.PersonId;

/** Where someone finds the card of an ask: in their direct messages, or else in the channel of the team asked. */
public record CardLinks(Outbox outbox, People people) {
    /** Its address, in the form in which Slack gives permalinks. */
    public Optional<String> to(Ask ask, PersonId reader) {
        Stream<String> places = ask.addressee() instanceof Addressee.OfTeam && !ask.helpersOnly()
                ? Stream.of(reader.value(), ask.addressee().place())
                : Stream.of(reader.value());
        return places.flatMap(place -> in(ask, place).stream()).findFirst();
    }

    /** The address of the card in one place. */
    public Optional<String> in(Ask ask, String place) {
        return outbox.messages(ask.id().workspace(), ask.id().number(), AskNotice.CARD, place).stream()
                .findFirst()
                .flatMap(this::address);
    }

    private Optional<String> address(Message card) {
        return people.workspace()
                .map(Workspace::address)
                .map(address -> address + "archives/" + card.channel() + "/p"
                        + card.ts().replace(".", ""));
    }
}
