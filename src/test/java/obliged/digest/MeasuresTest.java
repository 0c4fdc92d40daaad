package obliged.digest;

import static obliged.digest.DigestDesk.ACME;
import static obliged.digest.DigestDesk.ANA;
import static obliged.digest.DigestDesk.BO;
import static obliged.digest.DigestDesk.CHI;
import static obliged.digest.DigestDesk.DAN;
import static obliged.digest.DigestDesk.IT;
import static obliged.digest.DigestDesk.LISBON;
import static obliged.digest.DigestDesk.NET;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import obliged.ask.Pending;
import obliged.ask.value.Date;
import obliged.shared.ChannelId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each number, by an example. It is Monday 2 November 2026, 9:00 in Lisbon, as long as nothing else is said. */
class MeasuresTest {
    private static final Date TUESDAY = Date.on(LocalDate.of(2026, 11, 3), LISBON);
    private static final Date THURSDAY = Date.on(LocalDate.of(2026, 11, 5), LISBON);
    private static final Date FRIDAY = Date.on(LocalDate.of(2026, 11, 6), LISBON);
    private static final Week THIS = new Week(LocalDate.of(2026, 11, 2));
    private static final Week NEXT = new Week(LocalDate.of(2026, 11, 9));

    @TempDir
    Path directory;

    private DigestDesk desk;

