package obliged.reminder;

import static obliged.reminder.ReminderDesk.ACME;
import static obliged.reminder.ReminderDesk.ANA;
import static obliged.reminder.ReminderDesk.BO;
import static obliged.reminder.ReminderDesk.CHI;
import static obliged.reminder.ReminderDesk.LISBON;
import static obliged.reminder.ReminderDesk.MONDAY;
import static obliged.reminder.ReminderDesk.TUESDAY;
import static obliged.reminder.ReminderDesk.WEDNESDAY;
import static obliged.reminder.ReminderDesk.at;
import static obliged.reminder.ReminderDesk.remindedAt;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import obliged.ask.NewAsk;
import obliged.person.Habits;
import obliged.person.Person;
import obliged.shared.PersonId;
import obliged.store.Tables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a reminder comes, and that it comes once. */
class RemindersTest {
    private static final String TO_BO = "reminder to bo";
    private static final Instant NINE = at(MONDAY, 9, 0);

    @TempDir
    Path directory;

    private ReminderDesk desk;

    @BeforeEach
    void open() {
        desk = new ReminderDesk(directory);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    /** Bo owes Ana something each day of this week; Ana waits for nothing yet. */
    private void boOwes() {
        desk.promised(BO, ANA, MONDAY);
        quiet();
    }

    /** Ana does not want to hear of what becomes late. */
    private void quiet() {
        desk.habits(ANA, new Habits(Habits.USUAL.days(), Habits.USUAL.remindedAt(), false, null));
    }

    @Test
    void aReminderComesAtTheirHourAndOnce() {
        boOwes();
        assertThat(desk.tick(at(MONDAY, 8, 59))).isEmpty();
        assertThat(desk.tick(NINE)).containsExactly(TO_BO);
        assertThat(desk.tick(NINE)).isEmpty();
        assertThat(desk.tick(at(MONDAY, 9, 1))).isEmpty();
        desk.restart();
        assertThat(desk.tick(at(MONDAY, 17, 0))).isEmpty();
        assertThat(desk.tick(at(TUESDAY, 8, 59))).isEmpty();
        assertThat(desk.tick(at(TUESDAY, 9, 0))).containsExactly(TO_BO);
        assertThat(desk.lines(BO)).containsExactly("OVERDUE #1");
    }

    @Test
    void nothingToSayIsNoReminder() {
        desk.promised(BO, ANA, MONDAY.plusDays(10));
        assertThat(desk.tick(NINE)).isEmpty();
        // What comes later that day waits for the next morning.
        desk.asked(ANA, BO);
        assertThat(desk.tick(at(MONDAY, 10, 0))).isEmpty();
        assertThat(desk.tick(at(TUESDAY, 9, 0))).containsExactly(TO_BO);
    }

    @Test
    void downAtTheHourItComesWhenItIsBackWithinNineHoursAndTheSameDay() {
        boOwes();
        assertThat(desk.tick(at(MONDAY, 18, 0))).containsExactly(TO_BO);
        assertThat(desk.tick(at(TUESDAY, 18, 1))).isEmpty();
        assertThat(desk.tick(at(WEDNESDAY, 9, 0))).containsExactly(TO_BO);
        desk.habits(BO, remindedAt(20, 0));
        assertThat(desk.tick(at(WEDNESDAY.plusDays(2), 0, 30))).isEmpty();
        assertThat(desk.tick(at(WEDNESDAY.plusDays(2), 20, 0))).containsExactly(TO_BO);
    }

    @Test
    void twoTicksAtOnceWriteOne() throws Exception {
        boOwes();
        desk.now = NINE;
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> ticks = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            ticks.add(threads.submit(() -> desk.reminders.remind(ACME)));
        }
        for (Future<?> tick : ticks) {
            tick.get();
        }
        threads.shutdown();
        assertThat(Tables.rows(desk.file, "SELECT place FROM notice WHERE kind = 'reminder'"))
                .containsExactly(List.of("bo"));
    }

    @Test
    void whoMovesAtOneMinuteToNineGetsExactlyOneThatDay() {
        quiet();
        List<String> zones = List.of("America/New_York", "Asia/Kolkata", "Europe/Berlin", "Asia/Kathmandu");
        List<PersonId> movers = zones.stream().map(PersonId::new).toList();
        for (PersonId mover : movers) {
            desk.move(mover, LISBON);
            desk.promised(mover, ANA, MONDAY);
        }
        desk.tick(at(MONDAY, 8, 59));
        for (PersonId mover : movers) {
            desk.move(mover, ZoneId.of(mover.value()));
        }
        for (Instant now = at(MONDAY, 8, 59); now.isBefore(at(TUESDAY, 3, 0)); now = now.plus(Duration.ofMinutes(15))) {
            desk.now = now;
            desk.reminders.remind(ACME);
        }
        assertThat(Tables.rows(desk.file, "SELECT person_id, day FROM reminder ORDER BY person_id"))
                .isEqualTo(zones.stream()
                        .sorted()
                        .map(zone -> List.of(zone, MONDAY.toString()))
                        .toList());
    }

