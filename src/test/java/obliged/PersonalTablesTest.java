package obliged;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import obliged.ask.data.AskPersonalData;
import obliged.shared.WorkspaceId;
import obliged.store.AttachedStore;
import obliged.store.PersonalTable;
import obliged.store.Store;
import obliged.store.Tables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each column of each table was thought of: whose it is, and whether it is erased. In every table stands one row that is
 * about U1, with words in every column that takes them.
 */
class PersonalTablesTest {
    private static final WorkspaceId WORKSPACE = new WorkspaceId("T1");

    /** The table that Flyway keeps, and those of the search index, whose words are looked for on the disk. */
    private static final String NOT_OURS = "schema_history|ask_text.*|sqlite_.*";

    @TempDir
    Path directory;

    private Path database;

    private record Column(String table, String name, String type, boolean key) {
        boolean isOfAPerson() {
            return type.equals("TEXT")
                    && (name.matches("person_id|(?!needed)\\w+_by|\\w+_person|requester|assignee")
                            || table.equals("person") && name.equals("id"));
        }
    }

    @BeforeEach
    void open() {
        database = directory.resolve("obliged.db");
        Store.open(database, InstantSource.system()).close();
    }

    private List<Column> columns() {
        return Tables.rows(database, """
                        SELECT one.name, part.name, part.type, part.pk
                        FROM sqlite_schema one JOIN pragma_table_info(one.name) part
                        WHERE one.type = 'table'
                        ORDER BY one.name, part.cid
                        """).stream()
                .filter(row -> !row.get(0).matches(NOT_OURS))
                .map(row -> new Column(
                        row.get(0), row.get(1), row.get(2), !row.get(3).equals("0")))
                .toList();
    }

    @Test
    void everyColumnOfEveryTableStandsInExactlyOnePlace() {
        Map<String, List<String>> real = new TreeMap<>(columns().stream()
                .filter(column -> !column.name().equals("workspace_id"))
                .collect(groupingBy(Column::table, mapping(Column::name, toList()))));
        Map<String, List<String>> declared = new TreeMap<>();
        PersonsData.TABLES.forEach(table -> declared.put(table.name(), table.columns()));

        assertThat(declared.keySet()).as("tables of PersonsData").isEqualTo(real.keySet());
        assertThat(PersonsData.TABLES).hasSameSizeAs(declared.keySet());
        real.forEach((table, columns) ->
                assertThat(declared.get(table)).as(table).containsExactlyInAnyOrderElementsOf(columns));
    }

    @Test
    void whoseNameSaysThatItIsAPersonIsDeclaredAsOne() {
        assertThat(columns().stream().filter(Column::isOfAPerson)).isNotEmpty().allSatisfy(column -> {
            PersonalTable table = table(column.table());
            assertThat(Stream.of(table.peopleColumns(), table.erasedColumns()).flatMap(List::stream))
                    .as(table.name())
                    .contains(column.name());
        });
    }

    @Test
    void everyTableWithWordsAboutAnAskIsOfAsks() {
        Set<String> ofAsks = PersonsData.TABLES.stream()
                .filter(table -> !table.erasedColumns().isEmpty())
                .map(PersonalTable::name)
                .filter(table -> columns().stream()
                        .anyMatch(column -> column.table().equals(table)
                                && (column.name().equals("ask_number") || table.equals("ask"))))
                .collect(toSet());
        // What people are thanked for is kept when the ask is closed.
        ofAsks.remove("thank_you");
        assertThat(AskPersonalData.TABLES.stream()
                        .filter(PersonalTable::isOfAsks)
                        .map(PersonalTable::name))
                .containsExactlyInAnyOrderElementsOf(ofAsks);
    }

