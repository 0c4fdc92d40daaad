package obliged.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import obliged.TeamColleagues;
import obliged.person.Group;
import obliged.person.Groups;
import obliged.person.People;
import obliged.person.Person;
import obliged.shared.ChannelId;
import obliged.shared.GroupId;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import obliged.shared.WorkingHours;
import obliged.shared.WorkspaceId;
import obliged.store.EmptyFile;
import obliged.store.Store;
import obliged.store.Tables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bo, Chi, the guest Gus and Fay of another company are in the open channel; Bo in the closed one. */
class TeamChangeTest {
    private static final WorkspaceId ACME = new WorkspaceId("T1");
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final ChannelId IT = new ChannelId("it");
    private static final ChannelId HR = new ChannelId("hr");
    private static final GroupId CREW = new GroupId("crew");

    @TempDir
    Path directory;

    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private Store store;
    private Teams teams;
    private People people;
    private Groups groups;

    @BeforeEach
    void open() {
        store = Store.open(EmptyFile.at(directory.resolve("obliged.db")), () -> now);
        people = new People(store);
        groups = new Groups(store);
        teams = new Teams(store, new TeamColleagues(people, groups));
        people.save(
                ACME,
                List.of(
                        person("bo", Person.Kind.MEMBER, false),
                        person("chi", Person.Kind.MEMBER, false),
                        person("dee", Person.Kind.MEMBER, false),
                        person("gus", Person.Kind.GUEST, false),
                        person("gil", Person.Kind.GUEST, false),
                        person("fay", Person.Kind.FOREIGN, false),
                        person("bot", Person.Kind.BOT, false),
                        person("new", Person.Kind.STRANGER, false),
                        person("gone", Person.Kind.MEMBER, true)));
        teams.save(
                ACME,
                List.of(
                        new Channel(IT, "it", false, false, false, true),
                        new Channel(HR, "hr", true, false, true, false),
                        new Channel(new ChannelId("old"), "old", false, true, true, false),
                        new Channel(new ChannelId("closed"), "", true, false, false, false)));
        teams.members(ACME, IT, ids("bo", "chi", "gus", "fay", "gone", "bot", "new"));
        teams.members(ACME, HR, ids("bo"));
        teams.members(ACME, new ChannelId("old"), ids("bo"));
        teams.members(ACME, new ChannelId("closed"), ids("bo"));
        groups.save(ACME, new Group(CREW, "Crew", "crew", false), ids("dee", "gone", "bot"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Person person(String id, Person.Kind kind, boolean gone) {
        return new Person(new PersonId(id), id, LISBON, kind, gone);
    }

    private static List<PersonId> ids(String... ids) {
        return Arrays.stream(ids).map(PersonId::new).toList();
    }

    private static Team team(ChannelId channel, String... helpers) {
        return said(channel, "laptops", null, helpers);
    }

    private static Team said(
            ChannelId channel, @Nullable String helpsWith, @Nullable GroupId group, String... helpers) {
        return new Team(
                channel,
                helpsWith,
                "the number on its back",
                Set.copyOf(ids(helpers)),
                group,
                new WorkingHours(
                        ZoneId.of("Australia/Lord_Howe"),
                        Set.of(DayOfWeek.SUNDAY, DayOfWeek.WEDNESDAY),
                        LocalTime.of(7, 30),
                        LocalTime.of(23, 59)),
                WorkingSpan.ofHours(4),
                WorkingSpan.ofDays(99),
                null,
                null);
    }

    private boolean change(String by, Team wished) {
        return change(
                by,
                wished,
                teams.team(ACME, wished.channel()).map(Team::changedAt).orElse(null));
    }

    private boolean change(String by, Team wished, @Nullable Instant seen) {
        return teams.change(ACME, new PersonId(by), wished, seen);
    }

    private void refused(TeamReason reason, String by, Team wished) {
        Map<String, List<List<String>>> before = Tables.all(directory.resolve("obliged.db"));
        assertThatThrownBy(() -> change(by, wished))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
        assertThat(Tables.all(directory.resolve("obliged.db"))).isEqualTo(before);
    }

    private Set<String> helpers(ChannelId channel) {
        return teams.helpers(ACME, channel).stream().map(PersonId::value).collect(Collectors.toSet());
    }

    private boolean helps(ChannelId channel, String person) {
        return store.read(tx -> teams.helps(tx, ACME, channel, new PersonId(person)));
    }

    @Test
    void whatIsSaidIsReadBackWithWhoSaidItAndWhen() {
        assertThat(change("bo", said(IT, "laptops", CREW, "bo", "chi"))).isTrue();

        Team saved = teams.team(ACME, IT).orElseThrow();
        assertThat(saved).isEqualTo(said(IT, "laptops", CREW, "bo", "chi").by(new PersonId("bo"), now));
        assertThat(helpers(IT)).containsExactlyInAnyOrder("bo", "chi", "dee");
        assertThat(teams.all(ACME)).containsExactly(IT);
    }

    @Test
    void aTeamOfDefaultsIsConfirmedByWhoeverSavesThem() {
        store.run(tx -> teams.createIfMissing(tx, ACME, IT, LISBON));

        assertThat(change("bo", Team.of(IT, LISBON))).isTrue();

        assertThat(teams.team(ACME, IT).orElseThrow().changedBy()).isEqualTo(new PersonId("bo"));
    }

    @Test
    void theSameSentAgainDoesNothingEvenToWhoIsNoHelperAnyMore() {
        change("bo", team(IT, "chi"), null);
        now = now.plusSeconds(5);

        assertThat(change("bo", team(IT, "chi"), null)).isFalse();

        assertThat(teams.team(ACME, IT).orElseThrow().changedAt()).isEqualTo(now.minusSeconds(5));
    }

    @Test
    void whereNoneAreNamedAnyoneInTheChannelMayChangeIt() {
        assertThat(change("bo", team(IT))).isTrue();
        assertThat(change("gus", said(IT, "mice", null))).isTrue();
        refused(TeamReason.NOT_THEIRS, "dee", team(IT));
        refused(TeamReason.NOT_THEIRS, "gil", team(IT));
        refused(TeamReason.NOT_THEIRS, "fay", team(IT));
        refused(TeamReason.NOT_THEIRS, "bot", team(IT));
        refused(TeamReason.NOT_THEIRS, "gone", team(IT));
        refused(TeamReason.NOT_THEIRS, "new", team(IT));
        refused(TeamReason.NOT_THEIRS, "nobody", team(IT));
    }

    @Test
    void whereHelpersAreNamedOnlyTheyMayChangeItOfTheirGroupToo() {
        change("bo", said(IT, "laptops", CREW, "chi"));

        refused(TeamReason.NOT_THEIRS, "bo", team(IT));
        assertThat(change("dee", said(IT, "mice", CREW, "chi"))).isTrue();
        assertThat(change("chi", team(IT))).isTrue();
        assertThat(change("bo", team(IT, "bo"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"nowhere, NO_SUCH_CHANNEL", "old, CHANNEL_ARCHIVED", "closed, CHANNEL_CLOSED_TO_US"})
    void onlyAChannelThatCanBeAskedCanBeATeam(String channel, TeamReason reason) {
        refused(reason, "bo", team(new ChannelId(channel)));
    }

    @ParameterizedTest
    @CsvSource({
        "it, bot,    HELPER_IS_BOT",
        "it, gone,   HELPER_GONE",
        "it, fay,    HELPER_FOREIGN",
        "it, new,    HELPER_UNKNOWN",
        "it, nobody, HELPER_UNKNOWN",
        "it, gil,    HELPER_OUTSIDE",
        "hr, chi,    HELPER_OUTSIDE",
        "hr, gus,    HELPER_OUTSIDE"
    })
    void whoCanNotActOnWhatIsAskedCanNotBeAHelper(String channel, String helper, TeamReason reason) {
        refused(reason, "bo", team(new ChannelId(channel), "bo", helper));
        assertThat(teams.unfit(ACME, new ChannelId(channel), ids("bo", helper)))
                .isEqualTo(Map.of(new PersonId(helper), reason));
    }

    @Test
    void aMemberNeedsNotBeInAnOpenChannelToHelp() {
        assertThat(change("bo", team(IT, "dee", "gus"))).isTrue();
    }

    @Test
    void aGroupMustBeThere() {
        refused(TeamReason.GROUP_GONE, "bo", said(IT, "laptops", new GroupId("nobody")));
        groups.onlyThese(ACME, Set.of());
        refused(TeamReason.GROUP_GONE, "bo", said(IT, "laptops", CREW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0h", "100h", "0d", "100d"})
    void aSpanIsOneToNinetyNine(String span) {
        Team sane = team(IT);
        refused(
                TeamReason.SPAN_OUT_OF_BOUNDS,
                "bo",
                new Team(IT, null, null, Set.of(), null, sane.hours(), WorkingSpan.parse(span), null, null, null));
        refused(
                TeamReason.SPAN_OUT_OF_BOUNDS,
                "bo",
                new Team(
                        IT,
                        null,
                        null,
                        Set.of(),
                        null,
                        sane.hours(),
                        WorkingSpan.ofHours(1),
                        WorkingSpan.parse(span),
                        null,
                        null));
    }

    @Test
    void wordsHaveAtMostAThousandCharacters() {
        refused(TeamReason.WORDS_TOO_LONG, "bo", said(IT, "x".repeat(1_001), null));
        assertThat(change("bo", said(IT, "x".repeat(1_000), null))).isTrue();
    }

    @Test
    void whatSomeoneElseChangedMeanwhileIsNotOverwrittenUnseen() {
        change("chi", said(IT, "mice", null));
        Instant chis = now;
        now = now.plusSeconds(60);

        assertThatThrownBy(() -> change("bo", team(IT), null))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(TeamReason.CHANGED_MEANWHILE));

        assertThat(teams.team(ACME, IT).orElseThrow().helpsWith()).isEqualTo("mice");
        assertThat(change("bo", team(IT), chis)).isTrue();
    }

    @Test
    void helpersWhoLeftHelpNoLongerAndWithTheLastOfThemTheChannelHelpsAgain() {
        change("bo", team(IT, "chi", "dee"));
        assertThat(helps(IT, "bo")).isFalse();

        people.save(ACME, List.of(person("chi", Person.Kind.MEMBER, true)));
        assertThat(helpers(IT)).containsExactly("dee");
        assertThat(teams.team(ACME, IT).orElseThrow().helpers()).containsExactly(new PersonId("dee"));

        people.save(ACME, List.of(person("dee", Person.Kind.MEMBER, true)));
        assertThat(helpers(IT)).isEmpty();
        assertThat(helps(IT, "bo")).isTrue();

        people.save(ACME, List.of(person("dee", Person.Kind.MEMBER, false)));
        assertThat(helpers(IT)).containsExactly("dee");
    }

    @Test
    void aGroupThatIsGoneHelpsNoLonger() {
        change("bo", said(IT, "laptops", CREW));
        assertThat(helpers(IT)).containsExactly("dee");

        groups.save(ACME, new Group(CREW, "Crew", "crew", true));

        assertThat(helpers(IT)).isEmpty();
    }

    @Test
    void aGroupLeadsToTheTeamWhoseHelpersItIsWhereThatCanBeAsked() {
        assertThat(teams.ofGroup(ACME, CREW)).isEmpty();
        change("bo", said(IT, "laptops", CREW));
        change("bo", said(HR, "people", CREW));
        assertThat(teams.ofGroup(ACME, CREW)).contains(HR);

        teams.lost(ACME, HR);
        assertThat(teams.ofGroup(ACME, CREW)).contains(IT);
        teams.archived(ACME, IT, true);
        assertThat(teams.ofGroup(ACME, CREW)).isEmpty();
    }

    @Test
    void aChannelThatGoesByAnotherIdTakesItsTeamAndItsPeopleAlong() {
        change("bo", team(IT, "bo", "chi"));
        ChannelId moved = new ChannelId("it2");

        teams.moved(ACME, IT, moved);
        teams.moved(ACME, IT, moved);

        assertThat(teams.team(ACME, IT)).isEmpty();
        assertThat(teams.channel(ACME, IT)).isEmpty();
        assertThat(teams.channel(ACME, moved).orElseThrow().name()).isEqualTo("it");
        assertThat(teams.team(ACME, moved)).contains(team(moved, "bo", "chi").by(new PersonId("bo"), now));
        assertThat(store.<Boolean>read(tx -> teams.isIn(tx, ACME, moved, new PersonId("gus"))))
                .isTrue();
        assertThat(store.<Boolean>read(tx -> teams.isIn(tx, ACME, IT, new PersonId("gus"))))
                .isFalse();
    }

    @Test
    void whatWasReadOrSetUpUnderTheNewIdAlreadyCounts() {
        ChannelId moved = new ChannelId("it2");
        change("bo", team(IT, "bo"));
        teams.save(ACME, List.of(new Channel(moved, "it", true, false, true, false)));
        teams.members(ACME, moved, ids("chi"));
        store.run(tx -> teams.createIfMissing(tx, ACME, moved, LISBON));

        teams.moved(ACME, IT, moved);

        assertThat(teams.channel(ACME, moved).orElseThrow().closed()).isTrue();
        assertThat(teams.team(ACME, moved).orElseThrow().helpsWith()).isEqualTo("laptops");

        change("bo", said(moved, "mice", null, "bo"));
        store.run(tx -> teams.createIfMissing(tx, ACME, IT, LISBON));
        teams.moved(ACME, IT, moved);
        assertThat(teams.team(ACME, moved).orElseThrow().helpsWith()).isEqualTo("mice");
    }

    @Test
    void channelsThatAreNotReadAnyMoreAreClosedToUs() {
        teams.saveListed(ACME, List.of(new Channel(IT, "it", false, false, false, false)), 1);

        Set<ChannelId> unlisted = new HashSet<>();
        for (Optional<ChannelId> one = teams.unlisted(ACME, 1); one.isPresent(); one = teams.unlisted(ACME, 1)) {
            unlisted.add(one.get());
            teams.lost(ACME, one.get());
        }

        // The archived one and the closed one were known to be that.
        assertThat(unlisted).containsExactly(HR);
        assertThat(teams.channel(ACME, IT).orElseThrow().closed()).isFalse();
        assertThat(teams.channel(ACME, HR)).contains(new Channel(HR, "hr", true, false, false, false));
    }

    @Test
    void whoIsNotAmongTheMembersThatWereReadPageByPageHasLeftUnlessTheyJoinedMeanwhile() {
        int reading = teams.beginMembers(ACME, IT);
        teams.addMembers(ACME, IT, ids("bo"));
        teams.joins(ACME, IT, new PersonId("dee"));
        teams.addMembers(ACME, IT, ids("chi"));
        assertThat(teams.isIn(ACME, IT, new PersonId("gus"))).isTrue();

        teams.endMembers(ACME, IT, reading);

        assertThat(ids("bo", "chi", "dee", "gus", "fay"))
                .filteredOn(person -> teams.isIn(ACME, IT, person))
                .containsExactlyElementsOf(ids("bo", "chi", "dee"));
    }
}