    @Test
    void whoMovesAfterItGetsNoOtherThatDay() {
        boOwes();
        assertThat(desk.tick(NINE)).containsExactly(TO_BO);
        desk.move(BO, ZoneId.of("America/New_York"));
        assertThat(desk.tick(at(MONDAY, 14, 0))).isEmpty();
        assertThat(desk.tick(at(TUESDAY, 13, 59))).isEmpty();
        assertThat(desk.tick(at(TUESDAY, 14, 0))).containsExactly(TO_BO);
    }

    @Test
    void overTheDateLineADayThatComesAgainHasNoSecondReminder() {
        boOwes();
        ZoneId auckland = ZoneId.of("Pacific/Auckland");
        ZoneId honolulu = ZoneId.of("Pacific/Honolulu");
        desk.move(BO, auckland);
        Instant there = TUESDAY.atTime(9, 0).atZone(auckland).toInstant();
        assertThat(desk.tick(there)).containsExactly(TO_BO);
        // It is Monday, 10:00, where they land.
        desk.move(BO, honolulu);
        assertThat(desk.tick(there.plusSeconds(60))).isEmpty();
        assertThat(desk.tick(TUESDAY.atTime(9, 0).atZone(honolulu).toInstant())).isEmpty();
        assertThat(desk.tick(WEDNESDAY.atTime(9, 0).atZone(honolulu).toInstant()))
                .containsExactly(TO_BO);
    }

    @Test
    void aProfileThatIsReadAgainUnchangedMovesNobodysTurn() {
        boOwes();
        desk.tick(at(MONDAY, 8, 0));
        List<List<String>> turns = Tables.rows(desk.file, "SELECT person_id, next_at FROM reminder_turn ORDER BY 1");
        assertThat(turns).noneMatch(turn -> turn.get(1).equals("0"));
        desk.people.save(
                ACME,
                List.of(
                        ReminderDesk.person(ANA, LISBON),
                        ReminderDesk.person(BO, LISBON),
                        new Person(CHI, "Chi Renamed", LISBON, Person.Kind.MEMBER, false)));
        assertThat(Tables.rows(desk.file, "SELECT person_id, next_at FROM reminder_turn ORDER BY 1"))
                .isEqualTo(turns);
        desk.move(BO, ZoneId.of("Asia/Kolkata"));
        assertThat(Tables.rows(desk.file, "SELECT person_id FROM reminder_turn WHERE next_at = 0"))
                .containsExactly(List.of("bo"));
    }

    @Test
    void habitsOutliveAProfileThatIsReadAgain() {
        Habits early = remindedAt(7, 30);
        desk.habits(BO, early);
        desk.move(BO, ZoneId.of("Asia/Kolkata"));
        assertThat(desk.people.find(ACME, BO).orElseThrow().habits()).isEqualTo(early);
        desk.restart();
        Person bo = desk.people.find(ACME, BO).orElseThrow();
        assertThat(bo.habits()).isEqualTo(early);
        assertThat(bo.zone()).isEqualTo(ZoneId.of("Asia/Kolkata"));
    }

    @Test
    void anotherHourCountsAtOnce() {
        boOwes();
        desk.tick(at(MONDAY, 8, 30));
        desk.habits(BO, remindedAt(8, 0));
        assertThat(desk.tick(at(MONDAY, 8, 31))).containsExactly(TO_BO);
        desk.habits(BO, remindedAt(16, 0));
        assertThat(desk.tick(at(MONDAY, 16, 0))).isEmpty();
        assertThat(desk.tick(at(TUESDAY, 9, 0))).isEmpty();
        assertThat(desk.tick(at(TUESDAY, 16, 0))).containsExactly(TO_BO);
    }

    @Test
    void whoeverIsAwayHearsNothingUntilTheyAreBack() {
        boOwes();
        desk.tick(at(MONDAY, 8, 0));
        desk.habits(BO, new Habits(Habits.USUAL.days(), Habits.USUAL.remindedAt(), true, WEDNESDAY));
        assertThat(desk.tick(NINE)).isEmpty();
        assertThat(desk.tick(at(TUESDAY, 9, 0))).isEmpty();
        assertThat(desk.tick(at(WEDNESDAY, 9, 0))).containsExactly(TO_BO);
    }

    @Test
    void whoLeftAndCameBackIsRemindedAgain() {
        boOwes();
        desk.people.save(ACME, List.of(new Person(BO, "bo", LISBON, Person.Kind.MEMBER, true)));
        assertThat(desk.tick(NINE)).isEmpty();
        desk.people.save(ACME, List.of(ReminderDesk.person(BO, LISBON)));
        assertThat(desk.tick(at(MONDAY, 10, 0))).containsExactly(TO_BO);
    }

