package obliged.reminder;

import static obliged.reminder.ReminderDesk.ACME;
import static obliged.reminder.ReminderDesk.ANA;
import static obliged.reminder.ReminderDesk.BO;
import static obliged.reminder.ReminderDesk.LISBON;
import static obliged.reminder.ReminderDesk.MONDAY;
import static obliged.reminder.ReminderDesk.TUESDAY;
import static obliged.reminder.ReminderDesk.WEDNESDAY;
import static obliged.reminder.ReminderDesk.at;
import static obliged.reminder.ReminderDesk.on;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import obliged.ask.NewAsk;
import obliged.ask.Step;
import obliged.ask.value.State;
import obliged.person.Habits;
import obliged.person.Person;
import obliged.shared.PersonId;
import obliged.shared.PublicHolidays;
import obliged.store.Tables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people are reminded of that others should do, and how reminders stay quiet about what does not change. */
class YouWaitTest {
    private static final LocalDate THURSDAY = MONDAY.plusDays(3);
    private static final LocalDate FRIDAY = MONDAY.plusDays(4);
    private static final LocalDate NEXT_MONDAY = MONDAY.plusWeeks(1);

    @TempDir
    Path directory;

    private ReminderDesk desk;

    @BeforeEach
    void open() {
        desk = new ReminderDesk(directory);
        desk.habits(BO, new Habits(Habits.USUAL.days(), Habits.USUAL.remindedAt(), false, null));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private long wished(LocalDate day) {
        return desk.asks
                .log(NewAsk.of(
                        desk.act(ANA), new NewAsk.ToPerson(ReminderDesk.person(BO, LISBON)), "a screen", on(day)))
                .id()
                .number();
    }

    private List<String> anaAt(LocalDate day) {
        List<String> owed = desk.tick(at(day, 9, 0));
        return owed.contains("reminder to ana") ? desk.lines(ANA) : List.of();
    }

    @Test
    void anAskIsUnansweredAfterTwoWorkingDaysOfThePersonAsked() {
        long asked = desk.asked(ANA, BO);
        assertThat(anaAt(TUESDAY)).isEmpty();
        // Two days, nine to five, are over on Tuesday evening.
        assertThat(anaAt(WEDNESDAY)).containsExactly("YOU_WAIT #" + asked);
        assertThat(desk.newest(ANA).lines()).allMatch(ReminderLine::isToSay);
        desk.steps.accept(desk.act(BO), asked, on(FRIDAY.plusDays(3)));
        assertThat(desk.newest(ANA).lines()).noneMatch(ReminderLine::isToSay);
        assertThat(anaAt(THURSDAY)).isEmpty();
    }

    @Test
    void theDaysOffOfThePersonAskedDoNotCount() {
        desk.habits(BO, new Habits(Set.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY), LocalTime.of(9, 0), false, null));
        long asked = desk.asked(ANA, BO);
        assertThat(anaAt(WEDNESDAY)).isEmpty();
        assertThat(anaAt(THURSDAY)).isEmpty();
        assertThat(anaAt(FRIDAY)).containsExactly("YOU_WAIT #" + asked);
    }

    @Test
    void anAskWhoseWishedDayHasPassedIsInItTheNextMorning() {
        long asked = wished(MONDAY);
        assertThat(anaAt(MONDAY)).isEmpty();
        assertThat(anaAt(TUESDAY)).containsExactly("YOU_WAIT #" + asked);
        assertThat(desk.asks.view(ACME, ANA, asked).isWishPast()).isTrue();
        assertThat(desk.asks.view(ACME, ANA, asked).steps()).contains(Step.NUDGE);
    }

    @Test
    void anotherPersonCanBeAskedWhichWithdrawsTheFirstAsk() {
        long asked = wished(MONDAY);
        assertThat(anaAt(TUESDAY)).containsExactly("YOU_WAIT #" + asked);
        desk.asks.askThere(desk.act(ANA), asked, new NewAsk.ToPerson(ReminderDesk.person(ReminderDesk.CHI, LISBON)));
        assertThat(desk.ask(ANA, asked).state()).isEqualTo(State.WITHDRAWN);
        assertThat(anaAt(WEDNESDAY)).isEmpty();
    }

    @Test
    void aQuestionIsInTheReminderOfWhoAskedItAfterFiveWorkingDays() {
        desk.habits(BO, Habits.USUAL);
        long asked = desk.asked(ANA, BO);
        desk.steps.question(desk.act(BO), asked, "which one?");
        assertThat(desk.tick(at(FRIDAY, 9, 0))).containsExactly("reminder to ana");
        assertThat(desk.tick(at(NEXT_MONDAY, 9, 0))).containsExactly("reminder to ana", "reminder to bo");
        assertThat(desk.lines(ANA)).containsExactly("YOUR_WORD #" + asked);
        assertThat(desk.lines(BO)).containsExactly("YOU_WAIT #" + asked);
        assertThat(desk.asks.view(ACME, BO, asked).steps()).contains(Step.NUDGE);
    }

