package obliged.ask;

import static obliged.ask.AskDesk.ACME;
import static obliged.ask.AskDesk.ANA;
import static obliged.ask.AskDesk.BO;
import static obliged.ask.AskDesk.CHI;
import static obliged.ask.AskDesk.DAN;
import static obliged.ask.AskDesk.HR;
import static obliged.ask.AskDesk.IT;
import static obliged.ask.AskDesk.LISBON;
import static obliged.ask.AskDesk.SUNDAY;
import static obliged.ask.AskDesk.THURSDAY;
import static obliged.ask.AskDesk.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import obliged.person.Person;
import obliged.store.Tables;
import obliged.term.ChannelId;
import obliged.term.PersonId;
import obliged.term.Refusal;
import obliged.term.WorkspaceId;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AsksTest {
    @TempDir
    Path directory;

    private AskDesk desk;
    private Asks asks;

    @BeforeEach
    void open() {
        desk = new AskDesk(directory);
        asks = desk.asks;
    }

    @AfterEach
    void close() {
        desk.close();
    }

    /** Refused with this reason, and not a row of any table is other than before. */
    private void assertRefused(AskReason reason, ThrowingCallable step) {
        Map<String, List<List<String>>> before = desk.tables();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(step)
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
        assertThat(desk.tables()).isEqualTo(before);
    }

    private long pending(Ask ask) {
        return Objects.requireNonNull(desk.view(ANA, ask).ask().pending()).step();
    }

    // Logging.

    @Test
    void asksAreNumberedOneTwoThreeInEachWorkspace() {
        assertThat(desk.anaAsksBo(null).id().number()).isEqualTo(1);
        assertThat(desk.anaAsks(IT).id().number()).isEqualTo(2);
        assertThat(desk.anaAsksBo(null).id().number()).isEqualTo(3);

        Act elsewhere = new Act(new WorkspaceId("T2"), AskDesk.described(ANA), null, "key/elsewhere");
        Ask other = asks.log(new NewAsk(elsewhere, AskDesk.to(BO), "something", null));
        assertThat(other.id().number()).isEqualTo(1);
    }

    @Test
    void aRefusedAskTakesNoNumber() {
        desk.anaAsksBo(null);
        assertRefused(AskReason.NO_WORDS, () -> desk.log(ANA, AskDesk.to(BO), " \n ", null));

        assertThat(desk.anaAsksBo(null).id().number()).isEqualTo(2);
    }

    @Test
    void whatIsLoggedIsReadAsItIs() {
        Ask ask = desk.anaAsksBo(THURSDAY);

        AskView view = desk.view(ANA, ask);
        assertThat(view.ask()).isEqualTo(ask);
        assertThat(ask.state()).isEqualTo(State.OPEN);
        assertThat(ask.loggedAt()).isEqualTo(SUNDAY);
        assertThat(view.history()).singleElement().satisfies(step -> {
            assertThat(step.step()).isEqualTo(Step.LOG);
            assertThat(step.by()).isEqualTo(ANA);
            assertThat(step.at()).isEqualTo(SUNDAY);
            assertThat(step.date()).isEqualTo(THURSDAY);
        });
        assertThat(view.steps()).containsExactly(Step.WITHDRAW);
        assertThat(desk.view(BO, ask).steps()).containsExactly(Step.ACCEPT, Step.SUGGEST);
    }

    @Test
    void aNewAskOwesACardToEachSide() {
        desk.anaAsksBo(null);
        assertThat(desk.owed()).containsExactly("ask.card to bo for LOG", "ask.card to ana for LOG");

        desk.anaAsks(IT);
        assertThat(desk.owed()).containsExactly("ask.card to it for LOG", "ask.card to ana for LOG");
    }

    @Test
    void aChannelThatIsAskedForTheFirstTimeBecomesATeam() {
        assertThat(desk.teams.all(ACME)).isEmpty();

        desk.anaAsks(IT);
        desk.anaAsks(IT);

        assertThat(desk.teams.all(ACME)).containsExactly(IT);
        assertThat(Tables.rows(desk.file, "SELECT zone, days, opens, closes, first_answer FROM team"))
                .containsExactly(
                        List.of("Europe/Lisbon", "MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY", "09:00", "17:00", "1d"));
    }

    @Test
    void whatCannotBeAskedIsRefusedWithItsReason() {
        assertRefused(AskReason.TO_ONESELF, () -> desk.log(ANA, AskDesk.to(ANA), "x", null));
        assertRefused(AskReason.TO_US, () -> desk.log(ANA, AskDesk.to(AskDesk.US), "x", null));
        assertRefused(AskReason.TO_A_BOT, () -> desk.log(ANA, AskDesk.to(AskDesk.BOT), "x", null));
        assertRefused(AskReason.TO_SOMEONE_GONE, () -> desk.log(ANA, AskDesk.to(AskDesk.GONE), "x", null));
        assertRefused(AskReason.TO_ANOTHER_COMPANY, () -> desk.log(ANA, AskDesk.to(AskDesk.FAY), "x", null));
        assertRefused(AskReason.FROM_ANOTHER_COMPANY, () -> desk.log(AskDesk.FAY, AskDesk.to(BO), "x", null));
        assertRefused(AskReason.CHANNEL_ARCHIVED, () -> desk.anaAsks(AskDesk.ARCHIVED));
        assertRefused(AskReason.CHANNEL_CLOSED_TO_US, () -> desk.anaAsks(AskDesk.CLOSED));
        assertRefused(
                AskReason.WORDS_TOO_LONG, () -> desk.log(ANA, AskDesk.to(BO), "x".repeat(Ask.LONGEST_WORDS + 1), null));
        assertRefused(AskReason.DATE_PAST, () -> desk.anaAsksBo(Date.on(LocalDate.of(2026, 11, 21), LISBON)));
    }

    @Test
    void theLongestWordsAndTheLastMomentOfTodayAreTaken() {
        assertThat(desk.log(ANA, AskDesk.to(BO), "x".repeat(Ask.LONGEST_WORDS), null)
                        .words())
                .hasSize(Ask.LONGEST_WORDS);
        Date today = Date.on(LocalDate.of(2026, 11, 22), LISBON);
        assertThat(desk.anaAsksBo(today).neededBy()).isEqualTo(today);
    }

    @Test
    void someoneWeHaveOnlyHeardOfCanBeAskedAndIsMet() {
        PersonId zoe = new PersonId("zoe");

        Ask ask = desk.log(ANA, AskDesk.to(zoe), "x", null);

        assertThat(ask.addressee()).isEqualTo(new Addressee.OfPerson(zoe));
        assertThat(desk.people.find(ACME, zoe)).map(Person::kind).contains(Person.Kind.STRANGER);
        assertThat(desk.view(zoe, ask).steps()).contains(Step.ACCEPT);
    }

    // The steps, and what each owes.

    @Test
    void aPlainAcceptanceIsToldToTheRequester() {
        Ask ask = desk.anaAsksBo(THURSDAY);
        desk.owed();

        Ask accepted = asks.accept(desk.act(BO), 1, null);

        assertThat(accepted.due()).isEqualTo(THURSDAY);
        assertThat(desk.owed())
                .containsExactly(
                        "ask.told to ana for ACCEPT", "ask.refresh to ana for ACCEPT", "ask.refresh to bo for ACCEPT");
        assertThat(desk.view(ANA, ask).ask()).isEqualTo(accepted);
        assertThat(desk.view(BO, ask).steps()).containsExactly(Step.SUGGEST, Step.DONE);
    }

    @Test
    void aTeamsAcceptanceStandsInItsThreadToo() {
        desk.anaAsks(IT);
        desk.owed();

        assertThat(asks.accept(desk.act(CHI), 1, TUESDAY).assignee()).isEqualTo(CHI);

        assertThat(desk.owed())
                .containsExactly(
                        "ask.told to ana for ACCEPT",
                        "ask.refresh to ana for ACCEPT",
                        "ask.refresh to it for ACCEPT",
                        "ask.line to it for ACCEPT");
    }

    @Test
    void acceptingForALaterDateNeedsTheRequestersWord() {
        Ask ask = desk.anaAsksBo(TUESDAY);
        desk.owed();

        Ask accepted = asks.accept(desk.act(BO), 1, THURSDAY);

        assertThat(accepted.due()).isEqualTo(TUESDAY);
        assertThat(desk.owed())
                .containsExactly(
                        "ask.card to ana for SUGGEST",
                        "ask.retire to ana for SUGGEST",
                        "ask.refresh to bo for SUGGEST");
        assertThat(desk.view(ANA, ask).history())
                .extracting(Happening::step, Happening::date)
                .containsExactly(tuple(Step.LOG, TUESDAY), tuple(Step.ACCEPT, TUESDAY), tuple(Step.SUGGEST, THURSDAY));
        assertThat(desk.view(ANA, ask).steps())
                .containsExactlyInAnyOrder(Step.SUGGEST, Step.AGREE, Step.KEEP, Step.WITHDRAW);
        assertThat(desk.view(BO, ask).steps()).containsExactlyInAnyOrder(Step.SUGGEST, Step.DONE);
    }

    @Test
    void aTeamReadsBothTheAcceptanceAndTheSuggestion() {
        desk.log(ANA, AskDesk.to(IT), "a second screen", TUESDAY);
        desk.owed();

        asks.accept(desk.act(BO), 1, THURSDAY);

        assertThat(desk.owed())
                .containsExactly(
                        "ask.line to it for ACCEPT",
                        "ask.card to ana for SUGGEST",
                        "ask.retire to ana for SUGGEST",
                        "ask.refresh to it for SUGGEST",
                        "ask.line to it for SUGGEST");
    }

    @Test
    void agreeingToTheVeryProposalMakesItDueAndTellsWhoSuggestedIt() {
        Ask ask = desk.anaAsksBo(TUESDAY);
        asks.accept(desk.act(BO), 1, THURSDAY);
        desk.owed();

        Ask agreed = asks.agree(desk.act(ANA), 1, pending(ask));

        assertThat(agreed.due()).isEqualTo(THURSDAY);
        assertThat(agreed.pending()).isNull();
        assertThat(desk.owed())
                .containsExactly(
                        "ask.told to bo for AGREE", "ask.refresh to ana for AGREE", "ask.refresh to bo for AGREE");
    }

    @Test
    void keepingTheDateTellsWhoSuggestedAnother() {
        Ask ask = desk.anaAsksBo(TUESDAY);
        asks.accept(desk.act(BO), 1, THURSDAY);
        desk.owed();

        Ask kept = asks.keep(desk.act(ANA), 1, pending(ask));

        assertThat(kept.due()).isEqualTo(TUESDAY);
        assertThat(kept.pending()).isNull();
        assertThat(desk.owed())
                .containsExactly(
                        "ask.told to bo for KEEP", "ask.refresh to ana for KEEP", "ask.refresh to bo for KEEP");
    }

    @Test
    void agreeingOrKeepingMustNameTheProposalThatStands() {
        Ask ask = desk.anaAsksBo(TUESDAY);
        asks.accept(desk.act(BO), 1, THURSDAY);
        long shown = pending(ask);

        for (long other : new long[] {shown - 1, shown + 1, -1, 0}) {
            assertRefused(AskReason.MOVED_ON, () -> asks.agree(desk.act(ANA), 1, other));
            assertRefused(AskReason.MOVED_ON, () -> asks.keep(desk.act(ANA), 1, other));
        }
        assertRefused(AskReason.NOT_THEIRS, () -> asks.agree(desk.act(BO), 1, shown));
        asks.agree(desk.act(ANA), 1, shown);
        assertRefused(AskReason.NOT_NOW, () -> asks.agree(desk.act(ANA), 1, shown));
        assertRefused(AskReason.NOT_NOW, () -> asks.keep(desk.act(ANA), 1, shown));
    }

    @Test
    void aDateThatIsOverCannotBeKeptButAnotherAgreed() {
        Ask ask = desk.anaAsksBo(TUESDAY);
        asks.accept(desk.act(BO), 1, THURSDAY);
        long shown = pending(ask);
        desk.now = TUESDAY.ends(LISBON).minusMillis(1);
        assertThat(desk.view(ANA, ask).steps()).contains(Step.KEEP);

        desk.now = TUESDAY.ends(LISBON);

        assertThat(desk.view(ANA, ask).steps()).contains(Step.AGREE).doesNotContain(Step.KEEP);
        assertRefused(AskReason.NOT_NOW, () -> asks.keep(desk.act(ANA), 1, shown));
        assertThat(asks.agree(desk.act(ANA), 1, shown).due()).isEqualTo(THURSDAY);
    }

    @Test
    void aDayIsOverAtTheAssigneesMidnight() {
        desk.people.save(ACME, List.of(new Person(BO, "bo", ZoneId.of("Asia/Tokyo"), Person.Kind.MEMBER, false)));
        Ask ask = desk.anaAsksBo(TUESDAY);
        asks.accept(desk.act(BO), 1, THURSDAY);

        desk.now = TUESDAY.ends(ZoneId.of("Asia/Tokyo"));

        assertThat(desk.now).isBefore(TUESDAY.ends(LISBON));
        assertThat(desk.view(ANA, ask).steps()).doesNotContain(Step.KEEP);
    }

    @Test
    void acceptingForADateThatIsPastIsRefused() {
        desk.anaAsksBo(null);

        assertRefused(
                AskReason.DATE_PAST,
                () -> asks.accept(desk.act(BO), 1, Date.at(LocalDate.of(2026, 11, 22), LocalTime.of(9, 59), LISBON)));
        assertRefused(
                AskReason.DATE_PAST,
                () -> asks.accept(desk.act(BO), 1, Date.at(LocalDate.of(2026, 11, 22), LocalTime.of(10, 0), LISBON)));
    }

    @Test
    void doneAsksTheRequesterWhetherItIsSolvedAndKeepsTheNote() {
        Ask ask = desk.anaAsksBo(null);
        asks.accept(desk.act(BO), 1, null);
        desk.owed();

        Ask done = asks.done(desk.act(BO), 1, "it is on your desk");

        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(desk.owed())
                .containsExactly(
                        "ask.card to ana for DONE", "ask.retire to ana for DONE", "ask.refresh to bo for DONE");
        assertThat(desk.view(ANA, ask).history())
                .last()
                .extracting(Happening::words)
                .isEqualTo("it is on your desk");
        assertThat(desk.view(ANA, ask).steps()).containsExactly(Step.CONFIRM);
        assertThat(desk.view(BO, ask).steps()).isEmpty();
    }

    @Test
    void confirmingTellsTheAssigneeAndEndsIt() {
        Ask ask = desk.anaAsks(IT);
        asks.accept(desk.act(BO), 1, null);
        asks.done(desk.act(BO), 1, null);
        desk.owed();

        assertThat(asks.confirm(desk.act(ANA), 1).state()).isEqualTo(State.CONFIRMED);

        assertThat(desk.owed())
                .containsExactly(
                        "ask.told to bo for CONFIRM",
                        "ask.refresh to ana for CONFIRM",
                        "ask.refresh to it for CONFIRM",
                        "ask.line to it for CONFIRM");
        assertThat(desk.view(ANA, ask).steps()).isEmpty();
    }

    @Test
    void withdrawingTellsWhoeverHasItAndEndsIt() {
        Ask ask = desk.anaAsksBo(TUESDAY);
        asks.accept(desk.act(BO), 1, THURSDAY);
        desk.owed();

        Ask withdrawn = asks.withdraw(desk.act(ANA), 1, "found one");

        assertThat(withdrawn.state()).isEqualTo(State.WITHDRAWN);
        assertThat(withdrawn.pending()).isNull();
        assertThat(desk.owed())
                .containsExactly(
                        "ask.told to bo for WITHDRAW",
                        "ask.refresh to ana for WITHDRAW",
                        "ask.refresh to bo for WITHDRAW");
        assertThat(desk.view(BO, ask).history())
                .last()
                .extracting(Happening::words)
                .isEqualTo("found one");
    }

    @Test
    void withdrawingWhatNobodyHasTellsNobodyInALine() {
        desk.anaAsksBo(null);
        desk.owed();

        asks.withdraw(desk.act(ANA), 1, null);

        assertThat(desk.owed()).containsExactly("ask.refresh to ana for WITHDRAW", "ask.refresh to bo for WITHDRAW");
    }

    @Test
    void stepsThatAreNotTheirsAreRefused() {
        desk.anaAsks(IT);
        assertRefused(AskReason.NOT_THEIRS, () -> asks.accept(desk.act(ANA), 1, null));
        assertRefused(AskReason.NOT_THEIRS, () -> asks.accept(desk.act(DAN), 1, null));
        assertRefused(AskReason.NOT_THEIRS, () -> asks.withdraw(desk.act(BO), 1, null));
        assertRefused(AskReason.NOT_NOW, () -> asks.done(desk.act(BO), 1, null));
        asks.accept(desk.act(BO), 1, null);
        assertRefused(AskReason.NOT_NOW, () -> asks.accept(desk.act(CHI), 1, null));
        assertRefused(AskReason.NOT_THEIRS, () -> asks.done(desk.act(CHI), 1, null));
        assertRefused(AskReason.NOT_THEIRS, () -> asks.done(desk.act(ANA), 1, null));
        assertRefused(AskReason.NOT_NOW, () -> asks.confirm(desk.act(ANA), 1));
        asks.done(desk.act(BO), 1, null);
        assertRefused(AskReason.NOT_THEIRS, () -> asks.confirm(desk.act(BO), 1));
        assertRefused(AskReason.NOT_NOW, () -> asks.withdraw(desk.act(ANA), 1, null));
        asks.confirm(desk.act(ANA), 1);
        assertRefused(AskReason.NOT_NOW, () -> asks.confirm(desk.act(ANA), 1));
    }

    // Twice, and at once.

    @Test
    void theSameKeyLogsOnce() {
        NewAsk wanted = new NewAsk(AskDesk.act(ANA, "trigger/1"), AskDesk.to(BO), "x", null);

        Ask first = asks.log(wanted);
        Map<String, List<List<String>>> after = desk.tables();

        assertThat(asks.log(wanted)).isEqualTo(first);
        assertThat(desk.tables()).isEqualTo(after);
    }

    @Test
    void theSameKeyStepsOnceAndAnswersWithTheAskAsItIs() {
        desk.anaAsksBo(null);
        Ask accepted = asks.accept(AskDesk.act(BO, "trigger/1"), 1, null);
        Map<String, List<List<String>>> after = desk.tables();

        assertThat(asks.accept(AskDesk.act(BO, "trigger/1"), 1, null)).isEqualTo(accepted);
        assertThat(desk.tables()).isEqualTo(after);

        Ask done = asks.done(desk.act(BO), 1, null);
        assertThat(asks.accept(AskDesk.act(BO, "trigger/1"), 1, null)).isEqualTo(done);
    }

    @Test
    void aRefusedStepLeavesItsKeyForAnotherTry() {
        desk.anaAsksBo(null);
        assertRefused(AskReason.NOT_NOW, () -> asks.done(AskDesk.act(BO, "trigger/1"), 1, null));
        asks.accept(desk.act(BO), 1, null);

        assertThat(asks.done(AskDesk.act(BO, "trigger/1"), 1, null).state()).isEqualTo(State.DONE);
    }

    @Test
    void ofFiftyWhoAcceptAtOnceOneGetsIt() throws Exception {
        List<PersonId> fifty =
                IntStream.range(0, 50).mapToObj(i -> new PersonId("p" + i)).toList();
        desk.people.save(
                ACME,
                fifty.stream()
                        .map(id -> AskDesk.person(id, Person.Kind.MEMBER, false))
                        .toList());
        desk.teams.members(ACME, IT, fifty);
        Ask ask = desk.anaAsks(IT);
        desk.owed();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(50);
        List<String> outcomes = new ArrayList<>();
        try {
            List<Future<String>> presses = fifty.stream()
                    .map(id -> desk.pressIn(IT, id))
                    .map(press -> threads.submit(() -> {
                        start.await();
                        try {
                            asks.accept(press, 1, null);
                            return press.by().value();
                        } catch (Refusal refusal) {
                            return refusal.reason().toString();
                        }
                    }))
                    .toList();
            start.countDown();
            for (Future<String> press : presses) {
                outcomes.add(press.get(30, TimeUnit.SECONDS));
            }
        } finally {
            threads.shutdownNow();
        }

        String winner =
                Objects.requireNonNull(desk.view(ANA, ask).ask().assignee()).value();
        assertThat(outcomes)
                .containsOnlyOnce(winner)
                .filteredOn("NOT_NOW"::equals)
                .hasSize(49);
        assertThat(desk.view(ANA, ask).history()).extracting(Happening::step).containsExactly(Step.LOG, Step.ACCEPT);
        assertThat(desk.owed()).filteredOn(owed -> owed.startsWith("ask.told")).hasSize(1);
    }

    // Who may see what.

    @Test
    void anAskOfAPersonIsTheTwosAlone() {
        Ask ask = desk.anaAsksBo(null);

        assertSeenBy(ask, ANA, BO);
        assertRefused(AskReason.NO_SUCH_ASK, () -> asks.accept(desk.act(CHI), 1, null));
        assertRefused(AskReason.NO_SUCH_ASK, () -> asks.withdraw(desk.act(CHI), 1, null));
        assertRefused(AskReason.NO_SUCH_ASK, () -> asks.accept(desk.act(CHI), 99, null));
    }

    @Test
    void anAskOfAPublicTeamIsEveryFullMembersAndOfThoseWhoAreInTheChannel() {
        Ask ask = desk.anaAsks(IT);

        assertThat(seers(ask)).contains(ANA, BO, CHI, DAN, AskDesk.GUS).doesNotContain(AskDesk.GIL);
    }

    @Test
    void anAskOfAPrivateTeamIsItsMembersAndTheRequesters() {
        Ask ask = desk.anaAsks(HR);

        assertSeenBy(ask, ANA, BO, CHI);
        desk.teams.leaves(ACME, HR, CHI);
        assertSeenBy(ask, ANA, BO);
        assertRefused(AskReason.NO_SUCH_ASK, () -> asks.accept(desk.act(DAN), 1, null));
    }

    @Test
    void someoneOfAnotherCompanyWhoIsNotInTheChannelSeesNothing() {
        Ask ask = desk.anaAsks(IT);
        desk.teams.leaves(ACME, IT, AskDesk.FAY);

        assertThat(seers(ask)).doesNotContain(AskDesk.FAY);
    }

    @Test
    void someoneOfAnotherCompanyCanPressNothing() {
        desk.anaAsks(IT);

        assertRefused(AskReason.FROM_ANOTHER_COMPANY, () -> asks.accept(desk.pressIn(IT, AskDesk.FAY), 1, null));
        assertRefused(AskReason.FROM_ANOTHER_COMPANY, () -> asks.accept(desk.act(AskDesk.FAY), 1, null));
    }

    @Test
    void aPressInTheChannelShowsThatTheyAreInIt() {
        Ask ask = desk.anaAsks(HR);
        assertRefused(AskReason.NO_SUCH_ASK, () -> asks.accept(desk.act(DAN), 1, null));

        assertThat(asks.accept(desk.pressIn(HR, DAN), 1, null).assignee()).isEqualTo(DAN);
        assertThat(desk.view(DAN, ask).steps()).contains(Step.DONE);
    }

    @Test
    void aPressInTheChannelShowsThatOfSomeoneWeNeverHeardOfToo() {
        Ask ask = desk.anaAsks(HR);
        PersonId zoe = new PersonId("zoe");

        asks.accept(desk.pressIn(HR, zoe), 1, null);

        assertThat(desk.view(zoe, ask).ask().assignee()).isEqualTo(zoe);
        assertThat(desk.people.find(ACME, zoe)).isPresent();
    }

    @Test
    void aPressInTheChannelShowsThatEvenIfItComesTooLate() {
        Ask ask = desk.anaAsks(HR);
        asks.accept(desk.act(BO), 1, null);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> asks.accept(desk.pressIn(HR, DAN), 1, null))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(AskReason.NOT_NOW));

        // So that Dan can be told who has it.
        assertThat(desk.view(DAN, ask).ask().assignee()).isEqualTo(BO);
    }

    @Test
    void aPressOfAGuestOrInAnotherChannelShowsNothing() {
        desk.anaAsks(HR);
        desk.anaAsksBo(null);

        assertRefused(AskReason.NO_SUCH_ASK, () -> asks.accept(desk.pressIn(HR, AskDesk.GIL), 1, null));
        assertRefused(AskReason.NO_SUCH_ASK, () -> asks.accept(desk.pressIn(IT, DAN), 1, null));
        assertRefused(AskReason.NO_SUCH_ASK, () -> asks.accept(desk.pressIn(new ChannelId("D1"), DAN), 2, null));
    }

    private List<PersonId> seers(Ask ask) {
        return List.of(ANA, BO, CHI, DAN, AskDesk.GUS, AskDesk.GIL, AskDesk.FAY, new PersonId("nobody")).stream()
                .filter(person -> sees(person, ask))
                .toList();
    }

    private boolean sees(PersonId person, Ask ask) {
        try {
            return desk.view(person, ask).ask().id().equals(ask.id());
        } catch (Refusal refusal) {
            assertThat(refusal.reason()).isEqualTo(AskReason.NO_SUCH_ASK);
            return false;
        }
    }

    private void assertSeenBy(Ask ask, PersonId... people) {
        assertThat(seers(ask)).containsExactly(people);
    }

    // The card, once more and as a channel sees it.

    @Test
    void aCardThatDidNotArriveIsBroughtOnceMoreByTheRequesterWhileItMatters() {
        desk.anaAsks(HR);
        desk.owed();

        asks.bringAgain(AskDesk.act(ANA, "trigger/1"), 1);
        asks.bringAgain(AskDesk.act(ANA, "trigger/1"), 1);

        assertThat(desk.owed()).containsExactly("ask.card to hr for ?");
        assertRefused(AskReason.NOT_THEIRS, () -> asks.bringAgain(desk.act(BO), 1));
        assertRefused(AskReason.NO_SUCH_ASK, () -> asks.bringAgain(desk.act(DAN), 1));
        asks.withdraw(desk.act(ANA), 1, null);
        assertRefused(AskReason.NOT_NOW, () -> asks.bringAgain(desk.act(ANA), 1));
    }

    @Test
    void aChannelsCardOffersWhatItsHelpersMayDoAndNothingOfTheRequesters() {
        Ask ask = desk.anaAsks(IT);

        assertThat(asks.shownIn(ask.id(), IT.value()).orElseThrow().steps())
                .containsExactlyInAnyOrder(Step.ACCEPT, Step.SUGGEST);
        asks.accept(desk.act(BO), 1, null);
        assertThat(asks.shownIn(ask.id(), IT.value()).orElseThrow().steps())
                .containsExactlyInAnyOrder(Step.DONE, Step.SUGGEST);
        assertThat(asks.shownIn(ask.id(), ANA.value()).orElseThrow().steps())
                .containsExactlyInAnyOrder(Step.WITHDRAW, Step.SUGGEST);
        asks.done(desk.act(BO), 1, null);
        assertThat(asks.shownIn(ask.id(), IT.value()).orElseThrow().steps()).isEmpty();
        assertThat(asks.shownIn(new AskId(ACME, 99), IT.value())).isEmpty();
    }
}
