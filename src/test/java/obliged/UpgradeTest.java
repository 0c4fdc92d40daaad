package obliged;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import obliged.sandbox.world.Message;
import obliged.store.LandedMigrationsTest;
import obliged.store.Store;
import obliged.store.Tables;
import obliged.testing.Office;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A file as each earlier version left it, with its migrations in the order in which they landed, is taken over by the bot,
 * which does what was owed.
 */
class UpgradeTest {
    private static final String WORKSPACE = "T0OBLIGED1";
    private static final String ANA = "U0ANA002";
    private static final String BO = "U0BO003";
    private static final String GENERAL = "C0GENERAL011";
    private static final String IT_HELP = "C0ITHELP012";
    private static final long THEN = 1_795_340_000_000L;

    @TempDir
    Path directory;

    @SuppressWarnings("NullAway.Init") // set by write, which each test begins with
    private Path file;

    /** A row as it was written since there is such a table, with the values of columns that there are, or once were. */
    private record Row(String table, Map<String, Object> values) {
        static Row in(String table, Object... namesAndValues) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("workspace_id", WORKSPACE);
            for (int i = 0; i < namesAndValues.length; i += 2) {
                values.put((String) namesAndValues[i], namesAndValues[i + 1]);
            }
            return new Row(table, values);
        }

        String insert(Set<String> columns) {
            Map<String, Object> there = new LinkedHashMap<>(values);
            there.keySet().retainAll(columns);
            return "INSERT INTO " + table + " (" + String.join(", ", there.keySet()) + ") VALUES ("
                    + there.values().stream().map(Row::literal).collect(joining(", ")) + ")";
        }

