package obliged.slack.kit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import obliged.ask.Ask;
import obliged.ask.AskNotice;
import obliged.ask.value.Addressee;
import obliged.outbox.Message;
import obliged.outbox.Outbox;
import obliged.outbox.Recipient;
import obliged.person.People;
import obliged.person.Workspace;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.team.Teams;

/** Where someone finds the card of an ask: in their direct messages, or else in the channel of the team asked. */
public record CardLinks(Outbox outbox, People people, Teams teams) {
    /**
     * The addresses of the cards that someone can open, in the form in which Slack gives permalinks, by the numbers of
     * their asks.
     */
    public Map<Long, String> to(WorkspaceId workspace, List<Ask> asks, PersonId reader) {
        Map<Long, Message> own = outbox.messages(
                workspace, asks.stream().map(ask -> ask.id().number()).toList(), AskNotice.CARD, Recipient.of(reader));
        Map<Long, String> addresses = new HashMap<>();
        for (Ask ask : asks) {
            long number = ask.id().number();
            Optional.ofNullable(own.get(number))
                    .flatMap(this::address)
                    .or(() -> inChannel(ask, reader))
                    .ifPresent(address -> addresses.put(number, address));
        }
        return addresses;
    }

    private Optional<String> inChannel(Ask ask, PersonId reader) {
        return ask.addressee() instanceof Addressee.OfTeam team
                        && !ask.helpersOnly()
                        && teams.access().mayKnowOf(ask.id().workspace(), team.channel(), reader)
                ? to(ask, ask.addressee().recipient())
                : Optional.empty();
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
