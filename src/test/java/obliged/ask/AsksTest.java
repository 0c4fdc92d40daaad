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

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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
import obliged.ask.value.Addressee;
import obliged.ask.value.AskId;
import obliged.ask.value.Date;
import obliged.ask.value.State;
import obliged.ask.value.Wish;
import obliged.outbox.Recipient;
import obliged.person.Person;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import obliged.shared.Unread;
import obliged.shared.WorkspaceId;
import obliged.store.Tables;
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
    private AskSteps steps;

    @BeforeEach
    void open() {
        desk = new AskDesk(directory);
        asks = desk.asks;
        steps = desk.steps;
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

        desk.people.save(
                new WorkspaceId("T2"),
                List.of(AskDesk.person(ANA, Person.Kind.MEMBER, false), AskDesk.person(BO, Person.Kind.MEMBER, false)));
        Act elsewhere = new Act(new WorkspaceId("T2"), AskDesk.described(ANA), null, "key/elsewhere");
        Ask other = asks.log(NewAsk.of(elsewhere, AskDesk.to(BO), "something", null));
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
        assertThat(ask.origin().loggedAt()).isEqualTo(SUNDAY);
        assertThat(view.history()).singleElement().satisfies(step -> {
            assertThat(step.step()).isEqualTo(Step.LOG);
            assertThat(step.by()).isEqualTo(ANA);
            assertThat(step.at()).isEqualTo(SUNDAY);
            assertThat(step.date()).isEqualTo(THURSDAY);
        });
        assertThat(view.steps()).containsExactlyInAnyOrder(Step.WITHDRAW, Step.EDIT, Step.NUDGE, Step.COMMENT);
        assertThat(desk.view(BO, ask).steps())
                .containsExactlyInAnyOrder(
                        Step.ACCEPT, Step.DONE, Step.SUGGEST, Step.QUESTION, Step.HAND_OFF, Step.DECLINE, Step.COMMENT);
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
        assertRefused(AskReason.CHANNEL_ARCHIVED, () -> desk.log(ANA, AskDesk.to(AskDesk.ARCHIVED), "x", null));
        assertRefused(AskReason.CHANNEL_NOT_SEEN, () -> desk.log(ANA, AskDesk.to(AskDesk.CLOSED), "x", null));
        assertRefused(AskReason.CHANNEL_NOT_SEEN, () -> desk.log(ANA, AskDesk.to(HR), "x", null));
        assertRefused(AskReason.CHANNEL_NOT_SEEN, () -> desk.log(AskDesk.GIL, AskDesk.to(IT), "x", null));
        assertRefused(AskReason.CHANNEL_NOT_SEEN, () -> desk.log(AskDesk.GIL, AskDesk.to(AskDesk.ARCHIVED), "x", null));
        assertRefused(
                AskReason.WORDS_TOO_LONG, () -> desk.log(ANA, AskDesk.to(BO), "x".repeat(Ask.LONGEST_WORDS + 1), null));
        assertRefused(AskReason.DATE_PAST, () -> desk.anaAsksBo(Date.on(LocalDate.of(2026, 11, 21), LISBON)));
    }

    @Test
    void aDateIsAtMostTwoYearsAhead() {
        LocalDate farthest = LocalDate.of(2028, 11, 22);

        assertThat(desk.anaAsksBo(Date.on(farthest, LISBON)).neededBy()).isEqualTo(Date.on(farthest, LISBON));
        assertRefused(AskReason.DATE_TOO_FAR, () -> desk.anaAsksBo(Date.on(farthest.plusDays(1), LISBON)));
        assertRefused(
                AskReason.DATE_TOO_FAR, () -> steps.accept(desk.act(BO), 1, Date.on(farthest.plusDays(1), LISBON)));
    }

    @Test
    void theCustomersLineIsNoLongerThanWordsMayBe() {
        Wish wish = new Wish("x", "y".repeat(Ask.LONGEST_WORDS + 1), null);

        assertRefused(
                AskReason.WORDS_TOO_LONG,
                () -> asks.log(
                        new NewAsk(desk.act(ANA), AskDesk.described(ANA), AskDesk.to(BO), false, wish, null, null)));
        desk.anaAsksBo(null);
        assertRefused(AskReason.WORDS_TOO_LONG, () -> steps.edit(desk.act(ANA), 1, wish));
    }

    @Test
    void onlyNamedHelpersWhoAreHereAndNotTheRequesterCanBeAskedAlone() {
        assertRefused(AskReason.NO_HELPERS, () -> logForHelpers(IT));
        desk.helpers(IT, ANA, AskDesk.GONE);
        assertRefused(AskReason.NO_HELPERS, () -> logForHelpers(IT));

        desk.helpers(IT, ANA, AskDesk.GONE, BO);

        assertThat(logForHelpers(IT).helpersOnly()).isTrue();
    }

    private Ask logForHelpers(ChannelId channel) {
        NewAsk wanted = new NewAsk(
                desk.act(ANA),
                AskDesk.described(ANA),
                AskDesk.to(channel),
                true,
                new Wish("x", null, THURSDAY),
                null,
                null);
        return desk.inside(channel, ANA, () -> asks.log(wanted));
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
    void someoneWeHaveNotReadNeitherAsksNorIsAsked() {
        PersonId zoe = new PersonId("zoe");

        for (ThrowingCallable asking : List.<ThrowingCallable>of(
                () -> desk.log(ANA, AskDesk.to(zoe), "x", null), () -> desk.log(zoe, AskDesk.to(BO), "x", null))) {
            assertThatExceptionOfType(Unread.class)
                    .isThrownBy(asking)
                    .satisfies(unread -> assertThat(unread.what()).isEqualTo(zoe));
        }
        assertThat(desk.people.find(ACME, zoe)).isEmpty();
    }

    // Dates and their buttons.

    @Test
    void agreeingOrKeepingMustNameTheProposalThatStands() {
        Ask ask = desk.anaAsksBo(TUESDAY);
        steps.accept(desk.act(BO), 1, THURSDAY);
        long shown = pending(ask);

        for (long other : new long[] {shown - 1, shown + 1, -1, 0}) {
            assertRefused(AskReason.MOVED_ON, () -> steps.agree(desk.act(ANA), 1, other));
            assertRefused(AskReason.MOVED_ON, () -> steps.keep(desk.act(ANA), 1, other));
        }
        assertRefused(AskReason.NOT_THEIRS, () -> steps.agree(desk.act(BO), 1, shown));
        steps.agree(desk.act(ANA), 1, shown);
        assertRefused(AskReason.NOT_NOW, () -> steps.agree(desk.act(ANA), 1, shown));
        assertRefused(AskReason.NOT_NOW, () -> steps.keep(desk.act(ANA), 1, shown));
    }

    @Test
    void aDateThatIsOverCannotBeKeptButAnotherAgreed() {
        Ask ask = desk.anaAsksBo(TUESDAY);
        steps.accept(desk.act(BO), 1, THURSDAY);
        long shown = pending(ask);
        desk.now = TUESDAY.ends(LISBON).minusMillis(1);
        assertThat(desk.view(ANA, ask).steps()).contains(Step.KEEP);

        desk.now = TUESDAY.ends(LISBON);

        assertThat(desk.view(ANA, ask).steps()).contains(Step.AGREE).doesNotContain(Step.KEEP);
        assertRefused(AskReason.NOT_NOW, () -> steps.keep(desk.act(ANA), 1, shown));
        assertThat(steps.agree(desk.act(ANA), 1, shown).due()).isEqualTo(THURSDAY);
    }

    @Test
    void aDayIsOverAtTheAssigneesMidnight() {
        desk.people.save(ACME, List.of(new Person(BO, "bo", ZoneId.of("Asia/Tokyo"), Person.Kind.MEMBER, false)));
        Ask ask = desk.anaAsksBo(TUESDAY);
        steps.accept(desk.act(BO), 1, THURSDAY);

        desk.now = TUESDAY.ends(ZoneId.of("Asia/Tokyo"));

        assertThat(desk.now).isBefore(TUESDAY.ends(LISBON));
        assertThat(desk.view(ANA, ask).steps()).doesNotContain(Step.KEEP);
    }

    @Test
    void acceptingForADateThatIsPastIsRefused() {
        desk.anaAsksBo(null);

        assertRefused(
                AskReason.DATE_PAST,
                () -> steps.accept(desk.act(BO), 1, Date.at(LocalDate.of(2026, 11, 22), LocalTime.of(9, 59), LISBON)));
        assertRefused(
                AskReason.DATE_PAST,
                () -> steps.accept(desk.act(BO), 1, Date.at(LocalDate.of(2026, 11, 22), LocalTime.of(10, 0), LISBON)));
    }

    // Twice, and at once.

    @Test
    void theSameKeyLogsOnce() {
        NewAsk wanted = NewAsk.of(AskDesk.act(ANA, "trigger/1"), AskDesk.to(BO), "x", null);

        Ask first = asks.log(wanted);
        Map<String, List<List<String>>> after = desk.tables();

        assertThat(asks.log(wanted)).isEqualTo(first);
        assertThat(desk.tables()).isEqualTo(after);
    }

    @Test
    void theSameKeyStepsOnceAndAnswersWithTheAskAsItIs() {
        desk.anaAsksBo(null);
        Ask accepted = steps.accept(AskDesk.act(BO, "trigger/1"), 1, null);
        Map<String, List<List<String>>> after = desk.tables();

        assertThat(steps.accept(AskDesk.act(BO, "trigger/1"), 1, null)).isEqualTo(accepted);
        assertThat(desk.tables()).isEqualTo(after);

        Ask done = steps.done(desk.act(BO), 1, null);
        assertThat(steps.accept(AskDesk.act(BO, "trigger/1"), 1, null)).isEqualTo(done);
    }

    @Test
    void aRefusedStepLeavesItsKeyForAnotherTry() {
        desk.anaAsksBo(null);
        assertRefused(AskReason.NOT_NOW, () -> steps.confirm(AskDesk.act(ANA, "trigger/1"), 1));
        steps.done(desk.act(BO), 1, null);

        assertThat(steps.confirm(AskDesk.act(ANA, "trigger/1"), 1).state()).isEqualTo(State.CONFIRMED);
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
                            steps.accept(press, 1, null);
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
                .filteredOn("NOT_THEIRS"::equals)
                .hasSize(49);
        assertThat(desk.view(ANA, ask).history()).extracting(HistoryEntry::step).containsExactly(Step.LOG, Step.ACCEPT);
        assertThat(desk.owed()).filteredOn(owed -> owed.startsWith("ask.told")).hasSize(1);
    }

    // The card, once more and as a channel sees it.

    @Test
    void aCardThatDidNotArriveIsBroughtOnceMoreByTheRequesterWhileItMatters() throws SQLException {
        desk.anaAsks(HR);
        desk.owed();
        // It is still on its way.
        asks.bringAgain(AskDesk.act(ANA, "trigger/0"), 1);
        assertThat(desk.owed()).isEmpty();
        try (Connection connection = Tables.open(desk.file);
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE notice SET state = 'GIVEN_UP', ended_at = owed_at WHERE kind = 'ask.card'");
        }

        asks.bringAgain(AskDesk.act(ANA, "trigger/1"), 1);
        asks.bringAgain(AskDesk.act(ANA, "trigger/1"), 1);

        assertThat(desk.owed()).containsExactly("ask.card to hr for ?");
        assertRefused(AskReason.NOT_THEIRS, () -> asks.bringAgain(desk.act(BO), 1));
        assertRefused(AskReason.NO_SUCH_ASK, () -> asks.bringAgain(desk.act(DAN), 1));
        steps.withdraw(desk.act(ANA), 1, null);
        assertRefused(AskReason.NOT_NOW, () -> asks.bringAgain(desk.act(ANA), 1));
    }

    @Test
    void aChannelsCardOffersWhatItsHelpersMayDoAndNothingOfTheRequesters() {
        Ask ask = desk.anaAsks(IT);

        assertThat(asks.shownTo(ask.id(), Recipient.of(IT)).orElseThrow().steps())
                .containsExactlyInAnyOrder(
                        Step.ACCEPT, Step.DONE, Step.SUGGEST, Step.QUESTION, Step.HAND_OFF, Step.DECLINE, Step.COMMENT);
        steps.accept(desk.act(BO), 1, THURSDAY);
        assertThat(asks.shownTo(ask.id(), Recipient.of(IT)).orElseThrow().steps())
                .containsExactlyInAnyOrder(
                        Step.DONE,
                        Step.SUGGEST,
                        Step.QUESTION,
                        Step.TAKE_OVER,
                        Step.GIVE_BACK,
                        Step.HAND_OFF,
                        Step.DECLINE,
                        Step.COMMENT);
        assertThat(asks.shownTo(ask.id(), Recipient.of(ANA)).orElseThrow().steps())
                .containsExactlyInAnyOrder(Step.WITHDRAW, Step.SUGGEST, Step.EDIT, Step.NUDGE, Step.COMMENT);
        steps.done(desk.act(BO), 1, null);
        assertThat(asks.shownTo(ask.id(), Recipient.of(IT)).orElseThrow().steps())
                .containsExactly(Step.NOT_DONE, Step.COMMENT);
        assertThat(asks.shownTo(new AskId(ACME, 99), Recipient.of(IT))).isEmpty();
    }

    // Handed on, and asked anew.

    @Test
    void itIsHandedOffToSomeoneElseWhoCanBeAsked() {
        desk.anaAsksBo(null);

        assertRefused(AskReason.TO_REQUESTER, () -> steps.handOff(desk.act(BO), 1, AskDesk.to(ANA), null));
        assertRefused(AskReason.TO_ONESELF, () -> steps.handOff(desk.act(BO), 1, AskDesk.to(BO), null));
        assertRefused(AskReason.TO_A_BOT, () -> steps.handOff(desk.act(BO), 1, AskDesk.to(AskDesk.BOT), null));
        assertRefused(AskReason.TO_US, () -> steps.handOff(desk.act(BO), 1, AskDesk.to(AskDesk.US), null));
        assertRefused(AskReason.TO_SOMEONE_GONE, () -> steps.handOff(desk.act(BO), 1, AskDesk.to(AskDesk.GONE), null));
        assertRefused(
                AskReason.TO_ANOTHER_COMPANY, () -> steps.handOff(desk.act(BO), 1, AskDesk.to(AskDesk.FAY), null));
        assertRefused(
                AskReason.CHANNEL_ARCHIVED, () -> steps.handOff(desk.act(BO), 1, AskDesk.to(AskDesk.ARCHIVED), null));
        // What one person was asked must not come before a whole channel.
        assertRefused(AskReason.NO_HELPERS, () -> steps.handOff(desk.act(BO), 1, AskDesk.to(IT), null));
    }

    @Test
    void aTeamCanHaveItBackFromWhoTookItButNotFromItself() {
        desk.anaAsks(IT);
        assertRefused(AskReason.TO_SAME, () -> steps.handOff(desk.act(BO), 1, AskDesk.to(IT), null));
        steps.accept(desk.act(BO), 1, THURSDAY);
        assertRefused(AskReason.TO_SAME, () -> steps.handOff(desk.act(CHI), 1, AskDesk.to(BO), null));

        Ask returned = steps.handOff(desk.act(BO), 1, AskDesk.to(IT), null);

        assertThat(returned.state()).isEqualTo(State.OPEN);
        assertThat(returned.assignee()).isNull();
        assertThat(returned.due()).isNull();
        assertThat(returned.helpersOnly()).isFalse();
    }

    @Test
    void aHandOffKeepsWhatWasWishedAndClearsWhatWasPromised() {
        Ask ask = desk.anaAsksBo(TUESDAY);
        steps.accept(desk.act(BO), 1, THURSDAY);
        desk.helpers(IT, CHI);

        Ask handed = steps.handOff(desk.act(BO), 1, AskDesk.to(IT), null);

        assertThat(handed)
                .isEqualTo(new Ask(
                        ask.id(),
                        ask.origin(),
                        new Addressee.OfTeam(IT),
                        true,
                        ask.wish(),
                        State.OPEN,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    @Test
    void theOneSuggestedIsAskedInOnePressWhichLinksTheTwo() {
        desk.anaAsksBo(THURSDAY);
        steps.decline(desk.act(BO), 1, "we have none", AskDesk.to(CHI));
        assertRefused(AskReason.NO_SUCH_ASK, () -> asks.askThere(desk.act(DAN), 1, AskDesk.to(CHI)));
        assertRefused(AskReason.NOT_THEIRS, () -> asks.askThere(desk.act(BO), 1, AskDesk.to(CHI)));

        Ask anew = asks.askThere(desk.act(ANA), 1, AskDesk.to(CHI));

        assertThat(anew.origin().follows()).isEqualTo(1);
        assertThat(anew.addressee()).isEqualTo(new Addressee.OfPerson(CHI));
        assertThat(anew.neededBy()).isEqualTo(THURSDAY);
        assertThat(asks.askThere(desk.act(ANA), 1, AskDesk.to(CHI))).isEqualTo(anew);
        steps.accept(desk.act(CHI), 2, null);
        assertRefused(AskReason.NOT_NOW, () -> asks.askThere(desk.act(ANA), 2, AskDesk.to(CHI)));
    }

    /** Until then nobody has promised anything there. */
    @Test
    void aChannelThatIsSuggestedIsATeamOnceItIsAskedAndNotBefore() {
        desk.anaAsksBo(null);
        assertRefused(
                AskReason.CHANNEL_ARCHIVED, () -> steps.decline(desk.act(BO), 1, "no", AskDesk.to(AskDesk.ARCHIVED)));
        assertRefused(
                AskReason.CHANNEL_NOT_SEEN, () -> steps.decline(desk.act(BO), 1, "no", AskDesk.to(AskDesk.CLOSED)));
        steps.decline(desk.act(BO), 1, "we have none", AskDesk.to(IT));
        assertThat(desk.teams.team(AskDesk.ACME, IT)).isEmpty();

        asks.askThere(desk.act(ANA), 1, AskDesk.to(IT));

        assertThat(desk.teams.team(AskDesk.ACME, IT)).isPresent();
    }

    @Test
    void askedAnewAWishThatIsPastIsLeftOut() {
        desk.anaAsksBo(TUESDAY);
        steps.decline(desk.act(BO), 1, "we have none", AskDesk.to(CHI));
        desk.now = TUESDAY.ends(LISBON);

        assertThat(asks.askThere(desk.act(ANA), 1, AskDesk.to(CHI)).neededBy()).isNull();
    }

    @Test
    void askedAnewItIsStillForTheHelpersOnly() {
        desk.helpers(HR, BO);
        logForHelpers(HR);
        steps.decline(desk.act(BO), 1, "we have none", AskDesk.to(IT));
        assertRefused(AskReason.NO_HELPERS, () -> asks.askThere(desk.act(ANA), 1, AskDesk.to(IT)));
        desk.helpers(IT, CHI);

        assertThat(asks.askThere(desk.act(ANA), 1, AskDesk.to(IT)).helpersOnly())
                .isTrue();
    }
}