    @Test
    void aProposalIsInBothRemindersAfterFiveWorkingDays() {
        long asked = desk.promised(BO, ANA, MONDAY.plusWeeks(6));
        desk.steps.suggest(desk.act(ANA), asked, on(MONDAY.plusWeeks(5)), null);
        assertThat(anaAt(FRIDAY)).isEmpty();
        assertThat(anaAt(NEXT_MONDAY)).containsExactly("YOU_WAIT #" + asked);
    }

    @Test
    void whatDoesNotChangeComesTwiceThenOnceAWeekUntilItChanges() {
        long asked = desk.asked(ANA, BO);
        assertThat(anaAt(WEDNESDAY)).isNotEmpty();
        assertThat(anaAt(THURSDAY)).isNotEmpty();
        assertThat(anaAt(FRIDAY)).isEmpty();
        assertThat(anaAt(NEXT_MONDAY.plusDays(2))).isEmpty();
        assertThat(anaAt(NEXT_MONDAY.plusDays(3))).isNotEmpty();
        assertThat(anaAt(NEXT_MONDAY.plusDays(4))).isEmpty();
        desk.now = at(NEXT_MONDAY.plusDays(4), 12, 0);
        desk.steps.nudge(desk.act(ANA), asked);
        assertThat(anaAt(NEXT_MONDAY.plusDays(7))).isNotEmpty();
        assertThat(anaAt(NEXT_MONDAY.plusDays(8))).isNotEmpty();
        assertThat(anaAt(NEXT_MONDAY.plusDays(9))).isEmpty();
    }

    @Test
    void whatIsOverdueComesEveryDay() {
        desk.promised(BO, ANA, MONDAY);
        for (LocalDate day : List.of(TUESDAY, WEDNESDAY, THURSDAY, FRIDAY)) {
            assertThat(anaAt(day)).as("%s", day).isNotEmpty();
        }
    }

    @Test
    void whetherItIsSolvedIsAskedTwiceAndWhatTimeConfirmedIsToldInTheNextReminder() {
        long done = desk.promised(BO, ANA, FRIDAY);
        desk.steps.done(desk.act(BO), done, null);
        assertThat(anaAt(MONDAY)).containsExactly("YOUR_WORD #" + done);
        assertThat(anaAt(TUESDAY)).containsExactly("YOUR_WORD #" + done);
        assertThat(anaAt(WEDNESDAY)).isEmpty();
        desk.now = at(NEXT_MONDAY.plusDays(1), 0, 30);
        desk.steps.autoConfirm(ACME);
        assertThat(desk.ask(ANA, done).state()).isEqualTo(State.CONFIRMED);
        // It is no reason for a reminder of its own.
        assertThat(anaAt(NEXT_MONDAY.plusDays(1))).isEmpty();
        long late = wished(NEXT_MONDAY.plusDays(1));
        assertThat(anaAt(NEXT_MONDAY.plusDays(2))).containsExactly("YOU_WAIT #" + late, "SOLVED #" + done);
        assertThat(anaAt(NEXT_MONDAY.plusDays(3))).containsExactly("YOU_WAIT #" + late);
        assertThat(Tables.rows(desk.file, "SELECT person_id FROM reminder_news"))
                .containsExactly(List.of("bo"));
    }

    @Test
    void publicHolidaysAreDaysOffOfThePersonAskedAndOfTheReader() {
        // Tuesday 1 December is a holiday in Portugal, and so is the Tuesday after it.
        PublicHolidays portugal = new PublicHolidays("PT");
        Habits withHolidays = new Habits(Habits.USUAL.days(), Habits.USUAL.remindedAt(), true, null, portugal);
        desk.habits(ANA, withHolidays);
        desk.now = at(NEXT_MONDAY, 8, 0);
        long early = desk.asked(ANA, BO);
        long due = desk.promised(ANA, BO, NEXT_MONDAY.plusDays(2));
        assertThat(anaAt(NEXT_MONDAY)).containsExactly("DUE_NEXT #" + due);
        assertThat(anaAt(NEXT_MONDAY.plusDays(1))).isEmpty();
        assertThat(anaAt(NEXT_MONDAY.plusDays(2))).contains("YOU_WAIT #" + early);

        desk.habits(BO, new Habits(Habits.USUAL.days(), Habits.USUAL.remindedAt(), false, null, portugal));
        desk.now = at(NEXT_MONDAY.plusWeeks(1), 8, 0);
        long late = desk.asked(ANA, BO);
        assertThat(anaAt(NEXT_MONDAY.plusWeeks(1).plusDays(2))).doesNotContain("YOU_WAIT #" + late);
        assertThat(anaAt(NEXT_MONDAY.plusWeeks(1).plusDays(3))).contains("YOU_WAIT #" + late);
    }

