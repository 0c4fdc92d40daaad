package obliged.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import obliged.TeamColleagues;
import obliged.person.Groups;
import obliged.person.People;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.EmptyFile;
import obliged.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TeamsTest {
    private static final WorkspaceId ACME = new WorkspaceId("T1");
    private static final WorkspaceId OTHER = new WorkspaceId("T2");
    private static final ChannelId IT = new ChannelId("C1");
    private static final ChannelId HR = new ChannelId("C2");
    private static final PersonId BO = new PersonId("U2");
    private static final PersonId CHI = new PersonId("U3");
    private static final Channel OPEN = new Channel(IT, "it-help", false, false, false, false);

    @TempDir
    Path directory;

    private Store store;
    private Teams teams;

    @BeforeEach
    void open() {
        store = Store.open(EmptyFile.at(directory.resolve("obliged.db")), () -> Instant.parse("2026-11-22T10:00:00Z"));
        teams = new Teams(store, new TeamColleagues(new People(store), new Groups(store)));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private boolean isIn(ChannelId channel, PersonId person) {
        return store.read(tx -> teams.isIn(tx, ACME, channel, person));
    }

    @Test
    void aChannelIsFoundAsItWasSavedLastInItsWorkspaceOnly() {
        Channel changed = new Channel(IT, "it", true, true, true, true);
        teams.save(ACME, List.of(OPEN));
        assertThat(teams.channel(ACME, IT)).contains(OPEN);

        teams.save(ACME, List.of(changed));

        assertThat(teams.channel(ACME, IT)).contains(changed);
        assertThat(teams.channel(OTHER, IT)).isEmpty();
        assertThat(teams.channel(ACME, HR)).isEmpty();
    }

    @Test
    void aChannelIsMetOnce() {
        Channel other = new Channel(IT, "", true, false, false, false);

        assertThat(store.<Channel>write(tx -> teams.findOrRegister(tx, ACME, OPEN)))
                .isEqualTo(OPEN);
        assertThat(store.<Channel>write(tx -> teams.findOrRegister(tx, ACME, other)))
                .isEqualTo(OPEN);
        assertThat(teams.channel(ACME, IT)).contains(OPEN);
    }

    @Test
    void eventsChangeOneThingEach() {
        teams.save(ACME, List.of(OPEN));

        teams.renamed(ACME, IT, "helpdesk");
        assertThat(teams.channel(ACME, IT)).contains(new Channel(IT, "helpdesk", false, false, false, false));
        teams.archived(ACME, IT, true);
        assertThat(teams.channel(ACME, IT)).contains(new Channel(IT, "helpdesk", false, true, false, false));
        teams.archived(ACME, IT, false);
        teams.save(ACME, List.of(new Channel(IT, "helpdesk", false, false, true, false)));
        teams.left(ACME, IT);
        assertThat(teams.channel(ACME, IT)).contains(new Channel(IT, "helpdesk", false, false, false, false));
    }

    @Test
    void anEventAboutAChannelThatWeDoNotKnowMakesNone() {
        teams.renamed(ACME, IT, "helpdesk");
        teams.archived(ACME, IT, true);
        teams.left(ACME, IT);

        assertThat(teams.channel(ACME, IT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // closed, archived, joined: takes posts
        "false, false, false, true",
        "false, false, true,  true",
        "true,  false, true,  true",
        "true,  false, false, false",
        "false, true,  false, false",
        "false, true,  true,  false",
        "true,  true,  true,  false"
    })
    void anOpenChannelTakesPostsAndAClosedOneIfWeAreInIt(
            boolean closed, boolean archived, boolean joined, boolean takesPosts) {
        assertThat(new Channel(IT, "it", closed, archived, joined, false).takesPosts())
                .isEqualTo(takesPosts);
    }

    @Test
    void aTeamIsFoundedOnce() {
        ZoneId lisbon = ZoneId.of("Europe/Lisbon");

        assertThat(store.<Boolean>write(tx -> teams.createIfMissing(tx, ACME, IT, lisbon)))
                .isTrue();
        assertThat(store.<Boolean>write(tx -> teams.createIfMissing(tx, ACME, IT, ZoneId.of("Asia/Tokyo"))))
                .isFalse();
        assertThat(store.<Boolean>write(tx -> teams.createIfMissing(tx, OTHER, IT, lisbon)))
                .isTrue();

        assertThat(teams.all(ACME)).containsExactly(IT);
        assertThat(teams.all(new WorkspaceId("T3"))).isEmpty();
    }

    @Test
    void peopleComeAndGo() {
        teams.save(ACME, List.of(OPEN));
        assertThat(isIn(IT, BO)).isFalse();

        teams.joins(ACME, IT, BO);
        teams.joins(ACME, IT, BO);
        assertThat(isIn(IT, BO)).isTrue();
        assertThat(isIn(HR, BO)).isFalse();
        assertThat(isIn(IT, CHI)).isFalse();

        teams.leaves(ACME, IT, BO);
        teams.leaves(ACME, IT, BO);
        assertThat(isIn(IT, BO)).isFalse();
    }

    @Test
    void theMembersThatAreReadTakeThePlaceOfThoseWeKnew() {
        teams.save(ACME, List.of(OPEN, new Channel(HR, "hr", true, false, true, false)));
        teams.members(ACME, IT, List.of(BO, BO));
        teams.members(ACME, HR, List.of(BO));

        teams.members(ACME, IT, List.of(CHI));

        assertThat(isIn(IT, BO)).isFalse();
        assertThat(isIn(IT, CHI)).isTrue();
        assertThat(isIn(HR, BO)).isTrue();

        teams.members(ACME, IT, List.of());
        assertThat(isIn(IT, CHI)).isFalse();
    }

    @Test
    void nobodyIsKnownToBeWhereTheChatSystemDoesNotTellUs() {
        Channel closed = new Channel(HR, "hr", true, false, true, false);
        teams.save(ACME, List.of(closed));
        teams.members(ACME, HR, List.of(BO));
        assertThat(isIn(HR, BO)).isTrue();

        teams.left(ACME, HR);
        assertThat(isIn(HR, BO)).isFalse();
        // Nor by what was on its way when we were removed.
        teams.joins(ACME, HR, BO);
        teams.members(ACME, HR, List.of(BO));
        assertThat(isIn(HR, BO)).isFalse();

        teams.save(ACME, List.of(closed));
        teams.members(ACME, HR, List.of(BO));
        teams.lost(ACME, HR);
        assertThat(isIn(HR, BO)).isFalse();
    }

    @Test
    void aCrowdFitsIn() {
        teams.save(ACME, List.of(OPEN));
        List<PersonId> crowd =
                IntStream.range(0, 5_000).mapToObj(i -> new PersonId("U" + i)).toList();

        teams.members(ACME, IT, crowd);

        assertThat(isIn(IT, new PersonId("U4999"))).isTrue();
    }
}