        private static String literal(Object value) {
            return value instanceof String text ? "'" + text + "'" : value.toString();
        }
    }

    private static Row person(String id, String name, String zone) {
        return Row.in("person", "id", id, "name", name, "zone", zone, "kind", "MEMBER", "gone", 0);
    }

    private static Row step(int id, int ask, String step, String by, Object... more) {
        Row row = Row.in("ask_step", "id", id, "ask_number", ask, "step", step, "by_person", by, "at", THEN + id);
        row.values().putAll(Row.in("ask_step", more).values());
        return row;
    }

    private static Row owed(String kind, String person, int about, int cause) {
        String key = kind + "/" + cause + "/" + person;
        return Row.in(
                "notice",
                "kind",
                kind,
                "place",
                person,
                "place_kind",
                "PERSON",
                "about",
                about,
                "cause",
                cause,
                "urgency",
                0,
                "changes",
                0,
                "key",
                key,
                "mark",
                key,
                "owed_at",
                THEN,
                "not_before",
                0,
                "state",
                "WAITING");
    }

    private static final List<Row> ROWS = List.of(
            Row.in(
                    "workspace",
                    "id",
                    WORKSPACE,
                    "name",
                    "Harbour",
                    "address",
                    "https://harbour.slack.com/",
                    "bot",
                    "U0OBLIGED001",
                    "read_at",
                    THEN),
            person(ANA, "Ana", "Europe/Lisbon"),
            person(BO, "Bo", "Europe/Berlin"),
            Row.in("channel", "id", IT_HELP, "name", "it-help", "closed", 0, "archived", 0, "joined", 1, "shared", 0),
            Row.in("channel_member", "channel_id", IT_HELP, "person_id", ANA),
            Row.in("channel_member", "channel_id", IT_HELP, "person_id", BO),
            Row.in(
                    "team",
                    "channel_id",
                    IT_HELP,
                    "zone",
                    "Europe/Lisbon",
                    "days",
                    "MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY",
                    "opens",
                    "09:00",
                    "closes",
                    "17:00",
                    "first_answer_minutes",
                    480),
            Row.in(
                    "ask",
                    "number",
                    1,
                    "requester",
                    ANA,
                    "logged_by",
                    ANA,
                    "logged_at",
                    THEN,
                    "asked_person",
                    BO,
                    "words",
                    "fix the lamp",
                    "needed_by",
                    "2026-11-24[Europe/Lisbon]",
                    "state",
                    "OPEN"),
            Row.in(
                    "ask",
                    "number",
                    2,
                    "requester",
                    ANA,
                    "logged_by",
                    ANA,
                    "logged_at",
                    THEN,
                    "asked_team",
                    IT_HELP,
                    "words",
                    "new keyboard",
                    "state",
                    "ACCEPTED",
                    "assignee",
                    BO,
                    "due",
                    "2026-12-01T15:00[Europe/Lisbon]",
                    "due_ends",
                    1_796_137_200_000L),
            Row.in(
                    "ask",
                    "number",
                    3,
                    "requester",
                    BO,
                    "logged_by",
                    BO,
                    "logged_at",
                    THEN,
                    "asked_person",
                    ANA,
                    "words",
                    "review my text",
                    "state",
                    "DONE",
                    "assignee",
                    ANA,
                    "done_at",
                    THEN + 7,
                    "done_by",
                    ANA),
            Row.in(
                    "ask",
                    "number",
                    4,
                    "requester",
                    ANA,
                    "logged_by",
                    ANA,
                    "logged_at",
                    THEN,
                    "asked_person",
                    BO,
                    "words",
                    "paint the wall 墙壁很旧",
                    "state",
                    "OPEN",
                    "pending",
                    "QUESTION",
                    "pending_step",
                    9,
                    "pending_by",
                    BO,
                    "pending_words",
                    "In which colour?",
                    "pending_since",
                    THEN + 9),
            step(1, 1, "LOG", ANA, "date", "2026-11-24[Europe/Lisbon]"),
            step(2, 2, "LOG", ANA, "team", IT_HELP),
            step(3, 2, "ACCEPT", BO, "team", IT_HELP, "date", "2026-12-01T15:00[Europe/Lisbon]"),
            step(5, 3, "LOG", BO),
            step(6, 3, "ACCEPT", ANA),
            step(7, 3, "DONE", ANA, "words", "with a few commas"),
            step(8, 4, "LOG", ANA),
            step(9, 4, "QUESTION", BO, "words", "In which colour?"),
            Row.in("ask_part", "person_id", ANA, "ask_number", 1),
            Row.in("ask_part", "person_id", BO, "ask_number", 1),
            Row.in("ask_part", "person_id", ANA, "ask_number", 2),
            Row.in("ask_part", "person_id", BO, "ask_number", 2),
            Row.in("ask_part", "person_id", ANA, "ask_number", 3),
            Row.in("ask_part", "person_id", BO, "ask_number", 3),
            Row.in("ask_part", "person_id", ANA, "ask_number", 4),
            Row.in("ask_part", "person_id", BO, "ask_number", 4),
            Row.in("acted", "key", "command/1", "about", 1, "at", THEN),
            Row.in("draft", "person_id", ANA, "content", "half an ask", "at", THEN),
            Row.in(
                    "thank_you",
                    "id",
                    1,
                    "from_person",
                    ANA,
                    "words",
                    "carrying the boxes",
                    "channel_id",
                    GENERAL,
                    "at",
                    THEN),
            Row.in("thank_you_person", "person_id", BO, "thank_you_id", 1, "position", 0, "at", THEN),
            Row.in("person_habit", "person_id", BO, "days", "MONDAY,TUESDAY", "reminded_at", "08:00", "reminded", 1),
            Row.in("snooze", "person_id", BO, "ask_number", 2, "until", "2026-11-30", "at", THEN),
            Row.in(
                    "digest_plan",
                    "channel_id",
                    IT_HELP,
                    "on_by",
                    BO,
                    "on_at",
                    THEN,
                    "day",
                    "MONDAY",
                    "time",
                    "09:00",
                    "tip",
                    "Restart it first.",
                    "tip_by",
                    BO,
                    "next_at",
                    1_795_424_400_000L),
            owed("ask.card", BO, 1, 1),
            owed("ask.told", ANA, 2, 3),
            owed("ask.told", BO, 3, 7),
            owed("ask.told", ANA, 4, 9));

    /** The migrations that each version had: one more than the version before. */
    static Stream<List<String>> versions() {
        List<String> scripts = LandedMigrationsTest.LANDED.stream()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
        return IntStream.range(1, scripts.size()).mapToObj(count -> scripts.subList(0, count));
    }

    private void write(List<String> scripts) throws Exception {
        file = directory.resolve("obliged.db");
        Path folder = Files.createDirectory(directory.resolve("scripts"));
        for (String script : scripts) {
            try (InputStream in = Store.class.getResourceAsStream(script)) {
                Files.copy(in, folder.resolve(script));
            }
        }
        Flyway.configure()
                .dataSource(Tables.source(file))
                .locations("filesystem:" + folder)
                .table("schema_history")
                .load()
                .migrate();
        try (Connection connection = Tables.open(file);
                Statement statement = connection.createStatement()) {
            for (Row row : ROWS) {
                Set<String> columns = columns(row.table());
                if (!columns.isEmpty()) {
                    statement.execute(row.insert(columns));
                }
            }
        }
    }

    private Set<String> columns(String table) {
        return Tables.rows(file, "SELECT name FROM pragma_table_info('" + table + "')").stream()
                .map(row -> row.get(0))
                .collect(toSet());
    }

    private boolean had(String table) {
        return !columns(table).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void theFileOfEachVersionIsTakenOverWithWhatWasOwed(List<String> scripts) throws Exception {
        write(scripts);
        boolean thanks = had("thank_you");
        boolean habits = had("person_habit");
        boolean digests = had("digest_plan");

        try (Office office = Office.in(directory)) {
            office.settle();

            assertThat(Tables.rows(file, "SELECT DISTINCT state FROM notice WHERE id <= 4"))
                    .containsExactly(List.of("DELIVERED"));
            assertThat(texts(office, "bo"))
                    .filteredOn(text -> text.contains("fix the lamp"))
                    .singleElement()
                    .asString()
                    .contains("[Accept]", "needed by Tue 24 Nov");
            assertThat(texts(office, "bo")).anyMatch(text -> text.contains("with a few commas"));
            assertThat(texts(office, "ana")).anyMatch(text -> text.contains("new keyboard"));
            assertThat(texts(office, "ana")).anyMatch(text -> text.contains("In which colour?"));
            assertThat(office.type("bo", "/ask search lamp").text()).contains("#1", "fix the lamp");
            assertThat(office.type("bo", "/ask search 很旧").text()).contains("#4");
            assertThat(office.type("bo", "/ask list owed").text()).contains("new keyboard", "Tue 1 Dec");
            assertThat(office.type("bo", "/ask accept 1").text()).contains("Tue 24 Nov");
            assertThat(office.type("ana", "/ask 2").text()).contains("new keyboard", "Bo");
            if (thanks) {
                assertThat(office.type("bo", "/thanks list").text()).contains("carrying the boxes");
            }
            office.settle();
        }
        if (habits) {
            assertThat(Tables.rows(file, "SELECT reminded_at FROM person_habit"))
                    .containsExactly(List.of("08:00"));
            assertThat(Tables.rows(file, "SELECT until FROM snooze")).containsExactly(List.of("2026-11-30"));
        }
        if (digests) {
            assertThat(Tables.rows(file, "SELECT on_by, tip FROM digest_plan"))
                    .containsExactly(List.of(BO, "Restart it first."));
        }
        StringWriter out = new StringWriter();
        Main.commandLine(Map.of("OBLIGED_DB", file.toString()))
                .setOut(new PrintWriter(out))
                .execute("check");
        assertThat(out.toString()).contains("is sound");
    }

    private static List<String> texts(Office office, String person) {
        return office.dms(person).stream().map(Message::plainText).toList();
    }
}
