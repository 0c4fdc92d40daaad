package obliged.ask.card;

import static obliged.ask.AskDesk.ACME;
import static obliged.ask.AskDesk.ANA;
import static obliged.ask.AskDesk.BO;
import static obliged.ask.AskDesk.CHI;
import static obliged.ask.AskDesk.DAN;
import static obliged.ask.AskDesk.EVE;
import static obliged.ask.AskDesk.HR;
import static obliged.ask.AskDesk.IT;
import static obliged.ask.AskDesk.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import obliged.ask.Ask;
import obliged.ask.AskDesk;
import obliged.ask.NewAsk;
import obliged.ask.value.Addressee;
import obliged.ask.value.State;
import obliged.ask.value.Wish;
import obliged.outbox.Outbox;
import obliged.person.Person;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.Tables;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cards of asks for helpers only, when the helpers change: each where it should be, once. */
class HelperCardsTest {
    @TempDir
    Path directory;

    private AskDesk desk;
    private HelperCards helperCards;

    @BeforeEach
    void open() {
        desk = new AskDesk(directory);
        helperCards = helperCards();
        desk.helpers(IT, BO, CHI);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private HelperCards helperCards() {
        return new HelperCards(desk.store, desk.people, desk.teams, new Outbox(desk.store));
    }

    private Ask anaAsksTheHelpers() {
        Ask ask = desk.asks.log(new NewAsk(
                desk.act(ANA),
                AskDesk.described(ANA),
                AskDesk.to(IT),
                true,
                new Wish("my salary is wrong", null, null),
                null,
                null));
        desk.owed();
        return ask;
    }

    private List<String> owedNow() {
        helperCards.passCards(ACME);
        return desk.owed();
    }

    /** It looks again, as after a start. */
    private List<String> owedAfterAStart() {
        helperCards = helperCards();
        return owedNow();
    }

    private void leaves(PersonId person) {
        desk.people.save(ACME, List.of(AskDesk.person(person, Person.Kind.MEMBER, true)));
        desk.steps.cleanUpAfterLeavers(ACME);
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
    void whereNothingChangedNothingIsOwedAndNothingIsWritten() {
        anaAsksTheHelpers();
        long version = desk.version();

        assertThat(owedNow()).isEmpty();
        assertThat(owedAfterAStart()).isEmpty();
        assertThat(desk.version()).isEqualTo(version);
    }

    @Test
    void whoComesGetsACardAndWhoGoesLosesTheirsOnceAndWithoutAnyHurry() {
        anaAsksTheHelpers();
        desk.helpers(IT, CHI, DAN);

        assertThat(owedNow()).containsExactly("ask.card to dan for ?", "ask.parted to bo for ?");
        assertThat(Tables.rows(desk.file, "SELECT DISTINCT urgency FROM notice WHERE cause = 0"))
                .containsExactly(List.of("1"));
        long version = desk.version();
        assertThat(owedNow()).isEmpty();
        assertThat(owedAfterAStart()).isEmpty();
        assertThat(desk.version()).isEqualTo(version);
    }

    @Test
    void whoGoesAndComesBackGetsACardAnew() {
        anaAsksTheHelpers();
        for (int i = 0; i < 2; i++) {
            desk.helpers(IT, CHI);
            assertThat(owedNow()).containsExactly("ask.parted to bo for ?");
            desk.helpers(IT, CHI, BO);
            assertThat(owedNow()).containsExactly("ask.card to bo for ?");
        }
    }

    @Test
    void whoWentAndCameBackBeforeAnyoneLookedKeepsTheirs() {
        anaAsksTheHelpers();
        desk.helpers(IT, CHI);
        desk.helpers(IT, CHI, BO);

        assertThat(owedAfterAStart()).isEmpty();
    }

    @Test
    void aCardThatWasNotBroughtAsTheyDidNotHelpJustThenIsOwedAgain() {
        anaAsksTheHelpers();
        desk.helpers(IT, BO, CHI, DAN);
        owedNow();
        sql("UPDATE notice SET state = 'SETTLED' WHERE place = 'dan'");

        assertThat(owedAfterAStart()).containsExactly("ask.card to dan for ?");
    }

    @Test
    void aRequesterWhoComesToHelpHasACardAlready() {
        anaAsksTheHelpers();
        desk.helpers(IT, BO, CHI, ANA);

        assertThat(owedNow()).isEmpty();
    }

    @Test
    void whoHasItKeepsItsCard() {
        Ask ask = anaAsksTheHelpers();
        desk.steps.accept(desk.act(BO), ask.id().number(), TUESDAY);
        desk.owed();
        desk.helpers(IT, DAN);

        assertThat(owedNow()).containsExactly("ask.card to dan for ?", "ask.parted to chi for ?");
    }

    @Test
    void whatIsOverOrReadInTheChannelOrOfAnotherTeamStaysAsItIs() {
        Ask over = anaAsksTheHelpers();
        desk.steps.withdraw(desk.act(ANA), over.id().number(), null);
        Ask done = anaAsksTheHelpers();
        desk.steps.accept(desk.act(CHI), done.id().number(), TUESDAY);
        desk.steps.done(desk.act(CHI), done.id().number(), null);
        desk.anaAsks(IT);
        desk.helpers(HR, CHI);
        desk.owed();
        desk.helpers(IT, DAN);

        assertThat(owedNow()).isEmpty();
    }

    @Test
    void whatComesBackAfterTheHelpersChangedIsCaughtUp() {
        Ask done = anaAsksTheHelpers();
        desk.steps.accept(desk.act(CHI), done.id().number(), TUESDAY);
        desk.steps.done(desk.act(CHI), done.id().number(), null);
        anaAsksTheHelpers();
        desk.helpers(IT, CHI, DAN);
        owedNow();
        assertThat(owedNow()).isEmpty();
        desk.steps.reopen(desk.act(ANA), done.id().number(), "still wrong");
        desk.owed();

        assertThat(owedNow()).containsExactly("ask.card to dan for ?", "ask.parted to bo for ?");
    }

    @Test
    void whereItWasHandedOnMeanwhileNobodyIsTakenForAHelperOfTheOtherTeam() {
        Ask ask = anaAsksTheHelpers();
        desk.helpers(HR, CHI, EVE);
        desk.helpers(IT, CHI);
        desk.steps.handOff(desk.act(CHI), ask.id().number(), AskDesk.to(HR), null);
        desk.owed();

        assertThat(owedNow()).containsExactly("ask.parted to bo for ?");
    }

    @Test
    void whenTheLastOneGoesTheRequesterCanAskSomeoneElse() {
        Ask ask = anaAsksTheHelpers();
        NewAsk.To dan = AskDesk.to(DAN);
        leaves(BO);
        desk.helpers(IT);

        assertThat(owedNow())
                .containsExactlyInAnyOrder(
                        "ask.parted to bo for ?",
                        "ask.parted to chi for ?",
                        "ask.act to ana for ?",
                        "ask.refresh to ana for ?");
        assertThat(owedAfterAStart()).isEmpty();
        Ask next = desk.asks.askThere(desk.act(ANA), ask.id().number(), dan);
        assertThat(next.addressee()).isEqualTo(new Addressee.OfPerson(DAN));
        assertThat(desk.view(ANA, ask).ask().state()).isEqualTo(State.WITHDRAWN);
    }

    @Test
    void whenOthersComeThenTheRequestersCardIsPutRight() {
        anaAsksTheHelpers();
        desk.helpers(IT);
        owedNow();
        desk.helpers(IT, DAN);

        assertThat(owedNow())
                .containsExactly("ask.card to dan for ?", "ask.refresh to ana for ?", "ask.settled to ana for ?");
    }

    @Test
    void whenTheLastOneLeavesWithItTheRequesterIsOfferedThatOnce() {
        desk.helpers(IT, BO);
        Ask ask = anaAsksTheHelpers();
        desk.steps.accept(desk.act(BO), ask.id().number(), TUESDAY);
        desk.owed();
        leaves(BO);

        assertThat(desk.owed()).containsExactlyInAnyOrder("ask.act to ana for LEFT", "ask.refresh to ana for LEFT");
        assertThat(owedNow()).containsExactly("ask.parted to bo for ?");
        assertThat(owedAfterAStart()).isEmpty();
    }

    @Test
    void ofManyAsksSomeAreOwedAtATimeAndInTheEndEachOnce() {
        anaAsksTheHelpers();
        for (int i = 1; i < 60; i++) {
            anaAsksTheHelpers();
        }
        desk.helpers(IT, CHI, DAN);

        assertThat(owedNow()).hasSizeBetween(20, 23);
        long version = desk.version();
        assertThat(owedNow()).isEmpty();
        assertThat(desk.version()).isEqualTo(version);
        for (int i = 0; i < 20; i++) {
            sql("UPDATE notice SET state = 'DELIVERED' WHERE state = 'WAITING' AND urgency = 1");
            owedNow();
        }
        assertThat(Tables.rows(
                        desk.file,
                        "SELECT kind, place, COUNT(DISTINCT about), COUNT(*) FROM notice WHERE cause = 0"
                                + " GROUP BY kind, place ORDER BY kind"))
                .containsExactly(List.of("ask.card", "dan", "60", "60"), List.of("ask.parted", "bo", "60", "60"));
    }

    /** It is asked every second. */
    @Test
    void theAsksAreFoundInAnIndexThatHoldsNothingElse() throws Exception {
        String query = HelperCardDao.class
                .getDeclaredMethod("watched", WorkspaceId.class)
                .getAnnotation(SqlQuery.class)
                .value();
        assertThat(Tables.rows(desk.file, "EXPLAIN QUERY PLAN " + query))
                .extracting(row -> row.get(3))
                .containsExactly(
                        "SEARCH ask USING INDEX ask_for_helpers (workspace_id=? AND asked_team>?)",
                        "USE TEMP B-TREE FOR ORDER BY");
    }
}
