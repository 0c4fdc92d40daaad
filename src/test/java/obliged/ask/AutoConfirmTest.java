package obliged.ask;

import static obliged.ask.AskDesk.ACME;
import static obliged.ask.AskDesk.ANA;
import static obliged.ask.AskDesk.BO;
import static obliged.ask.AskDesk.LISBON;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import obliged.ask.value.State;
import obliged.person.Habits;
import obliged.person.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Five working days without a word: what was done is solved. Monday is 23 November. */
class AutoConfirmTest {
    @TempDir
    Path directory;

    private AskDesk desk;
    private Ask ask;

    @BeforeEach
    void open() {
        desk = new AskDesk(directory);
        ask = desk.anaAsksBo(null);
        desk.steps.accept(desk.act(BO), 1, null);
        desk.now = lisbon("2026-11-23T15:00");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static Instant lisbon(String local) {
        return LocalDateTime.parse(local).atZone(LISBON).toInstant();
    }

    private State stateAt(String local) {
        desk.now = lisbon(local);
        desk.steps.autoConfirm(ACME);
        return desk.view(ANA, ask).ask().state();
    }

    @Test
    void itIsSolvedOnceFiveWholeWorkingDaysOfTheRequestersHavePassed() {
        desk.steps.done(desk.act(BO), 1, null);

        assertThat(stateAt("2026-11-30T23:59")).isEqualTo(State.DONE);
        assertThat(stateAt("2026-12-01T00:00")).isEqualTo(State.CONFIRMED);

        assertThat(desk.view(ANA, ask).history()).last().satisfies(line -> {
            assertThat(line.step()).isEqualTo(Step.CONFIRM);
            assertThat(line.by()).isNull();
        });
    }

    @Test
    void theDayOnWhichItWasSaidToBeDoneIsNoneOfThemHoweverLittleOfItIsLeft() {
        for (String said : List.of("2026-11-27T00:00", "2026-11-27T23:59")) {
            Ask done = desk.anaAsksBo(null);
            desk.now = lisbon(said);
            desk.steps.accept(desk.act(BO), done.id().number(), null);
            ask = desk.steps.done(desk.act(BO), done.id().number(), null);

            assertThat(stateAt("2026-12-04T23:59")).as(said).isEqualTo(State.DONE);
            assertThat(stateAt("2026-12-05T00:00")).as(said).isEqualTo(State.CONFIRMED);
        }
    }

    @Test
    void aWeekendIsNoWorkingDays() {
        for (String said : List.of("2026-11-28T09:00", "2026-11-29T23:59")) {
            Ask done = desk.anaAsksBo(null);
            desk.now = lisbon(said);
            desk.steps.accept(desk.act(BO), done.id().number(), null);
            ask = desk.steps.done(desk.act(BO), done.id().number(), null);

            assertThat(stateAt("2026-12-04T23:59")).as(said).isEqualTo(State.DONE);
            assertThat(stateAt("2026-12-05T00:00")).as(said).isEqualTo(State.CONFIRMED);
        }
    }

    @Test
    void fiveDaysAreNoLessWhereTheClocksAreSetForwardAmongThem() {
        desk.people.habits(
                ACME,
                AskDesk.described(ANA),
                new Habits(EnumSet.allOf(DayOfWeek.class), LocalTime.of(9, 0), true, null));
        // The clocks go forward on Sunday 28 March: no five days without a word are shorter than these.
        desk.now = lisbon("2027-03-25T23:59");
        desk.steps.done(desk.act(BO), 1, null);

        assertThat(stateAt("2027-03-30T23:59")).isEqualTo(State.DONE);
        assertThat(stateAt("2027-03-31T00:00")).isEqualTo(State.CONFIRMED);
    }

    @Test
    void theRequestersOwnDaysOffAreNoWorkingDays() {
        desk.people.habits(
                ACME,
                AskDesk.described(ANA),
                new Habits(EnumSet.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY), LocalTime.of(9, 0), true, null));
        desk.steps.done(desk.act(BO), 1, null);

        // Two Tuesdays and two Thursdays have passed before the third Tuesday.
        assertThat(stateAt("2026-12-08T23:59")).isEqualTo(State.DONE);
        assertThat(stateAt("2026-12-09T00:00")).isEqualTo(State.CONFIRMED);
    }

    @Test
    void itIsTheRequestersClockThatCounts() {
        desk.people.save(ACME, List.of(new Person(ANA, "ana", ZoneId.of("Asia/Tokyo"), Person.Kind.MEMBER, false)));
        desk.steps.done(desk.act(BO), 1, null);

        // In Tokyo it was Tuesday already.
        assertThat(stateAt("2026-12-01T14:59")).isEqualTo(State.DONE);
        assertThat(stateAt("2026-12-01T15:00")).isEqualTo(State.CONFIRMED);
    }

    @Test
    void cardsSayItAndItHappensOnce() {
        desk.steps.done(desk.act(BO), 1, null);
        desk.owed();
        stateAt("2026-12-01T09:00");
        long version = desk.version();

        desk.steps.autoConfirm(ACME);

        assertThat(desk.version()).isEqualTo(version);
        assertThat(desk.owed())
                .containsExactly(
                        "ask.refresh to ana for CONFIRM",
                        "ask.refresh to bo for CONFIRM",
                        "ask.settled to ana for DONE");
    }

    @Test
    void theDaysAreCountedFromTheLastDone() {
        desk.steps.done(desk.act(BO), 1, null);
        desk.now = lisbon("2026-11-27T15:00");
        desk.steps.reopen(desk.act(ANA), 1, "it flickers");
        assertThat(stateAt("2026-11-30T09:00")).isEqualTo(State.ACCEPTED);
        desk.steps.done(desk.act(BO), 1, null);

        assertThat(stateAt("2026-12-07T23:59")).isEqualTo(State.DONE);
        assertThat(stateAt("2026-12-08T00:00")).isEqualTo(State.CONFIRMED);
    }

    @Test
    void solvedInSilenceItCanBeRatedAndReopenedWithinFourteenDays() {
        desk.steps.done(desk.act(BO), 1, null);
        assertThat(stateAt("2026-12-01T09:00")).isEqualTo(State.CONFIRMED);
        desk.steps.rate(desk.act(ANA), 1, 4, null);

        desk.now = lisbon("2026-12-07T15:00");
        assertThat(desk.view(ANA, ask).steps()).containsExactly(Step.REOPEN, Step.COMMENT);
        desk.now = desk.now.plusMillis(1);
        assertThat(desk.view(ANA, ask).steps()).containsExactly(Step.COMMENT);
        desk.now = lisbon("2026-12-15T09:00");
        assertThat(desk.view(ANA, ask).steps()).containsExactly(Step.COMMENT);
        desk.now = desk.now.plusMillis(1);
        assertThat(desk.view(ANA, ask).steps()).isEmpty();
    }
}
