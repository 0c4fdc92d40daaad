package obliged.ask;

import static obliged.ask.AskDesk.ACME;
import static obliged.ask.AskDesk.ANA;
import static obliged.ask.AskDesk.BO;
import static obliged.ask.AskDesk.LISBON;
import static obliged.ask.AskDesk.THURSDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import obliged.ask.value.Date;
import obliged.ask.value.Wish;
import obliged.person.Person;
import obliged.shared.WorkingHours;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A question stops the clock; what it waited in working time, the date moves. Monday is 23 November. */
class QuestionClockTest {
    private static final Date FRIDAY = Date.on(LocalDate.of(2026, 11, 27), LISBON);
    private static final Date FAR = Date.on(LocalDate.of(2026, 12, 24), LISBON);

    @TempDir
    Path directory;

    private AskDesk desk;
    private AskSteps steps;

    @BeforeEach
    void open() {
        desk = new AskDesk(directory);
        steps = desk.steps;
        desk.now = lisbon("2026-11-23T10:00");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static Instant lisbon(String local) {
        return LocalDateTime.parse(local).atZone(LISBON).toInstant();
    }

    /** Bo has it, due by {@code date}. */
    private void promised(@Nullable Date date) {
        desk.anaAsksBo(date);
        steps.accept(desk.act(BO), 1, null);
    }

    private void asksAt(String local) {
        desk.now = lisbon(local);
        steps.question(desk.act(BO), 1, "which screen?");
    }

    private Ask answeredAt(String local) {
        desk.now = lisbon(local);
        return steps.answer(desk.act(ANA), 1, pending(), "the left one");
    }

    private long pending() {
        return Objects.requireNonNull(view().ask().pending()).step();
    }

    private AskView view() {
        return desk.asks.view(ACME, ANA, 1);
    }

    /** Asked, answered, and the day or moment that was due Thursday 26, or that day at 15:00. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-23T11:00, 2026-11-23T16:00, 2026-11-26, 2026-11-27T12:00",
        "2026-11-23T11:00, 2026-11-24T09:00, 2026-11-27, 2026-11-27T13:00",
        "2026-11-23T18:00, 2026-11-24T08:00, 2026-11-27, 2026-11-26T15:00",
        "2026-11-23T18:00, 2026-11-23T23:59, 2026-11-26, 2026-11-26T15:00",
        "2026-11-24T09:00, 2026-11-30T09:00, 2026-12-02, 2026-12-02T15:00",
        "2026-11-25T16:00, 2026-11-25T16:59, 2026-11-26, 2026-11-26T15:00",
        "2026-11-25T16:00, 2026-11-25T17:00, 2026-11-26, 2026-11-26T16:00",
        "2026-11-26T14:59, 2026-12-07T09:01, 2026-12-07, 2026-12-07T09:02"
    })
    void aDayMovesByTheMidnightsOfWorkingDaysAndAnInstantByTheWorkingHoursWaited(
            String asked, String answered, LocalDate day, LocalDateTime time) {
        WorkingHours hours = AskDesk.person(BO, Person.Kind.MEMBER, false).hours();
        Date instant = Date.at(THURSDAY.day(), LocalTime.of(15, 0), LISBON);

        assertThat(THURSDAY.movedBy(lisbon(asked), lisbon(answered), hours)).isEqualTo(Date.on(day, LISBON));
        assertThat(instant.movedBy(lisbon(asked), lisbon(answered), hours))
                .isEqualTo(Date.at(time.toLocalDate(), time.toLocalTime(), LISBON));
    }

    @Test
    void whatWaitedForLessThanAnHourMovesNoTime() {
        promised(Date.at(LocalDate.of(2026, 11, 23), LocalTime.of(15, 0), LISBON));
        asksAt("2026-11-23T14:59:50");

        assertThat(answeredAt("2026-11-23T15:00:05").due())
                .isEqualTo(Date.at(LocalDate.of(2026, 11, 23), LocalTime.of(15, 0), LISBON));
        assertThat(view().overdue()).isTrue();
    }

    @Test
    void theAnswerMovesTheDateAndTheHistoryTellsIt() {
        promised(THURSDAY);
        asksAt("2026-11-23T11:00");

        Ask answered = answeredAt("2026-11-24T11:00");

        assertThat(answered.due()).isEqualTo(FRIDAY);
        assertThat(view().history()).last().extracting(HistoryEntry::date).isEqualTo(FRIDAY);
    }

    @Test
    void anAnswerWithinTheDayMovesNoDayAndTellsNone() {
        promised(THURSDAY);
        asksAt("2026-11-23T11:00");

        assertThat(answeredAt("2026-11-23T16:00").due()).isEqualTo(THURSDAY);
        assertThat(view().history()).last().extracting(HistoryEntry::date).isNull();
    }

    @Test
    void itIsTheAssigneesTimeThatCounts() {
        desk.people.save(ACME, List.of(new Person(BO, "bo", ZoneId.of("Asia/Tokyo"), Person.Kind.MEMBER, false)));
        promised(THURSDAY);
        asksAt("2026-11-23T13:00");

        // It is midnight in Tokyo at 15:00.
        assertThat(answeredAt("2026-11-23T15:30").due()).isEqualTo(FRIDAY);
    }

    @Test
    void aQuestionAskedInTimeKeepsItFromBecomingOverdue() {
        promised(THURSDAY);
        asksAt("2026-11-26T23:59");
        desk.now = lisbon("2026-12-03T09:00");
        assertThat(view().overdue()).isFalse();
        assertThat(view().steps()).doesNotContain(Step.NUDGE);

        // Five midnights of working days have passed, Thursday's the first.
        assertThat(answeredAt("2026-12-03T09:00").due()).isEqualTo(Date.on(LocalDate.of(2026, 12, 3), LISBON));
        assertThat(view().overdue()).isFalse();
    }

    @Test
    void whatWasOverdueStaysSoAndItsDateWhereItIs() {
        promised(THURSDAY);
        asksAt("2026-11-27T00:00");
        assertThat(view().overdue()).isTrue();

        assertThat(answeredAt("2026-12-03T09:00").due()).isEqualTo(THURSDAY);
        assertThat(view().overdue()).isTrue();
    }

    @Test
    void aQuestionThatASuggestionReplacesMovesTheDateAsItsAnswerWould() {
        promised(THURSDAY);
        asksAt("2026-11-23T11:00");
        desk.now = lisbon("2026-11-24T11:00");

        Ask suggested = steps.suggest(desk.act(ANA), 1, FAR, null);

        assertThat(suggested.due()).isEqualTo(FRIDAY);
        assertThat(steps.keep(desk.act(BO), 1, pending()).due()).isEqualTo(FRIDAY);
    }

    @Test
    void aQuestionThatAnotherQuestionReplacesMovesTheDateTooAndTheClockStopsAnew() {
        promised(THURSDAY);
        asksAt("2026-11-23T11:00");
        asksAt("2026-11-24T11:00");
        assertThat(view().ask().due()).isEqualTo(FRIDAY);

        assertThat(answeredAt("2026-11-25T11:00").due()).isEqualTo(Date.on(LocalDate.of(2026, 11, 30), LISBON));
    }

    @Test
    void aQuestionThatAnEditReplacesMovesTheDateToo() {
        promised(THURSDAY);
        asksAt("2026-11-23T11:00");
        desk.now = lisbon("2026-11-24T11:00");

        Ask edited = steps.edit(desk.act(ANA), 1, new Wish("two screens", null, FAR));

        assertThat(edited.due()).isEqualTo(FRIDAY);
        assertThat(edited.pending()).isInstanceOf(Pending.Proposal.class);
    }

    @Test
    void newWordsAloneLeaveTheQuestionWaiting() {
        promised(THURSDAY);
        asksAt("2026-11-23T11:00");

        assertThat(steps.edit(desk.act(ANA), 1, new Wish("two screens", null, THURSDAY))
                        .pending())
                .isInstanceOf(Pending.Question.class);
    }

    @Test
    void acceptedWhileAQuestionWaitsItWaitsFromThenOn() {
        desk.anaAsksBo(THURSDAY);
        asksAt("2026-11-23T11:00");
        desk.now = lisbon("2026-11-25T11:00");
        Ask accepted = steps.accept(desk.act(BO), 1, null);
        assertThat(accepted.due()).isEqualTo(THURSDAY);
        assertThat(accepted.pending()).isInstanceOf(Pending.Question.class);

        assertThat(answeredAt("2026-11-26T11:00").due()).isEqualTo(FRIDAY);
    }

    @Test
    void takenOnForALaterDateTheQuestionIsReplacedAndNothingIsDue() {
        desk.anaAsksBo(THURSDAY);
        asksAt("2026-11-23T11:00");
        desk.now = lisbon("2026-11-25T11:00");

        Ask accepted = steps.accept(desk.act(BO), 1, FAR);

        assertThat(accepted.due()).isNull();
        assertThat(accepted.pending()).isInstanceOf(Pending.Proposal.class);
    }

    @Test
    void withoutADateThereIsNothingToMove() {
        promised(null);
        asksAt("2026-11-23T11:00");

        assertThat(answeredAt("2026-11-25T11:00").due()).isNull();
    }

    @Test
    void whatIsDoneWhileAQuestionWaitsLeavesItAndTheDate() {
        promised(THURSDAY);
        asksAt("2026-11-23T11:00");
        desk.now = lisbon("2026-11-25T11:00");

        Ask done = steps.done(desk.act(BO), 1, null);

        assertThat(done.pending()).isNull();
        assertThat(done.due()).isEqualTo(THURSDAY);
    }
}