    @Test
    void aClockSetAYearAheadAndBackAgainSilencesNobody() {
        boOwes();
        Instant ahead = at(MONDAY.plusYears(1), 10, 0);
        assertThat(desk.tick(ahead)).containsExactly(TO_BO);
        desk.restart();
        assertThat(desk.tick(at(MONDAY, 8, 30))).isEmpty();
        assertThat(desk.tick(NINE)).containsExactly(TO_BO);
        assertThat(desk.tick(at(TUESDAY, 9, 0))).containsExactly(TO_BO);
    }

    @Test
    void aClockSetADayAheadAndBackAgainSilencesNobodyAndRepeatsNoDay() {
        boOwes();
        desk.tick(at(MONDAY, 8, 0));
        assertThat(desk.tick(at(TUESDAY, 9, 30))).containsExactly(TO_BO);
        assertThat(desk.tick(at(MONDAY, 8, 1))).isEmpty();
        assertThat(desk.tick(NINE)).containsExactly(TO_BO);
        assertThat(desk.tick(at(TUESDAY, 9, 30))).isEmpty();
        assertThat(desk.tick(at(WEDNESDAY, 9, 0))).containsExactly(TO_BO);
    }

    @Test
    void aClockSetBackRepeatsNoReminder() {
        boOwes();
        assertThat(desk.tick(NINE)).containsExactly(TO_BO);
        assertThat(desk.tick(at(MONDAY, 8, 0))).isEmpty();
        assertThat(desk.tick(NINE)).isEmpty();
        assertThat(desk.tick(at(MONDAY.minusDays(3), 9, 0))).containsExactly(TO_BO);
        assertThat(desk.tick(NINE)).isEmpty();
        assertThat(desk.tick(at(TUESDAY, 9, 0))).containsExactly(TO_BO);
    }

    @Test
    void aReminderIsAsItIsNow() {
        long done = desk.promised(BO, ANA, MONDAY);
        long kept = desk.promised(BO, ANA, TUESDAY);
        desk.tick(NINE);
        assertThat(desk.newest(BO).isOver(NINE)).isFalse();
        desk.steps.done(desk.act(BO), done, null);
        Reminder half = desk.newest(BO);
        assertThat(half.sections().stream().map(Section::kind))
                .containsExactly(Section.Kind.DUE_TODAY, Section.Kind.DUE_NEXT);
        assertThat(half.lines().map(ReminderLine::still)).containsExactly(false, true);
        assertThat(half.isOver(NINE)).isFalse();
        desk.steps.done(desk.act(BO), kept, null);
        assertThat(desk.newest(BO).isOver(NINE)).isTrue();
        desk.steps.reopen(desk.act(ANA), kept, "it is gone again");
        assertThat(desk.newest(BO).isOver(NINE)).isFalse();
        assertThat(desk.newest(BO).isOver(at(TUESDAY, 0, 0))).isTrue();
        assertThat(desk.newest(BO).day()).isEqualTo(MONDAY);
    }

    @Test
    void whatItsReaderMayNotSeeAnyMoreIsNotInIt() {
        desk.helpers(BO, CHI);
        long asked = desk.askedIt(ANA);
        assertThat(desk.tick(at(WEDNESDAY, 9, 0))).containsExactly("reminder to ana", TO_BO, "reminder to chi");
        assertThat(desk.lines(CHI)).containsExactly("UNANSWERED #" + asked);
        desk.steps.handOff(
                desk.act(BO), asked, new NewAsk.ToPerson(ReminderDesk.person(new PersonId("dan"), LISBON)), null);
        assertThat(desk.newest(CHI).sections()).isEmpty();
        assertThat(desk.newest(CHI).isOver(desk.now)).isTrue();
    }

    @Test
    void oldRemindersAndSnoozesAreForgotten() {
        long owed = desk.promised(BO, ANA, MONDAY);
        desk.tick(NINE);
        desk.reminders.snooze(desk.act(BO), owed, WEDNESDAY);
        desk.now = at(MONDAY.plusDays(5), 9, 0);
        desk.reminders.forgetOld();
        assertThat(Tables.rows(desk.file, "SELECT until FROM snooze")).isEmpty();
        assertThat(Tables.rows(desk.file, "SELECT id FROM reminder")).hasSize(1);
        desk.now = at(MONDAY.plusWeeks(5), 9, 0);
        desk.reminders.forgetOld();
        assertThat(Tables.rows(desk.file, "SELECT id FROM reminder")).isEmpty();
        assertThat(Tables.rows(desk.file, "SELECT reminder_id FROM reminder_line"))
                .isEmpty();
    }

    @Test
    void aTickAtWhichNothingIsDueWritesNothing() {
        boOwes();
        desk.tick(NINE);
        var before = Tables.all(desk.file);
        desk.now = at(MONDAY, 12, 0);
        desk.reminders.remind(ACME);
        assertThat(Tables.all(desk.file)).isEqualTo(before);
    }
}
