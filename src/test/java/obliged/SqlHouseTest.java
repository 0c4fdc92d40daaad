package obliged;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import obliged.store.Store;
import obliged.store.Tables;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The arrows of the house hold for SQL too: a query reads the tables of packages that its own may know, and writes its own. */
class SqlHouseTest {
    private static final Map<String, Set<String>> TABLES = Map.of(
            "person",
                    Set.of(
                            "workspace",
                            "organization_workspace",
                            "list_reading",
                            "person",
                            "person_habit",
                            "person_other_id",
                            "person_group",
                            "person_group_member"),
            "team", Set.of("channel", "channel_member", "team", "team_helper"),
            "ask", Set.of("ask", "ask_step", "ask_part", "ask_rating", "ask_entry", "ask_text", "ask_entry_text"),
            "thanks", Set.of("thank_you", "thank_you_person", "company_value"),
            "reminder",
                    Set.of(
                            "reminder",
                            "reminder_line",
                            "reminder_turn",
                            "reminder_clock",
                            "snooze",
                            "answer_turn",
                            "reminder_shown",
                            "reminder_news"),
            "digest", Set.of("digest", "digest_plan", "digest_week"),
            "outbox", Set.of("notice", "acted", "draft"),
            "store", Set.of("schema_history"));

    private static final Pattern NAMES = Pattern.compile("(?i)\\b(?:FROM|JOIN|INTO|UPDATE)\\s+\"?(\\w+)\"?");

    private static final Pattern LISTED = Pattern.compile("(?i)\\bFROM\\s+\\w+(?:\\s+(?:AS\\s+)?\\w+)?\\s*,");

    private static final Pattern WRITES = Pattern.compile(
            "(?i)\\b(?:INSERT\\s+(?:OR\\s+\\w+\\s+)?INTO|REPLACE\\s+INTO|UPDATE(?:\\s+OR\\s+\\w+)?|DELETE\\s+FROM)\\s+\"?(\\w+)\"?");

    /** A text block, or what stands between two quotes. */
    private static final Pattern LITERAL =
            Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);

    @TempDir
    static Path directory;

    private static Path file;

    /** A piece of SQL, and the package that it stands in. */
    private record Sql(String room, String where, String text) {}

    @BeforeAll
    static void migrate() {
        file = directory.resolve("obliged.db");
        Store.open(file, InstantSource.system()).close();
    }

    private static Set<String> inTheFile() {
        // The index over all words keeps tables of its own.
        return Tables.rows(file, "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')").stream()
                .map(row -> row.get(0))
                .filter(name -> !name.startsWith("sqlite_") && !name.matches("ask_text_\\w+"))
                .collect(toSet());
    }

    /** The package whose table it is. */
    static String owner(String table) {
        return TABLES.entrySet().stream()
                .filter(entry -> entry.getValue().contains(table))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new AssertionError("whose table is " + table + "?"));
    }

    /** Whole, as it stands in the annotations of the daos. */
    private static Stream<Sql> annotated() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("obliged").stream()
                        .filter(type -> type.getSimpleName().endsWith("Dao"))
                        .flatMap(dao -> Stream.of(dao.reflect().getDeclaredMethods())
                                .flatMap(SqlHouseTest::texts)
                                .map(text -> new Sql(room(dao.getPackageName()), dao.getSimpleName(), text)));
    }

    private static Stream<String> texts(Method method) {
        return Stream.of(method.getAnnotations()).flatMap(annotation -> {
            if (annotation instanceof SqlQuery query) {
                return Stream.of(query.value());
            } else if (annotation instanceof SqlUpdate update) {
                return Stream.of(update.value());
            } else if (annotation instanceof SqlBatch batch) {
                return Stream.of(batch.value());
            }
            return Stream.empty();
        });
    }

    /** Piece by piece, wherever in the sources it stands. */
    private static Stream<Sql> written() throws IOException {
        Path sources = Path.of(System.getProperty("basedir", "."), "src/main/java/obliged");
        List<Sql> written = new ArrayList<>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path source :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Path room = sources.relativize(source).getName(0);
                String name = sources.relativize(source).getNameCount() == 1 ? "root" : room.toString();
                Matcher literals = LITERAL.matcher(Files.readString(source));
                while (literals.find()) {
                    String text = literals.group(1) != null ? literals.group(1) : literals.group(2);
                    written.add(new Sql(name, source.getFileName().toString(), text));
                }
            }
        }
        return written.stream();
    }

    private static String room(String packageName) {
        return packageName.replaceFirst("^obliged\\.?", "").replaceFirst("\\..*", "");
    }

    private static Set<String> read(String sql, Set<String> tables) {
        return NAMES.matcher(sql)
                .results()
                .map(name -> name.group(1).toLowerCase(Locale.ROOT))
                .filter(tables::contains)
                .collect(toSet());
    }

    private static Set<String> written(String sql, Set<String> tables) {
        return WRITES.matcher(sql)
                .results()
                .map((MatchResult name) -> name.group(1).toLowerCase(Locale.ROOT))
                .filter(tables::contains)
                .collect(toSet());
    }

    @Test
    void everyTableIsSomeones() {
        assertThat(TABLES.values().stream().flatMap(Set::stream).toList())
                .containsExactlyInAnyOrderElementsOf(inTheFile());
    }

    @Test
    void aQueryReadsTheTablesOfPackagesThatItsOwnMayKnow() throws IOException {
        Set<String> tables = inTheFile();
        Set<String> broken = new HashSet<>();
        Set<String> found = new HashSet<>();
        for (Sql sql : Stream.concat(annotated(), sqlOnly(written())).toList()) {
            assertThat(LISTED.matcher(sql.text()).find())
                    .as("tables joined by a comma, in %s", sql.where())
                    .isFalse();
            for (String table : read(sql.text(), tables)) {
                found.add(table);
                String owner = owner(table);
                if (!owner.equals(sql.room())
                        && !HouseTest.ARROWS.getOrDefault(sql.room(), Set.of()).contains(owner)) {
                    broken.add(sql.room() + " reads " + table);
                }
            }
        }
        assertThat(broken).isEmpty();
        // Else it looks at nothing.
        assertThat(found).contains("ask", "channel", "person_group_member", "thank_you", "notice", "digest_plan");
    }

    @Test
    void aPackageWritesItsOwnTablesOnly() throws IOException {
        Set<String> tables = inTheFile();
        Set<String> found = new HashSet<>();
        assertThat(Stream.concat(annotated(), sqlOnly(written())))
                .allSatisfy(sql -> assertThat(written(sql.text(), tables)).allSatisfy(table -> {
                    found.add(table);
                    assertThat(owner(table)).as("%s in %s", table, sql.where()).isEqualTo(sql.room());
                }));
        assertThat(found).contains("ask", "channel", "person_group_member", "thank_you", "notice", "digest_plan");
    }

    /** Sentences for people hold no names of columns. */
    private static Stream<Sql> sqlOnly(Stream<Sql> literals) {
        return literals.filter(
                literal -> literal.text().matches("(?s).*\\b(SELECT|INSERT|UPDATE|DELETE|EXISTS|JOIN)\\b.*"));
    }
}
