package obliged.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of the first version, with something in it, as the newest one finds it. */
class MigrationsTest {
    private static final String NOTICES = """
            SELECT id, workspace_id, kind, place, about, cause, note, via, urgency, changes, key, mark, owed_at,
                   not_before, state, attempts, attempted_at, doubt, problem, channel, ts, ended_at
            FROM notice ORDER BY id
            """;

    private static final String INDEXES = """
            SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'notice'
            """;

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void beginWithTheFirstVersion() {
        file = directory.resolve("obliged.db");
        migrateTo("1");
    }

    private void migrateTo(String version) {
        Flyway.configure()
                .dataSource(Tables.source(file))
                .locations("classpath:obliged/store")
                .table("schema_history")
                .target(version)
                .load()
                .migrate();
    }

    @Test
    void doubtsAreCountedAndEveryNoticeAndIndexIsKept() throws Exception {
        sql("""
                INSERT INTO notice (id, workspace_id, kind, place, about, cause, note, via, urgency, changes, key, mark,
                                    owed_at, not_before, state, attempts, attempted_at, doubt, problem, channel, ts,
                                    ended_at)
                VALUES (1, 'T1', 'ask.card', 'C1', 1, 1, NULL, NULL, 0, 0, 'a', 'm1', 5, 0, 'WAITING', 3, 6, 1, 'late',
                        NULL, NULL, NULL),
                       (2, 'T1', 'ask.refresh', 'U1', 1, 2, 'n', 'v', 1, 1, 'b', 'm2', 6, 7, 'WAITING', 0, NULL, 0,
                        NULL, NULL, NULL, NULL),
                       (9, 'T1', 'ask.card', 'U2', 2, 3, NULL, NULL, 0, 0, 'c', 'm3', 8, 0, 'DELIVERED', 1, 9, 0, NULL,
                        'D1', '1.0', 10)
                """);
        List<List<String>> notices = Tables.rows(file, NOTICES);
        List<List<String>> indexes = Tables.rows(file, INDEXES);
        assertThat(indexes).hasSize(4);

        Store.open(file, InstantSource.system()).close();

        assertThat(Tables.rows(file, NOTICES)).isEqualTo(notices);
        assertThat(Tables.rows(file, INDEXES)).containsAll(indexes);
        assertThat(Tables.rows(file, "SELECT strict FROM pragma_table_list WHERE name = 'notice'"))
                .containsExactly(List.of("1"));
        sql("UPDATE notice SET doubt = 2 WHERE id = 1");
        assertThatThrownBy(() -> sql("UPDATE notice SET doubt = -1 WHERE id = 1"))
                .hasMessageContaining("CHECK");
    }

    @Test
    void whoGetsANoticeIsToldFromItsPlace() throws Exception {
        migrateTo("13");
        sql("""
                INSERT INTO notice (workspace_id, kind, place, about, cause, urgency, changes, key, mark, owed_at,
                                    not_before, state)
                VALUES ('T1', 'ask.card', 'C1', 1, 1, 0, 0, 'a', 'a', 1, 0, 'WAITING'),
                       ('T1', 'ask.card', 'G1', 1, 1, 0, 0, 'b', 'b', 1, 0, 'DELIVERED'),
                       ('T1', 'ask.card', 'U1', 1, 1, 0, 0, 'c', 'c', 1, 0, 'WAITING'),
                       ('T1', 'ask.card', 'W1', 1, 1, 0, 0, 'd', 'd', 1, 0, 'WAITING'),
                       ('T1', 'reply.show', 'reply/U1', 1, 1, 0, 0, 'e', 'e', 1, 0, 'WAITING')
                """);

        Store.open(file, InstantSource.system()).close();

        assertThat(Tables.rows(file, "SELECT place, place_kind FROM notice ORDER BY id"))
                .containsExactly(
                        List.of("C1", "CHANNEL"),
                        List.of("G1", "CHANNEL"),
                        List.of("U1", "PERSON"),
                        List.of("W1", "PERSON"),
                        List.of("reply/U1", "REPLY"));
    }

    @Test
    void picturesThatWereOwedAreDropped() throws Exception {
        migrateTo("15");
        sql("""
                INSERT INTO notice (id, workspace_id, kind, place, place_kind, about, cause, urgency, changes, key, mark,
                                    owed_at, not_before, state)
                VALUES (1, 'T1', 'digest.picture', 'C1', 'CHANNEL', 1, 1, 0, 0, 'a', 'm1', 5, 0, 'WAITING'),
                       (2, 'T1', 'digest.post', 'C1', 'CHANNEL', 2, 1, 0, 0, 'b', 'm2', 5, 0, 'WAITING'),
                       (3, 'T1', 'digest.picture', 'C1', 'CHANNEL', 3, 1, 0, 0, 'c', 'm3', 5, 0, 'SETTLED')
                """);

        Store.open(file, InstantSource.system()).close();

        assertThat(Tables.rows(file, "SELECT id FROM notice ORDER BY id")).containsExactly(List.of("2"), List.of("3"));
    }

