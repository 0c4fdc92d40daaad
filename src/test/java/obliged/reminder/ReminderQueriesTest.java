package obliged.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import obliged.ask.Act;
import obliged.ask.Asks;
import obliged.ask.NewAsk;
import obliged.person.Person;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.team.Channel;
import obliged.testing.RandomCompany;

/** What the query of the reminders repeats of who helps a team says the same as that rule. */
class ReminderQueriesTest {
    private static final PersonId ANA = new PersonId("ana");

    private static final RandomCompany COMPANY = new RandomCompany();
    private static final Asks ASKS = new Asks(COMPANY.store, COMPANY.people, COMPANY.teams, COMPANY.outbox);
    private static int keys;

    @AfterContainer
    static void close() {
        COMPANY.close();
    }

    @Property(tries = 60)
    void whatATeamWasAskedIsForWhoHelpsIt(@ForAll long seed) {
        RandomCompany.Cast cast = COMPANY.makeUp(new Random(seed));
        Person ana = new Person(ANA, "Ana", RandomCompany.LISBON, Person.Kind.MEMBER, false);
        COMPANY.people.save(cast.workspace(), List.of(ana));
        for (ChannelId channel : cast.channels()) {
            // Open and in use while it is asked.
            Channel before = COMPANY.teams.channel(cast.workspace(), channel).orElse(null);
            COMPANY.teams.save(cast.workspace(), List.of(new Channel(channel, "it", false, false, true, false)));
            long number = ASKS.log(NewAsk.of(
                            new Act(cast.workspace(), ana, null, "key/" + keys++),
                            new NewAsk.ToChannel(new Channel(channel, "it", false, false, true, false)),
                            "a second screen",
                            null))
                    .id()
                    .number();
            if (before != null) {
                COMPANY.teams.save(cast.workspace(), List.of(before));
            }
            COMPANY.store.run(
                    tx -> tx.dao(UnansweredAskDao.class).lookAgain(cast.workspace(), number, null, Instant.EPOCH));

            List<PersonId> readers =
                    COMPANY.store.read(tx -> tx
                            .dao(ReminderDao.class)
                            .items(cast.workspace(), RandomCompany.NOW, RandomCompany.NOW, 1_000)
                            .stream()
                            .filter(row -> row.number() == number)
                            .map(ReminderItemRow::reader)
                            // Its requester waits for it, which is another rule.
                            .filter(reader -> !reader.equals(ANA))
                            // Whoever has left, and no colleague, is not reminded of anything.
                            .filter(reader -> COMPANY.people
                                    .find(tx, cast.workspace(), reader)
                                    .filter(person -> person.gone()
                                            || person.kind() == Person.Kind.BOT
                                            || person.kind() == Person.Kind.FOREIGN
                                            || person.kind() == Person.Kind.STRANGER)
                                    .isEmpty())
                            .toList());
            List<PersonId> helpers = COMPANY.teams.helpers(cast.workspace(), channel).stream()
                    // Whom we never read has no clock to be reminded by.
                    .filter(helper ->
                            COMPANY.people.find(cast.workspace(), helper).isPresent())
                    .toList();
            assertThat(readers).containsExactlyInAnyOrderElementsOf(helpers);
        }
    }
}
