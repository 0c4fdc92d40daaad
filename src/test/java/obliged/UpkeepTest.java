package obliged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import obliged.person.Workspace;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.slack.directory.Tenant;
import obliged.slack.kit.WorkspaceIdentity;
import obliged.store.Store;
import obliged.store.Tables;
import obliged.testing.Office;
import obliged.testing.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done once a day. */
class UpkeepTest {
    @TempDir
    Path directory;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-25T10:00:00Z"));

    private Upkeep upkeep(Store store, Path database, Config.Operation wanted, String workspace) {
        WorkspaceIdentity identity = new WorkspaceIdentity();
        identity.is(new Tenant(
                new Workspace(
                        new WorkspaceId(workspace),
                        "Acme",
                        "https://acme.slack.com/",
                        new PersonId("U0"),
                        clock.instant(),
                        null),
                List.of()));
        Config config = new Config("", "", null, "", "", 0, database, ZoneId.of("UTC"), "/ask", "/thanks", 10, wanted);
        return new Upkeep(config, store, identity, clock);
    }

    private static List<String> names(Path directory) throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aBackupIsMadeEachDayAndTheNewestSevenAreKept() throws Exception {
        Path backups = Files.createDirectory(directory.resolve("backups"));
        Files.writeString(backups.resolve("mine.db"), "not ours");
        Files.writeString(backups.resolve("obliged-2026-11-01.db.unfinished"), "broken off");
        Path database = directory.resolve("obliged.db");
        try (Store store = Store.open(database, clock)) {
            Upkeep upkeep = upkeep(store, database, new Config.Operation(backups, null, null, false), "T1");
            for (int day = 0; day < 9; day++) {
                upkeep.doWhatIsDue();
                upkeep.doWhatIsDue();
                clock.set(clock.instant().plus(Duration.ofDays(1)));
            }
            assertThat(upkeep.problem()).isEmpty();
        }
        assertThat(names(backups))
                .containsExactly(
                        "mine.db",
                        "obliged-2026-11-27.db",
                        "obliged-2026-11-28.db",
                        "obliged-2026-11-29.db",
                        "obliged-2026-11-30.db",
                        "obliged-2026-12-01.db",
                        "obliged-2026-12-02.db",
                        "obliged-2026-12-03.db");
    }

    @Test
    void aBackupThatFailsIsToldAndTriedAgainInAnHour() throws Exception {
        Path backups = directory.resolve("unmounted");
        Path database = directory.resolve("obliged.db");
        try (Store store = Store.open(database, clock)) {
            Upkeep upkeep = upkeep(store, database, new Config.Operation(backups, null, null, false), "T1");
            upkeep.doWhatIsDue();
            assertThat(upkeep.problem())
                    .hasValueSatisfying(problem -> assertThat(problem).contains("There's no directory"));
            Files.createDirectory(backups);
            upkeep.doWhatIsDue();
            assertThat(names(backups)).isEmpty();
            clock.set(clock.instant().plus(Duration.ofHours(1)));
            upkeep.doWhatIsDue();
            assertThat(upkeep.problem()).isEmpty();
            assertThat(names(backups)).containsExactly("obliged-2026-11-25.db");
        }
    }

    @Test
    void wordsOfAsksClosedLongAgoAreErasedAndAllElseStays() throws Exception {
        Path database;
        try (Office office = Office.in(directory)) {
            database = office.database();
            for (String words : List.of("quuxold", "quuxopen", "quuxyoung")) {
                office.slack.as("ana").in("general").type("/ask @bo " + words);
            }
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
            connection.createStatement().execute("UPDATE ask SET state = 'WITHDRAWN' WHERE number IN (1, 3)");
            // One that was logged long ago and closed just now.
            connection.createStatement().execute("UPDATE ask_step SET at = at + 40 * 86400000 WHERE ask_number = 3");
        }
        String workspace =
                Tables.rows(database, "SELECT id FROM workspace").get(0).get(0);
        clock.set(Office.SUNDAY.plus(Duration.ofDays(31)));
        try (Store store = Store.open(database, clock)) {
            Upkeep upkeep = upkeep(store, database, new Config.Operation(null, 30, null, false), workspace);
            upkeep.doWhatIsDue();
            assertThat(upkeep.problem()).isEmpty();
            assertThat(Tables.rows(database, "SELECT words FROM ask ORDER BY number"))
                    .containsExactly(List.of("[erased]"), List.of("quuxopen"), List.of("quuxyoung"));
            assertThat(Tables.rows(database, "SELECT rowid FROM ask_text('quuxold')"))
                    .isEmpty();
            assertThat(Tables.rows(database, "SELECT COUNT(*) FROM ask_text")).containsExactly(List.of("3"));
        }
    }
}
