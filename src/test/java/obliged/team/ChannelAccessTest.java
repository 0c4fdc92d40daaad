package obliged.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import obliged.person.Person;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.testing.RandomCompany;

/** Who may know of a channel and who helps a team, and that every query which repeats either says the same. */
class ChannelAccessTest {
    private static final RandomCompany COMPANY = new RandomCompany();

    @AfterContainer
    static void close() {
        COMPANY.close();
    }

    private static boolean mayKnowOf(RandomCompany.Cast cast, ChannelId channel, PersonId person) {
        return COMPANY.teams.access().mayKnowOf(cast.workspace(), channel, person);
    }

    /** The rule in a table: of each kind of person, in and out of a channel that is open, closed, or unknown to us. */
    @Example
    void fullMembersKnowOfOpenChannelsAndEveryoneOfThoseThatTheyAreIn() {
        WorkspaceId workspace = new WorkspaceId("T-table");
        ChannelId open = new ChannelId("C-open");
        ChannelId closed = new ChannelId("C-closed");
        ChannelId unknown = new ChannelId("C-unknown");
        COMPANY.teams.save(
                workspace,
                List.of(
                        new Channel(open, "open", false, false, false, false),
                        new Channel(closed, "closed", true, false, true, false)));
        for (Person.Kind kind : Person.Kind.values()) {
            PersonId outside = new PersonId("out-" + kind);
            PersonId inside = new PersonId("in-" + kind);
            for (PersonId person : List.of(outside, inside)) {
                COMPANY.people.save(workspace, List.of(new Person(person, "x", RandomCompany.LISBON, kind, false)));
            }
            for (ChannelId channel : List.of(open, closed, unknown)) {
                COMPANY.teams.joins(workspace, channel, inside);
                // Where nobody tells us who is in a channel, nobody is.
                assertThat(COMPANY.teams.access().mayKnowOf(workspace, channel, inside))
                        .as("%s in %s", kind, channel)
                        .isEqualTo(!channel.equals(unknown));
                assertThat(COMPANY.teams.access().mayKnowOf(workspace, channel, outside))
                        .as("%s out of %s", kind, channel)
                        .isEqualTo(kind == Person.Kind.MEMBER && channel.equals(open));
            }
        }
    }

    @Property(tries = 60)
    void aSearchFindsWhatItsReaderMayKnowOfAndCanAsk(@ForAll long seed) {
        RandomCompany.Cast cast = COMPANY.makeUp(new Random(seed));
        for (PersonId reader : cast.people()) {
            List<ChannelId> found = COMPANY.teams.search(cast.workspace(), reader, "channel", 100).stream()
                    .map(Channel::id)
                    .toList();
            assertThat(found)
                    .containsExactlyInAnyOrderElementsOf(cast.channels().stream()
                            .filter(id -> COMPANY.teams
                                    .channel(cast.workspace(), id)
                                    .filter(Channel::takesPosts)
                                    .isPresent())
                            .filter(id -> mayKnowOf(cast, id, reader))
                            .toList());
        }
    }

    @Property(tries = 60)
    void theTeamsThatSomeoneKnowsOfAreThoseWhoseChannelTheyMayKnowOf(@ForAll long seed) {
        RandomCompany.Cast cast = COMPANY.makeUp(new Random(seed));
        for (PersonId reader : cast.people()) {
            Set<ChannelId> known =
                    COMPANY.store.read(tx -> COMPANY.teams.access().knownTeams(tx, cast.workspace(), reader));
            assertThat(known)
                    .isEqualTo(COMPANY.teams.all(cast.workspace()).stream()
                            .filter(id -> mayKnowOf(cast, id, reader))
                            .collect(Collectors.toSet()));
        }
    }

    @Property(tries = 60)
    void theTeamsThatSomeoneHelpsAreThoseWhoseHelperTheyAre(@ForAll long seed) {
        RandomCompany.Cast cast = COMPANY.makeUp(new Random(seed));
        for (PersonId person : cast.people()) {
            Set<ChannelId> helped = COMPANY.store.read(tx -> COMPANY.teams.helped(tx, cast.workspace(), person));
            assertThat(helped)
                    .isEqualTo(COMPANY.teams.all(cast.workspace()).stream()
                            .filter(id ->
                                    COMPANY.teams.helpers(cast.workspace(), id).contains(person))
                            .collect(Collectors.toSet()));
        }
    }

    /** What of those named, and those in the group, is left when nobody counts who has left, or is not of the company. */
    @Property(tries = 60)
    void nobodyHelpsWhoHasLeftOrIsNoneOfTheCompany(@ForAll long seed) {
        RandomCompany.Cast cast = COMPANY.makeUp(new Random(seed));
        for (ChannelId id : cast.channels()) {
            List<PersonId> helpers = COMPANY.teams.helpers(cast.workspace(), id);
            assertThat(helpers).doesNotHaveDuplicates().isSortedAccordingTo(Comparator.comparing(PersonId::value));
            assertThat(helpers)
                    .allSatisfy(helper -> assertThat(COMPANY.people.find(cast.workspace(), helper))
                            .satisfiesAnyOf(
                                    unknown -> assertThat(unknown).isEmpty(),
                                    known -> assertThat(known)
                                            .hasValueSatisfying(person -> assertThat(person.gone()
                                                            || person.kind() == Person.Kind.BOT
                                                            || person.kind() == Person.Kind.FOREIGN)
                                                    .isFalse())));
        }
    }
}