    private static PersonalTable table(String name) {
        return PersonsData.TABLES.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void forgettingErasesWhatIsSaidToBeErasedAndNothingElse() throws Exception {
        fill("U1");
        fill("U2");
        Map<String, Map<String, String>> before = rows("U1");
        Map<String, Map<String, String>> others = rows("U2");

        try (AttachedStore store = AttachedStore.open(database, InstantSource.system())) {
            PersonsData.find(store, "U1").erase();
        }

        Map<String, Map<String, String>> after = rows("U1");
        assertThat(rows("U2")).isEqualTo(others);
        for (PersonalTable table : PersonsData.TABLES) {
            Map<String, String> was = requireNonNull(before.get(table.name()));
            Map<String, String> is = requireNonNull(after.get(table.name()));
            if (is.isEmpty()) {
                assertThat(table.isErased()).as(table.name()).isTrue();
                assertThat(table.erasedColumns()).as(table.name()).isEmpty();
                continue;
            }
            Set<Map.Entry<String, String>> changed = new HashSet<>(is.entrySet());
            changed.removeAll(was.entrySet());
            assertThat(changed.stream().map(Map.Entry::getKey))
                    .as(table.name())
                    .containsExactlyInAnyOrderElementsOf(table.erasedColumns());
            assertThat(changed)
                    .as(table.name())
                    .noneMatch(column -> column.getValue().contains("quux"));
        }
    }

    @Test
    void anExportHoldsEveryColumnOfEveryRowAboutSomeone() throws Exception {
        fill("U1");
        fill("U2");
        String json;
        try (AttachedStore store = AttachedStore.open(database, InstantSource.system())) {
            json = PersonsData.find(store, "U1").json();
        }
        for (PersonalTable table : PersonsData.TABLES) {
            if (table.isAboutPeople()) {
                assertThat(json).contains('"' + table.name() + "\" : [ {");
                assertThat(row(table.name(), "U1").values().stream().filter(value -> value.startsWith("quux")))
                        .as(table.name())
                        .allSatisfy(value -> assertThat(json).contains('"' + value + '"'));
            }
        }
        assertThat(json).doesNotContain("quux U2");
    }

    @Test
    void theWordsOfAClosedAskAreErasedInEveryTableOfAsks() throws Exception {
        fill("U1");
        execute("UPDATE ask SET erased_at = NULL, state = 'CONFIRMED', pending = NULL, pending_step = NULL");

        try (AttachedStore store = AttachedStore.open(database, InstantSource.system())) {
            int erased = store.write(tx -> AskPersonalData.eraseClosed(tx, WORKSPACE, Instant.ofEpochMilli(2), 50));
            assertThat(erased).isEqualTo(1);
        }

        for (PersonalTable table : AskPersonalData.TABLES) {
            assertThat(table.erasedColumns())
                    .allSatisfy(column ->
                            assertThat(row(table.name(), "U1").get(column)).doesNotContain("quux"));
        }
        assertThat(row("thank_you", "U1").get("words")).contains("quux");
    }

    /** One row in each table. Its numbers are those of the person's id. */
    private void fill(String person) throws SQLException {
        List<String> statements = new ArrayList<>(List.of("PRAGMA ignore_check_constraints = ON"));
        // They would write rows of their own.
        Tables.rows(database, "SELECT name FROM sqlite_schema WHERE type = 'trigger'")
                .forEach(trigger -> statements.add("DROP TRIGGER " + trigger.get(0)));
        columns().stream().collect(groupingBy(Column::table)).forEach((table, columns) -> {
            String values =
                    columns.stream().map(column -> value(column, person)).collect(joining(", "));
            statements.add("INSERT OR IGNORE INTO " + table + " VALUES (" + values + ")");
        });
        execute(statements.toArray(String[]::new));
    }

    private static String value(Column column, String person) {
        if (column.name().equals("workspace_id")) {
            return "'T1'";
        }
        if (column.type().equals("INTEGER")) {
            return person.substring(1);
        }
        if (column.isOfAPerson()) {
            return "'" + person + "'";
        }
        return column.table().equals("notice") && column.name().equals("place")
                ? "'reply/" + person + "'"
                : "'quux " + person + " " + column.table() + "." + column.name() + "'";
    }

    private Map<String, Map<String, String>> rows(String person) {
        Map<String, Map<String, String>> rows = new TreeMap<>();
        PersonsData.TABLES.forEach(table -> rows.put(table.name(), row(table.name(), person)));
        return rows;
    }

    /** What stands in the row of someone, by column; nothing if there is no such row any more. */
    private Map<String, String> row(String table, String person) {
        List<Column> columns = columns().stream()
                .filter(column -> column.table().equals(table))
                .toList();
        String key = columns.stream()
                .filter(Column::key)
                .map(column -> column.name() + " = " + value(column, person))
                .collect(joining(" AND "));
        Map<String, String> row = new TreeMap<>();
        for (List<String> values : Tables.rows(database, "SELECT * FROM " + table + " WHERE " + key)) {
            for (int i = 0; i < columns.size(); i++) {
                row.put(columns.get(i).name(), values.get(i));
            }
        }
        return row;
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = Tables.open(database);
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }
}
