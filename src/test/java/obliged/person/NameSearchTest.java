package obliged.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import obliged.term.PersonId;
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

    private final NameSearch search = new NameSearch();

    @BeforeEach
    void know() {
        NAMES.forEach(name -> search.changed(null, person(name)));
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
        search.changed(null, person("Zoe Ana"));
        IntStream.range(0, 1_000).forEach(i -> search.changed(null, person("Ana " + (1_999 - i))));
        assertThat(find("ana 1", 3)).containsExactly("Ana 1000", "Ana 1001", "Ana 1002");
        assertThat(find("zoe", 3)).containsExactly("Zoe Ana");
        assertThat(find("ana", 2_000)).hasSize(1_003).endsWith("x_ana", "Zoe Ana");
    }

    @Test
    void someoneIsFoundByTheNewNameOnlyAndTwoOfOneNameBoth() {
        Person before = person("Bo Berg");
        search.changed(before, new Person(before.id(), "Bo Bergman", before.zone(), before.kind(), false));
        search.changed(null, new Person(new PersonId("U0"), "bo bergman", before.zone(), before.kind(), false));
        assertThat(find("bo", 100)).containsExactly("bo bergman", "Bo Bergman");
        assertThat(find("berg", 100)).hasSize(2);
    }

    @Test
    void whoCanNotBeFoundIsNot() {
        assertThat(search.search("ana", 100, person -> !person.name().startsWith("x")))
                .extracting(Person::name)
                .containsExactly("Ana Alves");
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
