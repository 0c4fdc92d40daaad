package obliged;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import obliged.store.EmptyFile;
import obliged.store.Store;
import obliged.store.Tables;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A query that a person waits for never reads a whole table. All are taken for such, but for those named here. */
class QueryPlanTest {
    /** Rooms that grow with use; to read all of one takes longer every day. */
    private static final Set<String> GROWING = Set.of(
            "ask",
            "ask_step",
            "ask_part",
            "ask_entry",
            "thank_you",
            "thank_you_person",
            "notice",
            "person",
            "channel",
            "channel_member",
            "acted",
            "reminder",
            "reminder_line",
            "reminder_turn",
            "reminder_shown",
            "reminder_news",
            "answer_turn",
            "snooze",
            "team",
            "ask_rating",
            "digest_plan",
            "digest_week",
            "digest");

    /**
     * Asked by the delivery, by monitors, now and then by the ticker, and once at the start. They may walk what waits, or,
     * once an hour, the requests of a day.
     */
    private static final Set<String> NOBODY_WAITS_FOR = Set.of(
            "OutboxDao.lanes",
            "OutboxDao.waiting",
            "OutboxDao.forgetProcessed",
            "AskDao.doneBefore",
            "AskDao.leftBehind",
            // Where a clock was set back.
            "ReminderDao.recall");

    /** What the operator's commands find and erase in a process of their own may take its time. */
    private static final Pattern OF_COMMANDS = Pattern.compile("\\w*(Check|PersonalData)Dao");

    /** To find these by their workspace alone is to read them all: there is one workspace in a file. */
    private static final Set<String> GROWING_WITHOUT_END = Set.of(
            "ask",
            "ask_step",
            "ask_part",
            "ask_entry",
            "ask_rating",
            "thank_you",
            "thank_you_person",
            "notice",
            "person",
            "channel_member",
            "acted",
            "reminder",
            "reminder_line",
            "reminder_turn",
            "reminder_shown",
            "reminder_news",
            "answer_turn",
            "snooze",
            "digest_plan",
            "digest_week",
            "digest");

    /** Reads one row from the end of an index. */
    private static final Set<String> LAST_ONLY = Set.of("AskDao.nextNumber");

    @TempDir
    static Path directory;

    private static Path file;
    private static final Pattern PART = Pattern.compile(":\\w+(?:\\??\\.\\w+)+");

    private static Store store;

    @BeforeAll
    static void open() {
        file = directory.resolve("obliged.db");
        store = Store.open(EmptyFile.at(file), InstantSource.system());
    }

    @AfterAll
    static void close() {
        store.close();
    }

    static Stream<String> queries() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("obliged").stream()
                        .filter(type -> type.getSimpleName().endsWith("Dao"))
                        .filter(type ->
                                !OF_COMMANDS.matcher(type.getSimpleName()).matches())
                        .map(JavaClass::reflect)
                        .flatMap(dao -> Stream.of(dao.getDeclaredMethods()))
                        .filter(method -> sql(method) != null)
                        .map(method -> name(method) + ": " + sql(method))
                        .filter(query -> !NOBODY_WAITS_FOR.contains(query.substring(0, query.indexOf(':'))))
                        .sorted();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void noQueryThatAPersonWaitsForReadsAWholeTable(String query) {
        // A part of a record is one parameter too.
        String sql = PART.matcher(query.substring(query.indexOf(':') + 1))
                .replaceAll(part -> part.group().replaceAll("[?.]+", "_"));

        List<String> plan = Tables.rows(file, "EXPLAIN QUERY PLAN " + sql).stream()
                .map(row -> row.get(3))
                .toList();

        assertThat(plan).noneMatch(line -> GROWING.stream().anyMatch(table -> line.matches("SCAN " + table + "\\b.*")));
        if (!LAST_ONLY.contains(query.substring(0, query.indexOf(':')))) {
            assertThat(plan)
                    .noneMatch(line -> GROWING_WITHOUT_END.stream()
                            .anyMatch(table -> line.matches("SEARCH " + table + "\\b.*\\(workspace_id=\\?\\).*")));
        }
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    private static @Nullable String sql(Method method) {
        if (method.isAnnotationPresent(SqlQuery.class)) {
            return method.getAnnotation(SqlQuery.class).value();
        }
        if (method.isAnnotationPresent(SqlUpdate.class)) {
            return method.getAnnotation(SqlUpdate.class).value();
        }
        return method.isAnnotationPresent(SqlBatch.class)
                ? method.getAnnotation(SqlBatch.class).value()
                : null;
    }
}
