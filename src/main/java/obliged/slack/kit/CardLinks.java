package obliged.slack.kit;

import java.util.Optional;
import java.util.stream.Stream;
import obliged.ask.Ask;
import obliged.ask.AskNotice;
import obliged.ask.value.Addressee;
import obliged.outbox.Message;
import obliged.outbox.Outbox;
import obliged.outbox.Recipient;
import obliged.person.People;
import obliged.person.Workspace;
import obliged.shared.PersonId;
import obliged.team.Teams;

/** Where someone finds the card of an ask: in their direct messages, or else in the channel of the team asked. */
public record CardLinks(Outbox outbox, People people, Teams teams) {
    /** Its address, in the form in which Slack gives permalinks, if they can open it. */
    public Optional<String> to(Ask ask, PersonId reader) {
        Stream<Recipient> recipients = ask.addressee() instanceof Addressee.OfTeam team
                        && !ask.helpersOnly()
                        && teams.access().mayKnowOf(ask.id().workspace(), team.channel(), reader)
                ? Stream.of(Recipient.of(reader), ask.addressee().recipient())
                : Stream.of(Recipient.of(reader));
        return recipients.flatMap(recipient -> to(ask, recipient).stream()).findFirst();
    }

    /** The address of the card that one recipient got. */
    public Optional<String> to(Ask ask, Recipient recipient) {
        return outbox.messages(ask.id().workspace(), ask.id().number(), AskNotice.CARD, recipient).stream()
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