    @Test
    void whoWasKnownBeforeGoesByNoOtherNameYet() throws Exception {
        sql(
                "INSERT INTO person (workspace_id, id, name, zone, kind, gone) VALUES ('T1', 'U1', 'Bo', 'UTC', 'MEMBER', 0)");

        Store.open(file, InstantSource.system()).close();

        assertThat(Tables.rows(file, "SELECT name, names FROM person")).containsExactly(List.of("Bo", ""));
    }

    /** The first ask never left its team; the second was handed from one to another, and on to a person. */
    @Test
    void whichTeamHadAnAskWhenIsToldFromItsSteps() throws Exception {
        migrateTo("6");
        sql("""
                INSERT INTO team (workspace_id, channel_id, zone, days, opens, closes)
                VALUES ('T1', 'it', 'UTC', 'MONDAY', '09:00', '17:00')
                """);
        sql("""
                INSERT INTO ask (workspace_id, number, requester, logged_by, logged_at, asked_person, asked_team, words,
                                 state)
                VALUES ('T1', 1, 'ana', 'ana', 1, NULL, 'it', 'w', 'OPEN'),
                       ('T1', 2, 'ana', 'ana', 1, 'bo', NULL, 'w', 'OPEN')
                """);
        sql("""
                INSERT INTO ask_step (id, workspace_id, ask_number, step, at, to_person, to_team)
                VALUES (1, 'T1', 1, 'LOG', 1, NULL, NULL), (2, 'T1', 2, 'LOG', 1, NULL, NULL),
                       (3, 'T1', 1, 'ACCEPT', 2, NULL, NULL), (4, 'T1', 2, 'ACCEPT', 2, NULL, NULL),
                       (5, 'T1', 2, 'HAND_OFF', 3, NULL, 'net'), (6, 'T1', 2, 'QUESTION', 4, NULL, NULL),
                       (7, 'T1', 2, 'HAND_OFF', 5, 'bo', NULL), (8, 'T1', 2, 'ACCEPT', 6, NULL, NULL)
                """);
        sql("""
                INSERT INTO notice (workspace_id, kind, place, about, cause, urgency, changes, key, mark, owed_at,
                                    not_before, state)
                VALUES ('T1', 'ask.card', 'ana', 2, 2, 0, 0, 'a', 'a', 1, 0, 'DELIVERED'),
                       ('T1', 'ask.card', 'it', 2, 2, 0, 0, 'b', 'b', 1, 0, 'DELIVERED')
                """);
        sql("INSERT INTO ask_rating (workspace_id, ask_number, stars, at) VALUES ('T1', 1, 5, 9)");
        sql("""
                INSERT INTO thank_you (id, workspace_id, from_person, words, at) VALUES (1, 'T1', 'ana', 'w', 7)
                """);
        sql("""
                INSERT INTO thank_you_person (workspace_id, person_id, thank_you_id, position)
                VALUES ('T1', 'bo', 1, 0)
                """);

        Store.open(file, InstantSource.system()).close();

        assertThat(Tables.rows(file, "SELECT team FROM ask_step ORDER BY id").stream()
                        .map(row -> row.get(0)))
                .containsExactly("it", "it", "it", "it", "it", "net", "net", "null");
        assertThat(Tables.rows(file, "SELECT team FROM ask_rating")).containsExactly(List.of("it"));
        assertThat(Tables.rows(file, "SELECT at FROM thank_you_person")).containsExactly(List.of("7"));
    }

    @Test
    void whatWasSearchedBeforeIsFoundByMoreOfItsLettersAndForgottenAsItChanges() throws Exception {
        migrateTo("8");
        sql("""
                INSERT INTO ask (workspace_id, number, requester, logged_by, logged_at, asked_person, words, state)
                VALUES ('T1', 1, 'ana', 'ana', 1, 'bo', 'a new extension cable', 'OPEN'),
                       ('T1', 2, 'ana', 'ana', 1, 'bo', 'an old cable', 'OPEN')
                """);
        Store.open(file, InstantSource.system()).close();

        String found = "SELECT rowid FROM ask_text WHERE ask_text MATCH 'said : (%s) AND seen : (\"\ue000pT1bo\")'";
        assertThat(Tables.rows(file, found.formatted("extensio *"))).containsExactly(List.of("1"));
        assertThat(Tables.rows(file, found.formatted("cable"))).containsExactly(List.of("1"), List.of("2"));
        sql("UPDATE ask SET words = 'nothing any more' WHERE number = 1");
        assertThat(Tables.rows(file, found.formatted("extensio *"))).isEmpty();
        assertThat(Tables.rows(file, found.formatted("nothing"))).containsExactly(List.of("1"));
    }