    @Test
    void silenceOnHolidaysAndWhileAwayConfirmsNothing() {
        desk.habits(
                ANA, new Habits(Habits.USUAL.days(), Habits.USUAL.remindedAt(), true, null, new PublicHolidays("PT")));
        long done = desk.promised(BO, ANA, FRIDAY);
        desk.now = at(FRIDAY, 12, 0);
        desk.steps.done(desk.act(BO), done, null);
        // Monday, Wednesday, Thursday, Friday, and Monday; both Tuesdays are holidays.
        assertThat(stateAt(done, NEXT_MONDAY.plusDays(7))).isEqualTo(State.DONE);
        assertThat(stateAt(done, NEXT_MONDAY.plusDays(8))).isEqualTo(State.CONFIRMED);
    }

    @Test
    void theDaysOfSomeoneWhoIsAwayDoNotCountEvenOnceTheyAreBack() {
        long done = desk.promised(BO, ANA, FRIDAY);
        desk.steps.done(desk.act(BO), done, null);
        desk.habits(ANA, new Habits(Habits.USUAL.days(), Habits.USUAL.remindedAt(), true, NEXT_MONDAY.plusWeeks(1)));
        assertThat(stateAt(done, NEXT_MONDAY.plusDays(5))).isEqualTo(State.DONE);
        assertThat(stateAt(done, NEXT_MONDAY.plusDays(11))).isEqualTo(State.DONE);
        assertThat(stateAt(done, NEXT_MONDAY.plusDays(12))).isEqualTo(State.CONFIRMED);
    }

    @Test
    void aStatusHoldsRemindersBackAndConfirmsNothingUntilADayAfterItGoes() {
        long done = desk.promised(BO, ANA, FRIDAY);
        desk.steps.done(desk.act(BO), done, null);
        away(ANA, Person.UNTIL_IT_GOES);
        assertThat(anaAt(TUESDAY)).isEmpty();
        assertThat(stateAt(done, NEXT_MONDAY.plusDays(5))).isEqualTo(State.DONE);
        desk.now = at(NEXT_MONDAY.plusDays(7), 10, 0);
        away(ANA, null);
        // They are back within the hours in which a reminder is not too late.
        assertThat(desk.tick()).contains("reminder to ana");
        assertThat(stateAt(done, NEXT_MONDAY.plusDays(11))).isEqualTo(State.DONE);
        assertThat(stateAt(done, NEXT_MONDAY.plusDays(12))).isEqualTo(State.CONFIRMED);
    }

    @Test
    void aTeamAllOfWhoseHelpersAreAwayIsToldInTheThread() {
        desk.habits(BO, Habits.USUAL);
        desk.helpers(BO, ReminderDesk.CHI);
        desk.now = at(MONDAY, 10, 0);
        long asked = desk.askedIt(ANA);
        away(BO, at(FRIDAY, 23, 59));
        assertThat(desk.tick(at(WEDNESDAY, 9, 0))).containsExactly("reminder to ana", "reminder to chi");
        away(ReminderDesk.CHI, at(FRIDAY, 23, 59));
        assertThat(desk.tick(at(THURSDAY, 10, 0)))
                .contains("unanswered to CIT #" + asked)
                .doesNotContain("reminder to chi");
    }

    private void away(PersonId who, @Nullable Instant until) {
        desk.people.save(ACME, List.of(ReminderDesk.person(who, LISBON).away(until)));
    }

    private State stateAt(long number, LocalDate day) {
        desk.now = at(day, 0, 30);
        desk.steps.autoConfirm(ACME);
        return desk.ask(ANA, number).state();
    }

    @Test
    void aReminderFollowsItsAsksUntilItsDayIsOver() {
        long asked = desk.asked(ANA, BO);
        anaAt(WEDNESDAY);
        assertThat(desk.tick()).isEmpty();
        desk.steps.accept(desk.act(BO), asked, on(FRIDAY));
        assertThat(desk.tick()).hasSize(1).allMatch(line -> line.startsWith("reminder.refresh to ana"));
        desk.steps.nudge(desk.act(ANA), asked);
        assertThat(desk.tick()).hasSize(1);
        assertThat(desk.tick()).isEmpty();
        desk.tick(at(THURSDAY, 0, 0));
        desk.steps.done(desk.act(BO), asked, null);
        assertThat(desk.tick()).isEmpty();
    }
}
