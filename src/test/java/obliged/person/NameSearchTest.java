package obliged.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.EmptyFile;
import obliged.store.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameSearchTest {
    private static final List<String> NAMES = List.of(
            "Ana Alves",
            "Ângela Dias",
            "Bo Berg",
            "Chi Tanaka",
            "Jean-Pierre O'Neill",
            "José",
            "ÖZGÜR",
            "田中太郎",
            "🎉",
            "x_ana");

    private static final AtomicInteger WORKSPACES = new AtomicInteger();
    private static final Store STORE = open();

    private final People people = new People(STORE);
    private WorkspaceId workspace = workspace();
    private NameSearch search = new NameSearch(STORE, workspace);

    private static Store open() {
        try {
            return Store.open(
                    EmptyFile.at(Files.createTempDirectory("names").resolve("obliged.db")), InstantSource.system());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WorkspaceId workspace() {
        return new WorkspaceId("T" + WORKSPACES.incrementAndGet());
    }

    @BeforeEach
    void know() {
        NAMES.forEach(name -> know(person(name)));
    }

    private void know(Person... some) {
        people.save(workspace, List.of(some));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            ana          | Ana Alves, x_ana
            ANA          | Ana Alves, x_ana
            an           | Ana Alves, Ângela Dias, x_ana
            alves        | Ana Alves
            alves ana    | Ana Alves
            lves         | -
            angela       | Ângela Dias
            pier         | Jean-Pierre O'Neill
            neill jean   | Jean-Pierre O'Neill
            jose         | José
            josé         | José
            ozgur        | ÖZGÜR
            田中           | 田中太郎
            ana berg     | -
            @bo          | Bo Berg
            zzz          | -
            oneill       | Jean-Pierre O'Neill
            o’neill      | Jean-Pierre O'Neill
            太郎           | 田中太郎
            太郎 田中        | 田中太郎
            中田           | -
            """)
    void aNameIsFoundByHowItsWordsBegin(String typed, String found) {
        List<String> names = found == null ? List.of() : List.of(found.split(", "));
        assertThat(find(typed, 100)).containsExactlyElementsOf(names);
    }

    @Test
    void withoutWordsTheFirstOfTheAlphabetAreFound() {
        assertThat(find("", 100)).hasSameSizeAs(NAMES);
        assertThat(find(" %_. ", 4)).containsExactly("🎉", "Ana Alves", "Ângela Dias", "Bo Berg");
    }

    @Test
    void noMoreThanWantedAreFoundAndTheBestOfAll() {
        know(person("Zoe Ana"));
        know(IntStream.range(0, 1_000)
                .mapToObj(i -> person("Ana " + (1_999 - i)))
                .toArray(Person[]::new));
        assertThat(find("ana 1", 3)).containsExactly("Ana 1000", "Ana 1001", "Ana 1002");
        assertThat(find("zoe", 3)).containsExactly("Zoe Ana");
        assertThat(find("ana", 2_000)).hasSize(1_003).endsWith("x_ana", "Zoe Ana");
    }

    @Test
    void someoneIsFoundByTheNewNameOnlyAndTwoOfOneNameBoth() {
        Person before = person("Bo Berg");
        know(new Person(before.id(), "Bo Bergman", before.zone(), before.kind(), false));
        know(new Person(new PersonId("U0"), "bo bergman", before.zone(), before.kind(), false));
        assertThat(find("bo", 100)).containsExactly("bo bergman", "Bo Bergman");
        assertThat(find("berg", 100)).hasSize(2);
    }

    @Test
    void whoCanNotBeFoundIsNot() {
        assertThat(search.search("ana", 100, person -> !person.name().startsWith("x")))
                .extracting(Person::name)
                .containsExactly("Ana Alves");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            robert         | Bo
            ROBÉRT ols     | Bo
            bo robert      | Bo
            olsen bo       | Bo
            @rolsen        | Bo
            rols           | Bo
            lsen           | -
            bo             | Bo, Bo Berg, Mia Bo
            soren          | Mia Bo
            carr           | Ana Alves
            m carr         | -
            ana a.alves-c  | Ana Alves
            ubo            | -
            """)
    void everyNameThatSomeoneGoesByFindsThemOnceAndTheShownOneFirst(String typed, String found) {
        for (Person person : List.of(
                person("Bo").goingBy(List.of("Robert Olsen", "@rolsen")),
                person("Mia Bo").goingBy(List.of("Sören Sørensen", "@mia")),
                person("Ana Alves").goingBy(List.of("Ana Alves Carriço", "@a.alves-carrico")))) {
            know(person);
        }
        assertThat(find(typed, 100)).containsExactlyElementsOf(found == null ? List.of() : List.of(found.split(", ")));
    }

    @Test
    void aNameThatSomeoneWentByFindsThemNoMore() {
        Person before = person("Bo").goingBy(List.of("Robert Olsen", "@rolsen"));
        know(before);
        know(person("Bo").goingBy(List.of("Robert Berg", "@rolsen")));
        assertThat(find("olsen", 100)).isEmpty();
        assertThat(find("robert", 100)).containsExactly("Bo");
        assertThat(find("rolsen", 100)).containsExactly("Bo");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            Robert Olsen; @rolsen  | Robert Olsen, @rolsen
            BÖ; @bo                | @bo
            bo;@bo; ; @bo;🎉       | @bo
            Röbert  Olsen; Robert Olsen; @ro | Röbert Olsen, @ro
            -                      | -
            """)
    void aNameThatSaysNothingNewIsLeftOutUnlessItIsAHandle(String others, String kept) {
        List<String> given = others == null ? List.of() : List.of(others.split(";"));
        assertThat(person("Bo").goingBy(given).names())
                .containsExactlyElementsOf(kept == null ? List.of() : List.of(kept.split(", ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -         | -
            bö        | -
            robert    | Robert Olsen
            bo rob    | Robert Olsen
            rols      | @rolsen
            r         | Robert Olsen
            robert ro | Robert Olsen
            olsen rol | Robert Olsen
            """)
    void theOtherNameSaysWhySomeoneWasFoundWhoseShownOneDoesNot(String typed, String other) {
        Person person = person("Bo").goingBy(List.of("Robert Olsen", "@rolsen"));
        know(person);
        assertThat(search.otherName(person, typed == null ? "" : typed, one -> true))
                .isEqualTo(Optional.ofNullable(other));
    }

    @Test
    void whoeverHasANamesakeIsToldApartByWhatIsTheirsAlone() {
        Person one = known("U1", "Bo", "Robert Olsen", "@rolsen");
        Person two = known("U2", "bo", "Bodil Olsen", "@bolsen");
        Person three = known("U3", "Bo", "Robert Olsen", "@rolsen3");
        Person unread = known("U4", "Bö");

        assertThat(Stream.of(one, two, three, unread).map(person -> other(person, "bo")))
                .containsExactly("@rolsen", "Bodil Olsen", "@rolsen3", "");
        assertThat(other(one, "robert")).isEqualTo("@rolsen");
        assertThat(other(two, "bolsen")).isEqualTo("@bolsen");
        // Who can't be found confuses nobody.
        assertThat(search.otherName(one, "bo", person -> person.id().equals(one.id())))
                .isEmpty();
    }

    private Person known(String id, String name, String... others) {
        Person person = new Person(new PersonId(id), name, ZoneId.of("UTC"), Person.Kind.MEMBER, false)
                .goingBy(List.of(others));
        know(person);
        return person;
    }

    private String other(Person person, String typed) {
        return search.otherName(person, typed, one -> true).orElse("");
    }

    @Provide
    Arbitrary<List<String>> names() {
        return Arbitraries.of("bo", "bodil", "robert", "ro", "olsen", "bo olsen", "olsen-berg bo", "berg")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<String> typed() {
        return Arbitraries.of("b", "bo", "bodi", "robert", "ol", "olsen", "berg", "r")
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(words -> String.join(" ", words));
    }

    /** By the plainest way to say it: all words of all names, one after the other. */
    @Property(tries = 300)
    void whoIsFoundIsWhoHasAllThatWasTyped(
            @ForAll @Size(max = 8) List<@From("names") List<String>> called, @ForAll("typed") String typed) {
        workspace = workspace();
        search = new NameSearch(STORE, workspace);
        List<String> wanted = new ArrayList<>();
        for (int i = 0; i < called.size(); i++) {
            List<String> names = called.get(i);
            Person before = new Person(new PersonId("U" + i), "Bo Before", ZoneId.of("UTC"), Person.Kind.MEMBER, false);
            Person now = new Person(before.id(), names.get(0), before.zone(), before.kind(), false).goingBy(names);
            know(before);
            know(now);
            List<String> words = List.of(String.join(" ", names).split("[ -]"));
            if (Stream.of(typed.split(" ")).allMatch(one -> words.stream().anyMatch(word -> word.startsWith(one)))) {
                wanted.add(now.id().value());
            }
        }

        List<Person> found = search.search(typed, 100, person -> true);

        assertThat(found).extracting(person -> person.id().value()).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(found)
                .extracting(person -> person.name().startsWith(typed))
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    private List<String> find(String typed, int most) {
        return search.search(typed, most, person -> true).stream()
                .map(Person::name)
                .toList();
    }

    private static Person person(String name) {
        return new Person(new PersonId("U" + name), name, ZoneId.of("UTC"), Person.Kind.MEMBER, false);
    }
}