    @Test
    void whatWasLoggedBeforeIsFoundInEveryScriptAndForgottenWhereItIsErased() throws Exception {
        migrateTo("20");
        sql("""
                INSERT INTO ask (workspace_id, number, requester, logged_by, logged_at, asked_person, words, state)
                VALUES ('T1', 1, 'ana', 'ana', 1, 'bo', '打印机坏了需要修理', 'OPEN'),
                       ('T1', 2, 'ana', 'ana', 1, 'bo', 'Der Drucker in der Weststraße', 'OPEN')
                """);
        sql("""
                INSERT INTO ask_step (workspace_id, ask_number, step, at, by_person, words)
                VALUES ('T1', 1, 'QUESTION', 2, 'bo', 'L’imprimante?')
                """);
        sql(
                "INSERT INTO channel (workspace_id, id, name, closed, archived, joined, shared) VALUES ('T1', 'C1', 'ayuda-técnica', 0, 0, 1, 0)");

        Store.open(file, InstantSource.system()).close();

        String found = "SELECT rowid FROM ask_text WHERE ask_text MATCH 'said : (%s)'";
        assertThat(Tables.rows(file, found.formatted("\"坏 了\""))).containsExactly(List.of("1"));
        assertThat(Tables.rows(file, found.formatted("weststrasse"))).containsExactly(List.of("2"));
        assertThat(Tables.rows(file, "SELECT name_words FROM channel")).containsExactly(List.of("ayuda tecnica"));
        assertThat(Tables.rows(file, found.formatted("imprimante"))).containsExactly(List.of("1"));
        sql("UPDATE ask_step SET words = 'gone' WHERE step = 'QUESTION'");
        assertThat(Tables.rows(file, found.formatted("imprimante"))).isEmpty();
        assertThat(Tables.rows(file, found.formatted("\"坏 了\""))).containsExactly(List.of("1"));
    }

    @Test
    void aMigrationThatFailsSaysWhyAndLeavesACopyOfTheFileAsItWas() throws Exception {
        migrateTo("13");
        sql("INSERT INTO acted (workspace_id, key, about, at) VALUES ('T1', 'before', 1, 1)");
        sql("ALTER TABLE notice ADD COLUMN place_kind TEXT");
        String schema = "SELECT name, sql FROM sqlite_schema ORDER BY name";
        List<List<String>> before = Tables.rows(file, schema);

        assertThatThrownBy(() -> Store.open(file, InstantSource.system()))
                .isInstanceOf(StoreException.class)
                .hasMessageContainingAll(
                        "obliged.db can't be upgraded for this version",
                        "V14__recipients.sql",
                        "duplicate column name: place_kind",
                        "The original file is kept as",
                        "obliged.db.before-V")
                .hasMessageNotContaining("ALTER TABLE");

        Path copy = copies().get(0);
        assertThat(Tables.rows(copy, schema)).isEqualTo(before);
        assertThat(Tables.rows(copy, "SELECT key FROM acted")).containsExactly(List.of("before"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rw-------");

        // Whatever a second try finds, the copy stays as the first one made it.
        sql("INSERT INTO acted (workspace_id, key, about, at) VALUES ('T1', 'after', 1, 1)");
        assertThatThrownBy(() -> Store.open(file, InstantSource.system()))
                .hasMessageContaining("The original file is kept as");
        assertThat(copies()).containsExactly(copy);
        assertThat(Tables.rows(copy, "SELECT key FROM acted")).containsExactly(List.of("before"));
    }

    @Test
    void aMigrationThatSucceedsLeavesNoCopy() throws Exception {
        Store.open(file, InstantSource.system()).close();

        assertThat(copies()).isEmpty();
    }

    private List<Path> copies() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(one -> one.toString().contains("before")).toList();
        }
    }

    /** Straight into the file, past all of our own code. */
    private void sql(String statement) throws SQLException {
        try (Connection connection = Tables.open(file);
                Statement open = connection.createStatement()) {
            open.execute(statement);
        }
    }
}