    @BeforeEach
    void open() {
        desk = new DigestDesk(directory);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aPromiseMadeRightStaysMissed() {
        long number = dated(TUESDAY);
        on("2026-11-04T10:00:00Z");
        desk.steps.makeRight(desk.act(BO), number, "I forgot", FRIDAY, "cake");
        desk.steps.agree(desk.act(ANA), number, pending(number));
        desk.steps.done(desk.act(BO), number, null);

        assertThat(onTime(IT, THIS)).isEqualTo("0 of 1 dated of 1 solved");
    }

    @Test
    void whatIsAgreedMovesTheDate() {
        long number = dated(TUESDAY);
        desk.steps.suggest(desk.act(BO), number, THURSDAY, null);
        desk.steps.agree(desk.act(ANA), number, pending(number));
        on("2026-11-05T18:00:00Z");
        desk.steps.done(desk.act(BO), number, null);

        assertThat(onTime(IT, THIS)).isEqualTo("1 of 1 dated of 1 solved");
    }

    @Test
    void whatIsOnlySuggestedDoesNot() {
        long number = dated(TUESDAY);
        desk.steps.suggest(desk.act(BO), number, THURSDAY, null);
        on("2026-11-05T18:00:00Z");
        desk.steps.done(desk.act(BO), number, null);

        assertThat(onTime(IT, THIS)).isEqualTo("0 of 1 dated of 1 solved");
    }

    @Test
    void theTimeThatAQuestionWaitsIsTakenOut() {
        long number = dated(TUESDAY);
        on("2026-11-03T10:00:00Z");
        desk.steps.question(desk.act(BO), number, "which screen?");
        on("2026-11-05T10:00:00Z");
        desk.steps.answer(desk.act(ANA), number, pending(number), "the left one");
        desk.steps.done(desk.act(BO), number, null);

        assertThat(onTime(IT, THIS)).isEqualTo("1 of 1 dated of 1 solved");
    }

    @Test
    void whatNeverHadADateIsNeitherOnTimeNorLate() {
        desk.solved(ANA, IT, BO);

        assertThat(onTime(IT, THIS)).isEqualTo("0 of 0 dated of 1 solved");
    }

    @Test
    void reopenedAndSolvedAgainItCountsOnce() {
        long number = desk.solved(ANA, IT, BO);
        on("2026-11-10T10:00:00Z");
        desk.steps.reopen(desk.act(ANA), number, "it flickers");
        desk.steps.done(desk.act(BO), number, null);

        assertThat(numbers(IT, THIS).solved()).isEqualTo(1);
        assertThat(numbers(IT, NEXT).solved()).isZero();
    }

    @Test
    void reopenedBeforeTheWeekIsOverItCountsWhenItIsSolvedAgain() {
        long number = desk.solved(ANA, IT, BO);
        desk.steps.reopen(desk.act(ANA), number, "it flickers");
        on("2026-11-10T10:00:00Z");
        desk.steps.done(desk.act(BO), number, null);

        assertThat(numbers(IT, THIS).solved()).isZero();
        assertThat(numbers(IT, NEXT).solved()).isEqualTo(1);
    }

    @Test
    void handedOnItCountsForBothAndEachAnswersForTheirOwnTime() {
        long number = desk.ask(ANA, DigestDesk.to(IT), TUESDAY, false, null);
        on("2026-11-02T12:00:00Z");
        desk.steps.accept(desk.act(BO), number, null);
        on("2026-11-04T09:00:00Z");
        desk.steps.handOff(desk.act(BO), number, DigestDesk.to(NET), "it is the cable");
        on("2026-11-05T09:00:00Z");
        desk.steps.done(desk.act(DAN), number, null);

        WeekNumbers it = numbers(IT, THIS);
        assertThat(it.asked()).isEqualTo(1);
        assertThat(it.solved()).isZero();
        assertThat(it.answerTime()).isEqualTo(Duration.ofHours(3));
        WeekNumbers net = numbers(NET, THIS);
        assertThat(net.asked()).isEqualTo(1);
        // In Kathmandu it came at 14:45 and was answered at 14:45 a day later; they work from 10:00 to 16:30.
        assertThat(net.answerTime()).isEqualTo(Duration.ofMinutes(390));
        assertThat(onTime(NET, THIS)).as("a date that was over is not theirs").isEqualTo("0 of 0 dated of 1 solved");
    }

    @Test
    void whatNobodyPromisedIsNotLate() {
        long number = desk.ask(ANA, DigestDesk.to(IT), TUESDAY, false, null);
        on("2026-11-04T10:00:00Z");
        desk.steps.done(desk.act(BO), number, null);

        assertThat(onTime(IT, THIS)).as("nobody promised it").isEqualTo("0 of 0 dated of 1 solved");
    }

    @Test
    void returnedToItsTeamItDoesNotComeAgain() {
        long number = desk.ask(ANA, IT);
        desk.steps.accept(desk.act(BO), number, null);
        on("2026-11-10T10:00:00Z");
        desk.steps.handOff(desk.act(BO), number, DigestDesk.to(IT), "I am ill");
        desk.steps.accept(desk.act(CHI), number, null);

        assertThat(numbers(IT, THIS).asked()).isEqualTo(1);
        assertThat(numbers(IT, NEXT).asked()).isZero();
        assertThat(numbers(IT, NEXT).answered()).isZero();
    }

    @Test
    void theFirstAnswerIsCountedInTheWorkingTimeOfTheTeamAndTheMiddleOneTold() {
        on("2026-11-06T16:00:00Z");
        long friday = desk.ask(ANA, IT);
        long quick = desk.ask(ANA, IT);
        long slow = desk.ask(ANA, IT);
        on("2026-11-06T16:30:00Z");
        desk.steps.decline(desk.act(BO), quick, "we have none", null);
        on("2026-11-09T10:00:00Z");
        desk.steps.question(desk.act(BO), friday, "which screen?");
        on("2026-11-09T12:00:00Z");
        desk.steps.accept(desk.act(BO), slow, null);

        assertThat(numbers(IT, THIS).answerTime()).isEqualTo(Duration.ofMinutes(30));
        assertThat(numbers(IT, NEXT).answered()).isEqualTo(2);
        assertThat(numbers(IT, NEXT).answerTime()).isEqualTo(Duration.ofHours(3));
    }

    @Test
    void aPublicHolidayOfTheTeamIsNoWorkingTime() {
        desk.portugueseHolidays(BO, IT, BO, CHI);
        // Monday; the holiday is on Tuesday.
        on("2026-11-30T16:00:00Z");
        long number = desk.ask(ANA, IT);
        on("2026-12-02T10:00:00Z");
        desk.steps.accept(desk.act(BO), number, null);

        assertThat(numbers(IT, new Week(LocalDate.of(2026, 11, 30))).answerTime())
                .isEqualTo(Duration.ofHours(2));
    }

    @Test
    void weeksBeginAndEndOnTheClocksOfTheTeam() {
        on("2026-11-08T18:30:00Z");
        desk.ask(ANA, NET);
        desk.ask(ANA, IT);

        assertThat(numbers(NET, THIS).asked()).as("in Kathmandu it is Monday").isZero();
        assertThat(numbers(NET, NEXT).asked()).isEqualTo(1);
        assertThat(numbers(IT, THIS).asked()).isEqualTo(1);
    }

    private long dated(Date date) {
        long number = desk.ask(ANA, DigestDesk.to(IT), date, false, null);
        desk.steps.accept(desk.act(BO), number, null);
        return number;
    }

    private long pending(long number) {
        Pending pending = desk.asks.view(ACME, ANA, number).ask().pending();
        return Objects.requireNonNull(pending).step();
    }

    private String onTime(ChannelId team, Week week) {
        WeekNumbers numbers = numbers(team, week);
        return numbers.onTime() + " of " + numbers.dated() + " dated of " + numbers.solved() + " solved";
    }

    /** As seen long after. */
    private WeekNumbers numbers(ChannelId team, Week week) {
        Instant before = desk.now;
        desk.now = Instant.parse("2026-11-30T09:00:00Z");
        CollectedWeek found =
                desk.store.read(tx -> new WeekCollector(desk.people, desk.teams).of(tx, ACME, desk.team(team), week));
        desk.now = before;
        return found.weeks().get(WeekCollector.WEEKS - 1).numbers();
    }

    private void on(String moment) {
        desk.now = Instant.parse(moment);
    }
}
