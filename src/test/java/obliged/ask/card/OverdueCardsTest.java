package obliged.ask.card;

import static obliged.ask.AskDesk.ACME;
import static obliged.ask.AskDesk.ANA;
import static obliged.ask.AskDesk.BO;
import static obliged.ask.AskDesk.CHI;
import static obliged.ask.AskDesk.IT;
import static obliged.ask.AskDesk.LISBON;
import static obliged.ask.AskDesk.SUNDAY;
import static obliged.ask.AskDesk.THURSDAY;
import static obliged.ask.AskDesk.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import obliged.ask.Ask;
import obliged.ask.AskDao;
import obliged.ask.AskDesk;
import obliged.ask.Step;
import obliged.outbox.Outbox;
import obliged.person.Person;
import obliged.shared.WorkspaceId;
import obliged.store.Tables;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cards that turn late by themselves: each once for each date that passes. */
class OverdueCardsTest {
    private static final Instant TUESDAY_ENDS = TUESDAY.ends(LISBON);
    private static final Instant THURSDAY_ENDS = THURSDAY.ends(LISBON);

    @TempDir
    Path directory;

    private AskDesk desk;
    private OverdueCards overdueCards;

    @BeforeEach
    void open() {
        desk = new AskDesk(directory);
        overdueCards = new OverdueCards(desk.store, desk.people, desk.teams, new Outbox(desk.store));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    /** Ana asks Bo, who accepts by Tuesday. */
    private void bosPromise() {
        desk.anaAsksBo(TUESDAY);
        desk.steps.accept(desk.act(BO), 1, null);
        desk.owed();
    }

    private List<String> owedAt(Instant moment) {
        desk.now = moment;
        overdueCards.turnCards(ACME);
        return desk.owed();
    }

    private void sql(String statement) {
        try (Connection connection = Tables.open(desk.file);
                Statement open = connection.createStatement()) {
            open.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void onceTheDayIsOverBothCardsChangeOnceWithoutAnyHurry() {
        bosPromise();
        assertThat(owedAt(TUESDAY_ENDS.minusMillis(1))).isEmpty();

        assertThat(owedAt(TUESDAY_ENDS)).containsExactly("ask.refresh to ana for ?", "ask.refresh to bo for ?");
        assertThat(Tables.rows(desk.file, "SELECT DISTINCT urgency, changes FROM notice WHERE cause = 0"))
                .containsExactly(List.of("1", "1"));
        assertThat(desk.view(BO, ask()).steps()).contains(Step.MAKE_RIGHT);

        long version = desk.version();
        assertThat(owedAt(TUESDAY_ENDS.plus(Duration.ofDays(30)))).isEmpty();
        assertThat(desk.version()).isEqualTo(version);
    }

    private Ask ask() {
        return desk.asks.view(ACME, ANA, 1).ask();
    }

    @Test
    void aTeamsCardChangesAndItsThreadGetsNoLine() {
        desk.anaAsks(IT);
        desk.steps.accept(desk.act(CHI), 1, TUESDAY);
        desk.owed();

        assertThat(owedAt(TUESDAY_ENDS))
                .containsExactlyInAnyOrder(
                        "ask.refresh to ana for ?", "ask.refresh to it for ?", "ask.refresh to chi for ?");
    }

    @Test
    void neitherAnotherStartNorAClockThatJumpsDoublesIt() {
        bosPromise();
        assertThat(owedAt(TUESDAY_ENDS)).hasSize(2);
        assertThat(owedAt(SUNDAY)).isEmpty();
        assertThat(owedAt(TUESDAY_ENDS.plusSeconds(1))).isEmpty();

        desk.close();
        desk = new AskDesk(directory);
        overdueCards = new OverdueCards(desk.store, desk.people, desk.teams, new Outbox(desk.store));
        desk.owed();
        assertThat(owedAt(TUESDAY_ENDS.plusSeconds(2))).isEmpty();
    }

    @Test
    void aQuestionHoldsItBackUntilTheDateThatItMovedIsOver() {
        bosPromise();
        desk.now = TUESDAY_ENDS.minus(Duration.ofHours(12));
        desk.steps.question(desk.act(BO), 1, "which token?");
        desk.owed();
        assertThat(owedAt(TUESDAY_ENDS)).isEmpty();

        desk.now = TUESDAY_ENDS.plus(Duration.ofHours(12));
        long question = Objects.requireNonNull(ask().pending()).step();
        desk.steps.answer(desk.act(ANA), 1, question, "the left one");
        desk.owed();
        Instant moved = Objects.requireNonNull(ask().due()).ends(LISBON);
        assertThat(moved).isAfter(desk.now);
        assertThat(owedAt(moved.minusMillis(1))).isEmpty();
        assertThat(owedAt(moved)).hasSize(2);
    }

    @Test
    void aDateThatIsAgreedLaterTurnsThemAgainOnceItPassesToo() {
        bosPromise();
        assertThat(owedAt(TUESDAY_ENDS)).hasSize(2);
        desk.steps.makeRight(desk.act(BO), 1, "I was ill", THURSDAY, null);
        desk.owed();
        assertThat(owedAt(TUESDAY_ENDS.plusSeconds(1))).isEmpty();
        desk.steps.agree(
                desk.act(ANA), 1, Objects.requireNonNull(ask().pending()).step());
        desk.owed();

        assertThat(owedAt(THURSDAY_ENDS.minusMillis(1))).isEmpty();
        assertThat(owedAt(THURSDAY_ENDS)).hasSize(2);
        assertThat(owedAt(THURSDAY_ENDS.plusSeconds(1))).isEmpty();
    }

    @Test
    void whatIsDoneOrWasNeverPromisedTurnsNoCard() {
        bosPromise();
        desk.steps.done(desk.act(BO), 1, null);
        desk.anaAsksBo(null);
        desk.steps.accept(desk.act(BO), 2, null);
        desk.owed();

        assertThat(owedAt(THURSDAY_ENDS)).isEmpty();
    }

    @Test
    void anOpenAskSaysOnceThatItsWishedDayHasPassed() {
        desk.anaAsksBo(TUESDAY);
        desk.owed();

        assertThat(owedAt(TUESDAY_ENDS.minusMillis(1))).isEmpty();
        assertThat(owedAt(TUESDAY_ENDS)).containsExactly("ask.refresh to ana for ?", "ask.refresh to bo for ?");
        assertThat(owedAt(TUESDAY_ENDS.plusSeconds(1))).isEmpty();
        assertThat(desk.view(ANA, ask()).isWishPast()).isTrue();
    }

    @Test
    void theDayEndsWhereWhoeverHasItIsNow() {
        bosPromise();
        ZoneId azores = ZoneId.of("Atlantic/Azores");
        desk.people.save(ACME, List.of(new Person(BO, "bo", azores, Person.Kind.MEMBER, false)));

        assertThat(owedAt(TUESDAY_ENDS)).isEmpty();
        long version = desk.version();
        assertThat(owedAt(TUESDAY.ends(azores).minusMillis(1))).isEmpty();
        assertThat(desk.version()).isEqualTo(version);
        assertThat(owedAt(TUESDAY.ends(azores))).hasSize(2);
    }

    /** Asks of Bo's that fell due one after the other, as if each had been accepted. */
    private void fellDue(int many) {
        bosPromise();
        sql("""
                WITH RECURSIVE more (number) AS (SELECT 2 UNION ALL SELECT number + 1 FROM more WHERE number < %d)
                INSERT INTO ask (workspace_id, number, requester, logged_by, logged_at, asked_person, words, state,
                                 assignee, due, due_ends)
                SELECT workspace_id, more.number, requester, logged_by, logged_at, asked_person, words, state, assignee,
                       due, due_ends - 1 + more.number
                FROM ask CROSS JOIN more
                WHERE ask.number = 1
                """.formatted(many));
        desk.now = TUESDAY_ENDS.plus(Duration.ofDays(1));
    }

    @Test
    void whatFellDueWhileWeWereDownIsOwedLittleByLittleTheLastFirst() {
        fellDue(10_000);

        overdueCards.turnCards(ACME);
        assertThat(Tables.rows(desk.file, "SELECT DISTINCT about FROM notice WHERE cause = 0 ORDER BY about"))
                .hasSize(10)
                .startsWith(List.of("9991"));
        long version = desk.version();
        overdueCards.turnCards(ACME);
        assertThat(desk.version()).isEqualTo(version);

        // Some have gone: there is room for more, and for little more than before.
        sql("UPDATE notice SET state = 'SETTLED' WHERE cause = 0 AND place = 'ana'");
        overdueCards.turnCards(ACME);
        overdueCards.turnCards(ACME);
        assertThat(Tables.rows(desk.file, "SELECT id FROM notice WHERE cause = 0 AND state = 'WAITING'"))
                .hasSize(30);
    }

    @Test
    void ofManyEachIsTurnedOnce() {
        fellDue(45);

        for (int i = 0; i < 10; i++) {
            overdueCards.turnCards(ACME);
            sql("UPDATE notice SET state = 'SETTLED' WHERE state = 'WAITING'");
        }

        assertThat(Tables.rows(
                        desk.file,
                        "SELECT about, COUNT(*) FROM notice WHERE cause = 0 GROUP BY about HAVING COUNT(*) = 2"))
                .hasSize(45);
    }

    @Test
    void itWaitsWhileManyRemindersDo() {
        fellDue(2);
        sql("""
                WITH RECURSIVE more (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM more WHERE number < 20)
                INSERT INTO notice (workspace_id, kind, place, about, cause, urgency, changes, key, mark, owed_at,
                                    not_before, state)
                SELECT 'T1', 'reminder', number, number, 0, 1, 0, 'r' || number, number, 0, 0, 'WAITING' FROM more
                """);
        desk.owed();

        overdueCards.turnCards(ACME);
        assertThat(desk.owed()).isEmpty();
        sql("UPDATE notice SET state = 'DELIVERED' WHERE key = 'r1'");
        overdueCards.turnCards(ACME);
        assertThat(desk.owed()).hasSize(4);
    }

    /** It is asked every second. */
    @Test
    void whatTurnsLateIsFoundInAnIndexThatHoldsNothingElse() throws Exception {
        String query = AskDao.class
                .getDeclaredMethod("turningLate", WorkspaceId.class, Instant.class, int.class)
                .getAnnotation(SqlQuery.class)
                .value();
        assertThat(Tables.rows(desk.file, "EXPLAIN QUERY PLAN " + query))
                .extracting(row -> row.get(3))
                .containsExactly("SEARCH ask USING INDEX ask_turns_late (workspace_id=? AND due_ends<?)");
    }
}
