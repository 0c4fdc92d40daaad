package obliged.thanks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import obliged.ask.Act;
import obliged.person.Person;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.testing.RandomCompany;

/** Whoever may know of a channel reads what was thanked there, and nobody else but those whom it concerns. */
class ThanksAccessTest {
    private static final RandomCompany COMPANY = new RandomCompany();
    private static final ThankYous THANKS =
            new ThankYous(COMPANY.store, COMPANY.people, COMPANY.teams, COMPANY.outbox, 1_000);
    private static final ThanksLists LISTS = new ThanksLists(COMPANY.store, COMPANY.people, COMPANY.teams);
    private static int keys;

    @AfterContainer
    static void close() {
        COMPANY.close();
    }

    @Property(tries = 60)
    void aListHoldsWhatItsReaderMayKnowOf(@ForAll long seed) {
        Random random = new Random(seed);
        RandomCompany.Cast cast = COMPANY.makeUp(random);
        PersonId giver = new PersonId("giver");
        PersonId bo = new PersonId("bo");
        for (PersonId one : List.of(giver, bo)) {
            COMPANY.people.save(
                    cast.workspace(), List.of(new Person(one, "x", RandomCompany.LISBON, Person.Kind.MEMBER, false)));
        }
        List<ThankYou> given = new ArrayList<>();
        cast.channels().forEach(channel -> given.add(thank(cast, giver, bo, channel)));
        List<PersonId> readers = new ArrayList<>(cast.people());
        readers.addAll(List.of(giver, bo));
        for (PersonId reader : readers) {
            for (ThanksLists.Side side : ThanksLists.Side.values()) {
                PersonId whose = side == ThanksLists.Side.GOT ? bo : giver;
                List<ThankYou> page = LISTS.page(cast.workspace(), reader, whose, side, ThanksLists.Cursor.NEWEST, 100)
                        .lines();
                assertThat(page)
                        .containsExactlyElementsOf(IntStream.range(0, given.size())
                                .mapToObj(i -> given.get(given.size() - 1 - i))
                                .filter(one -> maySee(cast, one, reader))
                                .toList());
            }
        }
    }

    private static boolean maySee(RandomCompany.Cast cast, ThankYou one, PersonId reader) {
        boolean colleague = COMPANY.people
                .find(cast.workspace(), reader)
                .filter(person -> person.kind() == Person.Kind.MEMBER || person.kind() == Person.Kind.GUEST)
                .isPresent();
        return one.from().equals(reader)
                || one.people().contains(reader)
                || colleague
                        && COMPANY.teams
                                .access()
                                .mayKnowOf(cast.workspace(), Objects.requireNonNull(one.channel()), reader);
    }

    private static ThankYou thank(RandomCompany.Cast cast, PersonId giver, PersonId bo, ChannelId channel) {
        Act act = new Act(cast.workspace(), Person.stranger(giver, "x", RandomCompany.LISBON), null, "key/" + keys++);
        Gift gift = new Gift("for " + channel.value(), null, null);
        Person thanked = Person.stranger(bo, "x", RandomCompany.LISBON);
        return THANKS.give(new NewThanks(act, List.of(thanked), List.of(), gift, channel, Occasion.NONE, false))
                .thanks();
    }
}
