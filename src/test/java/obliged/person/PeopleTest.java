package obliged.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.EmptyFile;
import obliged.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PeopleTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final WorkspaceId ACME = new WorkspaceId("T1");
    private static final WorkspaceId OTHER = new WorkspaceId("T2");
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final PersonId ANA = new PersonId("U1");
    private static final Person MEMBER = new Person(ANA, "Ana “the” O'Brien 🌱", LISBON, Person.Kind.MEMBER, false);

    @TempDir
    Path directory;

    private Store store;
    private People people;

    @BeforeEach
    void open() {
        store = Store.open(EmptyFile.at(directory.resolve("obliged.db")), () -> NOW);
        people = new People(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void nobodyIsKnownAtFirst() {
        assertThat(people.workspace()).isEmpty();
        assertThat(people.find(ACME, ANA)).isEmpty();
    }

    @Test
    void whoIsSavedIsFoundAsTheyAreInTheirWorkspaceOnly() {
        people.save(ACME, List.of(MEMBER));

        assertThat(people.find(ACME, ANA)).contains(MEMBER);
        assertThat(people.find(OTHER, ANA)).isEmpty();
    }

    @Test
    void whatIsSavedLaterCounts() {
        Person gone = new Person(ANA, "Ana Silva", ZoneId.of("Asia/Tokyo"), Person.Kind.GUEST, true);
        people.save(ACME, List.of(MEMBER));

        people.save(ACME, List.of(gone));

        assertThat(people.find(ACME, ANA)).contains(gone);
    }

    @Test
    void nobodyMoreIsKnownAfterSavingNobody() {
        people.save(ACME, List.of(MEMBER));

        people.save(ACME, List.of());

        assertThat(people.find(ACME, ANA)).contains(MEMBER);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindIsKeptAndOnlyOneIsAMemberAndOneABot(Person.Kind kind) {
        people.save(ACME, List.of(new Person(ANA, "Ana", LISBON, kind, false)));

        Person found = people.find(ACME, ANA).orElseThrow();

        assertThat(found.kind()).isEqualTo(kind);
        assertThat(found.isMember()).isEqualTo(kind == Person.Kind.MEMBER);
        assertThat(found.isBot()).isEqualTo(kind == Person.Kind.BOT);
    }

    @Test
    void whoIsMetForTheFirstTimeIsNotedAsDescribed() {
        Person described = Person.stranger(ANA, "ana", LISBON);

        assertThat(store.<Person>write(tx -> people.findOrRegister(tx, ACME, described)))
                .isEqualTo(described);
        assertThat(people.find(ACME, ANA)).contains(described);
    }

    @Test
    void meetingAgainChangesNothing() {
        people.save(ACME, List.of(MEMBER));

        assertThat(store.<Person>write(tx -> people.findOrRegister(tx, ACME, Person.stranger(ANA, "someone", LISBON))))
                .isEqualTo(MEMBER);
        assertThat(people.find(ACME, ANA)).contains(MEMBER);
    }

    @Test
    void whatElseSomeoneGoesByIsKeptAndMeetingThemLeavesItSo() {
        Person bo = new Person(ANA, "Bo", LISBON, Person.Kind.MEMBER, false)
                .goingBy(List.of("Robert “Bo” Ølsen, 🌱", "@bo", "two\nlines"));
        assertThat(bo.names()).containsExactly("Robert “Bo” Ølsen, 🌱", "@bo", "two lines");
        people.save(ACME, List.of(bo, Person.stranger(new PersonId("U2"), "someone", LISBON)));
        People afterwards = new People(store);
        store.run(tx -> afterwards.findOrRegister(tx, ACME, Person.stranger(ANA, "bo", LISBON)));

        assertThat(afterwards.find(ACME, ANA)).contains(bo);
        assertThat(afterwards.search(ACME, "olsen", 9, person -> true)).containsExactly(bo);
        assertThat(afterwards.otherName(ACME, bo, "olsen", person -> true)).contains("Robert “Bo” Ølsen, 🌱");

        people.save(ACME, List.of(bo.goingBy(List.of("Robert Berg"))));
        assertThat(people.search(ACME, "olsen", 9, person -> true)).isEmpty();
        assertThat(new People(store).find(ACME, ANA).orElseThrow().names()).containsExactly("Robert Berg");
    }

    @Test
    void whatWasReadBeforeSomethingElseWasSavedIsNotKeptInItsPlace() {
        Person later = new Person(ANA, "Ana Silva", LISBON, Person.Kind.GUEST, true);
        people.save(ACME, List.of(MEMBER));
        People afterwards = new People(store);

        store.read(tx -> {
            Optional<Person> read = afterwards.find(tx, ACME, ANA);
            afterwards.save(ACME, List.of(later));
            return read;
        });

        assertThat(afterwards.find(ACME, ANA)).contains(later);
    }

    @Test
    void noMoreAreKeptInMemoryThanWereLookedUpLately() {
        List<Person> many = IntStream.range(0, 12_000)
                .mapToObj(i -> new Person(new PersonId("U" + i), "Name " + i, LISBON, Person.Kind.MEMBER, false))
                .toList();
        people.save(ACME, many);

        assertThat(many)
                .allSatisfy(one -> assertThat(people.find(ACME, one.id())).contains(one));

        assertThat(people.inMemory()).isBetween(1, 5_000);
    }

    @Test
    void anAdminIsOneAsLongAsTheyAreReadAsOne() {
        Person bo = new Person(new PersonId("U2"), "Bo", LISBON, Person.Kind.MEMBER, false);
        people.save(ACME, List.of(MEMBER, bo), Set.of(ANA));
        assertThat(people.isAdmin(ACME, ANA)).isTrue();
        assertThat(people.isAdmin(ACME, bo.id())).isFalse();

        people.save(ACME, List.of(MEMBER, bo), Set.of(bo.id()));

        assertThat(people.isAdmin(ACME, ANA)).isFalse();
        assertThat(people.isAdmin(ACME, bo.id())).isTrue();
    }

    @Test
    void whoWasMetInATransactionThatIsUndoneIsNotKnown() {
        assertThatThrownBy(() -> store.run(tx -> {
                    people.findOrRegister(tx, ACME, Person.stranger(ANA, "ana", LISBON));
                    assertThat(people.find(tx, ACME, ANA)).isPresent();
                    throw new IllegalStateException("undone");
                }))
                .hasMessage("undone");

        assertThat(people.find(ACME, ANA)).isEmpty();
    }

    @Test
    void whatIsKnownByHeartIsWhatStandsInTheFile() {
        people.save(ACME, List.of(MEMBER));
        assertThat(people.find(ACME, ANA)).contains(MEMBER);
        people.save(ACME, List.of(new Person(ANA, "Ana Silva", LISBON, Person.Kind.GUEST, true)));

        assertThat(people.find(ACME, ANA)).isEqualTo(new People(store).find(ACME, ANA));
    }

    @Test
    void theWorkspaceIsTheOneThatWasReadLast() {
        Workspace old =
                new Workspace(OTHER, "Old", "https://old.example/", new PersonId("B2"), NOW.minusSeconds(60), null);
        Workspace acme = new Workspace(ACME, "Acme", "https://acme.example/", new PersonId("B1"), NOW, "E1");
        people.save(old);
        people.save(acme);
        people.save(ACME, List.of(MEMBER));

        assertThat(people.workspace()).contains(acme);
        assertThat(people.find(ACME, ANA)).contains(MEMBER);
        assertThat(new People(store).workspace()).contains(acme);

        Workspace renamed = new Workspace(ACME, "Acme & Co", "https://co.example/", new PersonId("B3"), NOW, "E1");
        people.save(renamed);
        assertThat(people.workspace()).contains(renamed);
    }
}
