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
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import obliged.person.Workspace;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.slack.kit.WorkspaceIdentity;
import obliged.store.Store;
import obliged.store.Tables;
import obliged.testing.Office;
import obliged.testing.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done once a day, and that every column has been thought of. */
class UpkeepTest {
    /** Words of people, which {@code forget} erases. */
    private static final Set<String> ERASED = Set.of(
            "ask.words",
            "ask.impact",
            "ask.source",
            "ask.pending_words",
            "ask_step.words",
            "ask_step.besides",
            "ask_rating.better",
            "thank_you.words",
            "thank_you.customer",
            "thank_you.source",
            "draft.content",
            "digest_plan.tip",
            "digest_plan.tip_by",
            "digest.tip",
            "digest.tip_by",
            "person.name",
            "person.names",
            "person_habit.days",
            "person_habit.reminded_at",
            "person_habit.away_until",
            "snooze.until");

    /** Ids, dates, codes and numbers, and what is of a team, a company or Slack and not of a person. */
    private static final String STAY =
            "ask.requester ask.logged_by ask.asked_person ask.asked_team ask.needed_by ask.state ask.assignee ask.due"
                    + " ask.pending ask.pending_by ask.pending_date ask.done_by ask.nudged_by ask_part.person_id"
                    + " ask_rating.team ask_step.step ask_step.by_person ask_step.date ask_step.to_person ask_step.to_team"
                    + " ask_step.team acted.key channel.id channel.name channel_member.channel_id"
                    + " channel_member.person_id draft.person_id notice.kind notice.place notice.place_kind notice.note"
                    + " notice.via notice.key notice.mark notice.state notice.problem notice.channel notice.ts person.id"
                    + " person.zone person.kind person_group.id person_group.name person_group.handle"
                    + " person_group_member.group_id person_group_member.person_id person_habit.person_id"
                    + " team.channel_id team.zone team.days team.opens team.closes team.helps_with team.include"
                    + " team.group_id team.first_answer team.turnaround team.changed_by team_helper.channel_id"
                    + " team_helper.person_id workspace.id workspace.name workspace.address workspace.bot"
                    + " workspace.enterprise thank_you.from_person thank_you.value thank_you.channel_id"
                    + " thank_you_person.person_id company_value.word company_value.emoji company_value.sentence"
                    + " reminder.person_id reminder.day reminder_line.kind reminder_turn.person_id reminder_turn.looked"
                    + " snooze.person_id digest_plan.channel_id digest_plan.on_by digest_plan.day digest_plan.time"
                    + " digest_week.channel_id digest_week.week digest.channel_id digest.week digest.on_by"
                    + " digest.promise digest.waiting digest.thanks digest.impacts digest.better";

    @TempDir
    Path directory;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-25T10:00:00Z"));

    private Upkeep upkeep(Store store, Path database, Config.Upkeep wanted, String workspace) {
        WorkspaceIdentity identity = new WorkspaceIdentity();
        identity.is(new Workspace(
                new WorkspaceId(workspace),
                "Acme",
                "https://acme.slack.com/",
                new PersonId("U0"),
                clock.instant(),
                null));
        Config config = new Config("", "", "", "", 0, database, ZoneId.of("UTC"), "/ask", "/thanks", 10, wanted);
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
            Upkeep upkeep = upkeep(store, database, new Config.Upkeep(backups, null), "T1");
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
            Upkeep upkeep = upkeep(store, database, new Config.Upkeep(backups, null), "T1");
            upkeep.doWhatIsDue();
            assertThat(upkeep.problem())
                    .hasValueSatisfying(problem -> assertThat(problem).contains("There is no directory"));
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
            Upkeep upkeep = upkeep(store, database, new Config.Upkeep(null, 30), workspace);
            upkeep.doWhatIsDue();
            assertThat(upkeep.problem()).isEmpty();
            assertThat(Tables.rows(database, "SELECT words FROM ask ORDER BY number"))
                    .containsExactly(List.of("[erased]"), List.of("quuxopen"), List.of("quuxyoung"));
            assertThat(Tables.rows(database, "SELECT rowid FROM ask_text('quuxold')"))
                    .isEmpty();
            assertThat(Tables.rows(database, "SELECT COUNT(*) FROM ask_text")).containsExactly(List.of("3"));
        }
    }

    @Test
    void everyColumnIsErasedOrStaysOnPurpose() {
        Path database = directory.resolve("obliged.db");
        Store.open(database, clock).close();
        Set<String> columns = Tables.rows(database, """
                        SELECT one.name || '.' || part.name
                        FROM sqlite_schema one JOIN pragma_table_info(one.name) part
                        WHERE one.type = 'table' AND part.type = 'TEXT' AND part.name <> 'workspace_id'
                          AND one.name NOT LIKE 'ask_text%' AND one.name <> 'schema_history'
                        """).stream()
                .map(row -> row.get(0))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> known = new TreeSet<>(ERASED);
        known.addAll(List.of(STAY.split(" ")));
        assertThat(columns).isEqualTo(known);
    }
}
