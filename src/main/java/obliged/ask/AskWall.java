package obliged.ask;

import java.util.Optional;
import obliged.person.People;
import obliged.person.Person;
import obliged.person.Workspace;
import obliged.store.Tx;
import obliged.team.Channel;
import obliged.team.Teams;
import obliged.term.PersonId;
import obliged.term.Refusal;

/** Who may ask whom, and who may see what was asked. */
final class AskWall {
    private final People people;
    private final Teams teams;

    AskWall(People people, Teams teams) {
        this.people = people;
        this.teams = teams;
    }

    /** Refuses what can't be asked; else answers who was asked, having met all who take part. */
    Addressee admit(Tx tx, NewAsk wanted) {
        if (wanted.words().isBlank()) {
            throw new Refusal(AskReason.NO_WORDS);
        }
        if (wanted.words().length() > Ask.LONGEST_WORDS) {
            throw new Refusal(AskReason.WORDS_TOO_LONG);
        }
        Person requester =
                people.meet(tx, wanted.act().workspace(), wanted.act().who());
        requireOfThisCompany(requester);
        Date neededBy = wanted.neededBy();
        if (neededBy != null && !neededBy.ends(requester.zone()).isAfter(tx.now())) {
            throw new Refusal(AskReason.DATE_PAST);
        }
        if (wanted.to() instanceof NewAsk.ToPerson to) {
            return admit(tx, wanted, to.person());
        }
        return admit(tx, wanted, requester, ((NewAsk.ToChannel) wanted.to()).channel());
    }

    private Addressee admit(Tx tx, NewAsk wanted, Person described) {
        if (described.id().equals(wanted.act().by())) {
            throw new Refusal(AskReason.TO_ONESELF);
        }
        if (people.workspace()
                .map(Workspace::bot)
                .filter(described.id()::equals)
                .isPresent()) {
            throw new Refusal(AskReason.TO_US);
        }
        Person asked = people.meet(tx, wanted.act().workspace(), described);
        if (asked.isBot()) {
            throw new Refusal(AskReason.TO_A_BOT);
        }
        if (asked.gone()) {
            throw new Refusal(AskReason.TO_SOMEONE_GONE);
        }
        if (asked.kind() == Person.Kind.FOREIGN) {
            throw new Refusal(AskReason.TO_ANOTHER_COMPANY);
        }
        return new Addressee.OfPerson(asked.id());
    }

    private Addressee admit(Tx tx, NewAsk wanted, Person requester, Channel described) {
        Channel channel = teams.meet(tx, wanted.act().workspace(), described);
        if (channel.archived()) {
            throw new Refusal(AskReason.CHANNEL_ARCHIVED);
        }
        if (!channel.takesPosts()) {
            throw new Refusal(AskReason.CHANNEL_CLOSED_TO_US);
        }
        teams.found(tx, wanted.act().workspace(), channel.id(), requester.zone());
        return new Addressee.OfTeam(channel.id());
    }

    /** A press on the card in the team's channel shows that the presser is there, a guest's apart. */
    void learn(Tx tx, Act act, Optional<Ask> pressed) {
        Person presser = people.meet(tx, act.workspace(), act.who());
        requireOfThisCompany(presser);
        if (act.seenIn() != null
                && presser.kind() != Person.Kind.GUEST
                && pressed.map(Ask::addressee)
                        .filter(new Addressee.OfTeam(act.seenIn())::equals)
                        .isPresent()) {
            teams.joins(tx, act.workspace(), act.seenIn(), act.by());
        }
    }

    /** The two, whoever logged it, whoever has it; of a team's, whoever may read the channel. */
    boolean maySee(Tx tx, Ask ask, PersonId person) {
        if (person.equals(ask.requester()) || person.equals(ask.loggedBy()) || person.equals(ask.assignee())) {
            return true;
        }
        if (!(ask.addressee() instanceof Addressee.OfTeam team)) {
            return ask.addressee().equals(new Addressee.OfPerson(person));
        }
        Optional<Person> reader = people.find(tx, ask.id().workspace(), person);
        if (reader.filter(known -> known.kind() == Person.Kind.FOREIGN).isPresent()) {
            return false;
        }
        if (teams.isIn(tx, ask.id().workspace(), team.channel(), person)) {
            return true;
        }
        boolean open = teams.channel(tx, ask.id().workspace(), team.channel())
                .filter(channel -> !channel.closed())
                .isPresent();
        return open && reader.filter(Person::isMember).isPresent();
    }

    private static void requireOfThisCompany(Person person) {
        if (person.kind() == Person.Kind.FOREIGN) {
            throw new Refusal(AskReason.FROM_ANOTHER_COMPANY);
        }
    }
}
