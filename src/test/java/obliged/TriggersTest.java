package obliged;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import obliged.ask.Step;
import obliged.ask.value.State;
import obliged.person.Person;
import obliged.store.EmptyFile;
import obliged.store.Store;
import obliged.store.Tables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the file itself does: each trigger is named where its table is at home, and says nothing that Java doesn't say. */
class TriggersTest {
    private static final Pattern STEPS =
            Pattern.compile("(?<![.\\w])(?:NEW\\.|given\\.)?step\\s*(?:=|IN)\\s*\\(?\\s*('[^)]*?')(?:\\)|\\s|$)");

    private static final Pattern STATES = Pattern.compile("\\bstate\\s*(?:=|<>|IN)\\s*\\(?\\s*('[^)]*?')(?:\\)|\\s|$)");

    private static final Pattern QUOTED = Pattern.compile("'(\\w+)'");

    @TempDir
    static Path directory;

    private static Path file;

    @BeforeAll
    static void migrate() {
        file = directory.resolve("obliged.db");
        Store.open(EmptyFile.at(file), InstantSource.system()).close();
    }

    private static Path main(String path) {
        return Path.of(System.getProperty("basedir", "."), "src/main").resolve(path);
    }

    /** All that the file holds of this type, by name: the table and the text of each. */
    private static Map<String, List<String>> schema(String type) {
        Map<String, List<String>> all = new TreeMap<>();
        Tables.rows(file, "SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = '" + type + "'")
                .forEach(row -> all.put(row.get(0), row.subList(1, 3)));
        return all;
    }

    private static Set<String> quoted(String text) {
        return QUOTED.matcher(text).results().map(found -> found.group(1)).collect(toCollection(TreeSet::new));
    }

    @Test
    void eachTriggerIsNamedByThePackageOfItsTableAndByNoOther() throws IOException {
        Map<String, Set<String>> named = new TreeMap<>();
        try (Stream<Path> rooms = Files.list(main("java/obliged"))) {
            for (Path room : rooms.filter(Files::isDirectory).toList()) {
                Path opening = room.resolve("package-info.java");
                if (Files.exists(opening)) {
                    String text = Files.readString(opening).replace("\n * ", " ");
                    named.put(
                            room.getFileName().toString(),
                            schema("trigger").keySet().stream()
                                    .filter(trigger -> text.contains("{@code " + trigger + "}"))
                                    .collect(toSet()));
                }
            }
        }
        assertThat(schema("trigger"))
                .hasSize(16)
                .allSatisfy((trigger, row) -> assertThat(named)
                        .as(trigger)
                        .allSatisfy((room, names) -> assertThat(names.contains(trigger))
                                .as(room)
                                .isEqualTo(room.equals(SqlHouseTest.owner(row.get(0))))));
    }

    /** What a step means for an ask that waits until someone answers it at all. */
    private enum Wait {
        BEGINS,
        ENDS,
        GOES_ON;

        static Wait at(Step step) {
            return switch (step) {
                // It comes to whoever is to answer it, or comes back to them.
                case LOG, HAND_OFF, GIVE_BACK, LEFT, ANSWER -> BEGINS;
                // A suggestion of an open ask accepts it first.
                case ACCEPT, QUESTION, DECLINE, WITHDRAW -> ENDS;
                // An accepted ask waits for no first answer; nor does it by being said otherwise.
                case TAKE_OVER,
                        SUGGEST,
                        AGREE,
                        KEEP,
                        TAKE_BACK,
                        DONE,
                        NOT_DONE,
                        CONFIRM,
                        REOPEN,
                        EDIT,
                        NUDGE,
                        MAKE_RIGHT,
                        COMMENT -> GOES_ON;
            };
        }
    }

    @Test
    void anAskWaitsForAFirstAnswerFromTheStepsThatBringItToThoseThatAnswerIt() {
        assertThat(stepsOf("ask_waits_for_an_answer")).isEqualTo(steps(step -> Wait.at(step) == Wait.BEGINS));
        assertThat(stepsOf("ask_has_an_answer")).isEqualTo(steps(step -> Wait.at(step) == Wait.ENDS));
    }

    private static Set<String> stepsOf(String trigger) {
        Matcher steps = STEPS.matcher(
                Objects.requireNonNull(schema("trigger").get(trigger)).get(1));
        assertThat(steps.find()).isTrue();
        return quoted(steps.group(1));
    }

    private static Set<String> steps(Predicate<Step> which) {
        return EnumSet.allOf(Step.class).stream().filter(which).map(Step::name).collect(toCollection(TreeSet::new));
    }

    @Test
    void everyStepAndStateThatIsWrittenInSqlIsOne() throws IOException {
        Set<String> steps = new TreeSet<>();
        Set<String> states = new TreeSet<>();
        try (Stream<Path> files =
                Stream.concat(Files.list(main("resources/obliged/store")), Files.walk(main("java/obliged")))) {
            List<Path> texts = files.filter(path -> path.toString().matches(".*(\\.sql|Dao\\.java)"))
                    // The notices that are owed have states of their own.
                    .filter(path -> !path.toString().endsWith("OutboxDao.java"))
                    .toList();
            for (Path path : texts) {
                for (String statement : Files.readString(path).split("\"\"\"|;")) {
                    STEPS.matcher(statement).results().forEach(found -> steps.addAll(quoted(found.group(1))));
                    if (!statement.matches("(?s).*\\bnotice\\b.*")) {
                        STATES.matcher(statement).results().forEach(found -> states.addAll(quoted(found.group(1))));
                    }
                }
            }
        }
        assertThat(names(Step.values())).containsAll(steps);
        assertThat(names(State.values())).containsAll(states);
        assertThat(steps).contains("LOG", "HAND_OFF", "LEFT", "ANSWER", "ACCEPT", "EDIT", "DONE");
        assertThat(states).contains("OPEN", "ACCEPTED", "DONE", "CONFIRMED");
    }

    @Test
    void theFileTakesEveryStateAndKindThatThereIsAndNoOther() {
        assertThat(checked("ask", "state")).isEqualTo(names(State.values()));
        assertThat(checked("person", "kind")).isEqualTo(names(Person.Kind.values()));
    }

    private static Set<String> checked(String table, String column) {
        Matcher check = Pattern.compile("CHECK \\(" + column + " IN \\(([^)]*)\\)\\)")
                .matcher(Objects.requireNonNull(schema("table").get(table)).get(1));
        assertThat(check.find()).isTrue();
        return quoted(check.group(1));
    }

    private static Set<String> names(Enum<?>[] all) {
        return Arrays.stream(all).map(Enum::name).collect(toCollection(TreeSet::new));
    }
}
