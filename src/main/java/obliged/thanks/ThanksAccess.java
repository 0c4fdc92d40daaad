package obliged.thanks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import obliged.ask.Act;
import obliged.person.People;
import obliged.person.Person;
import obliged.person.Workspace;
import obliged.shared.ChannelId;
import obliged.shared.GroupId;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import obliged.shared.WorkspaceId;
import obliged.store.Tx;
import obliged.team.Teams;

/** Who may thank whom, and who may join in. */
final class ThanksAccess {
    private final People people;
    private final Teams teams;

    ThanksAccess(People people, Teams teams) {
        this.people = people;
        this.teams = teams;
    }

    /** Who is thanked, and who is left out and why. */
    record Admitted(List<Person> thanked, List<LeftOut> leftOut) {}

    /** Refuses a thank-you that can't be given; otherwise returns who is thanked. Saves nothing. */
    Admitted admit(Tx tx, NewThanks wanted) {
        WorkspaceId workspace = wanted.act().workspace();
        Person giver = known(tx, workspace, wanted.act().who());
        People.requireRead(giver, giver.id());
        if (giver.kind() == Person.Kind.FOREIGN) {
            throw new Refusal(ThanksReason.FROM_ANOTHER_COMPANY);
        }
        Admitted admitted = sorted(tx, workspace, giver.id(), named(tx, wanted));
        if (admitted.thanked().isEmpty()) {
            throw new Refusal(nobody(admitted.leftOut()));
        }
        if (admitted.thanked().size() > ThankYou.MOST_PEOPLE) {
            throw new Refusal(ThanksReason.TOO_MANY);
        }
        if (wanted.channel() == null && admitted.thanked().size() > 1) {
            throw new Refusal(ThanksReason.PRIVATE_TO_SEVERAL);
        }
        wanted.gift().require();
        return admitted;
    }

    /** Returns the shout-out to which someone wants to add theirs, or refuses. */
    ThankYou requireJoinable(Tx tx, Act act, long number) {
        ThankYou shout = ThankYous.find(tx, new ThankYouId(act.workspace(), number))
                .filter(found -> !found.isUndone() && found.joins().isEmpty())
                .orElseThrow(() -> new Refusal(ThanksReason.NOTHING_TO_JOIN));
        ChannelId channel = shout.channel();
        if (channel == null) {
            throw new Refusal(ThanksReason.NOTHING_TO_JOIN);
        }
        // A press on a message proves that its presser is in its channel.
        if (!channel.equals(act.seenIn()) && !teams.access().mayKnowOf(tx, act.workspace(), channel, act.by())) {
            throw new Refusal(ThanksReason.JOINS_UNSEEN);
        }
        if (shout.from().equals(act.by())) {
            throw new Refusal(ThanksReason.JOINS_OWN);
        }
        if (shout.people().equals(List.of(act.by()))) {
            throw new Refusal(ThanksReason.ONLY_ONESELF);
        }
        if (tx.dao(ThankYouDao.class).hasAdded(number, act.by())) {
            throw new Refusal(ThanksReason.JOINED_ALREADY);
        }
        return shout;
    }

    /** Everyone who is named, once, in the order in which they were named. */
    private List<Person> named(Tx tx, NewThanks wanted) {
        WorkspaceId workspace = wanted.act().workspace();
        Map<PersonId, Person> named = new LinkedHashMap<>();
        wanted.people().forEach(person -> named.putIfAbsent(person.id(), known(tx, workspace, person)));
        for (GroupId group : wanted.groups()) {
            List<PersonId> members = tx.dao(ThankYouDao.class).members(workspace, group);
            if (members.isEmpty()) {
                throw new Refusal(ThanksReason.EMPTY_GROUP);
            }
            for (PersonId member : members) {
                Person described =
                        Person.stranger(member, "", wanted.act().who().zone());
                named.putIfAbsent(member, known(tx, workspace, described));
            }
        }
        return List.copyOf(named.values());
    }

    private Admitted sorted(Tx tx, WorkspaceId workspace, PersonId giver, List<Person> named) {
        List<Person> thanked = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (Person person : named) {
            People.requireRead(person, person.id());
            if (person.id().equals(giver)) {
                leftOut.add(new LeftOut(giver, LeftOut.Why.ONESELF));
            } else if (person.isBot() || isUs(person.id())) {
                leftOut.add(new LeftOut(person.id(), LeftOut.Why.BOT));
            } else if (person.gone()) {
                leftOut.add(new LeftOut(person.id(), LeftOut.Why.GONE));
            } else if (person.kind() == Person.Kind.FOREIGN) {
                leftOut.add(new LeftOut(person.id(), LeftOut.Why.FOREIGN));
            } else {
                thanked.add(person);
            }
        }
        return new Admitted(thanked, leftOut);
    }

    private static ThanksReason nobody(List<LeftOut> leftOut) {
        var why = leftOut.stream().map(LeftOut::why).collect(Collectors.toSet());
        if (why.isEmpty()) {
            return ThanksReason.NOBODY_NAMED;
        }
        if (why.size() > 1) {
            return ThanksReason.NOBODY_LEFT;
        }
        return switch (leftOut.get(0).why()) {
            case ONESELF -> ThanksReason.ONLY_ONESELF;
            case BOT -> ThanksReason.ONLY_BOTS;
            case GONE -> ThanksReason.ONLY_GONE;
            case FOREIGN -> ThanksReason.ONLY_OTHER_COMPANIES;
            case ALREADY -> ThanksReason.NOBODY_LEFT;
        };
    }

    private boolean isUs(PersonId person) {
        return people.workspace().map(Workspace::bot).filter(person::equals).isPresent();
    }

    Person known(Tx tx, WorkspaceId workspace, Person described) {
        return people.find(tx, workspace, described.id()).orElse(described);
    }
}
