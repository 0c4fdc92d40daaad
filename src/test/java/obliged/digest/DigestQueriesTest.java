package obliged.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import obliged.ask.Act;
import obliged.ask.RandomAsks;
import obliged.ask.value.State;
import obliged.person.Person;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.team.ChannelAccess;
import obliged.testing.RandomCompany;
import obliged.thanks.Gift;
import obliged.thanks.NewThanks;
import obliged.thanks.Occasion;
import obliged.thanks.ThankYou;
import obliged.thanks.ThankYous;

/** What a digest's queries repeat of the rules of others says the same as those. */
class DigestQueriesTest {
    private static final PersonId ANA = new PersonId("ana");
    private static final PersonId BO = new PersonId("bo");

    private static final RandomCompany COMPANY = new RandomCompany();
    private static final ThankYous THANKS =
            new ThankYous(COMPANY.store, COMPANY.people, COMPANY.teams, COMPANY.outbox, 1_000);
    private static int keys;

    @AfterContainer
    static void close() {
        COMPANY.close();
    }

    @Property(tries = 60)
    void aTeamHasAsManyOverdueAsThereAre(@ForAll long seed) {
        Random random = new Random(seed);
        RandomCompany.Cast cast = COMPANY.makeUp(random);
        ChannelId team = cast.channels().get(0);
        List<RandomAsks.Kept> asks =
                COMPANY.store.write(tx -> new RandomAsks(random, cast.workspace()).save(tx, ANA, BO, team, 20));
        DigestDao.Living living =
                COMPANY.store.read(tx -> tx.dao(DigestDao.class).living(cast.workspace(), team, RandomCompany.NOW));
        assertThat(living)
                .isEqualTo(new DigestDao.Living(
                        (int) asks.stream()
                                .filter(kept -> kept.ask().state() != State.DONE)
                                .count(),
                        (int) asks.stream().filter(RandomAsks.Kept::isOverdue).count()));
    }

    @Property(tries = 60)
    void shoutOutsFromElsewhereStoodInOpenChannels(@ForAll long seed) {
        RandomCompany.Cast cast = COMPANY.makeUp(new Random(seed));
        COMPANY.people.save(
                cast.workspace(),
                List.of(
                        new Person(ANA, "Ana", RandomCompany.LISBON, Person.Kind.MEMBER, false),
                        new Person(BO, "Bo", RandomCompany.LISBON, Person.Kind.MEMBER, false)));
        List<ThankYou> given =
                cast.channels().stream().map(channel -> thank(cast, channel)).toList();
        Set<Long> found = COMPANY.store.read(tx -> tx.dao(DigestDao.class)
                .thanksTo(
                        cast.workspace(),
                        BO,
                        RandomCompany.NOW.minus(Duration.ofDays(1)),
                        RandomCompany.NOW.plus(Duration.ofDays(1))));
        assertThat(found)
                .isEqualTo(given.stream()
                        .filter(one -> ChannelAccess.isOpen(
                                COMPANY.teams.channel(cast.workspace(), Objects.requireNonNull(one.channel()))))
                        .map(one -> one.id().number())
                        .collect(Collectors.toSet()));
    }

    private static ThankYou thank(RandomCompany.Cast cast, ChannelId channel) {
        Act act = new Act(cast.workspace(), Person.stranger(ANA, "Ana", RandomCompany.LISBON), null, "key/" + keys++);
        Gift gift = new Gift("for " + channel.value(), null, null);
        Person bo = Person.stranger(BO, "Bo", RandomCompany.LISBON);
        return THANKS.give(new NewThanks(act, List.of(bo), List.of(), gift, channel, Occasion.NONE, false))
                .thanks();
    }
}
