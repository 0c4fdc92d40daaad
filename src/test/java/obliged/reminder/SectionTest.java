package obliged.reminder;

import static obliged.reminder.ReminderDesk.ACME;
import static obliged.reminder.ReminderDesk.ANA;
import static obliged.reminder.ReminderDesk.BO;
import static obliged.reminder.ReminderDesk.CHI;
import static obliged.reminder.ReminderDesk.IT;
import static obliged.reminder.ReminderDesk.LISBON;
import static obliged.reminder.ReminderDesk.MONDAY;
import static obliged.reminder.ReminderDesk.TUESDAY;
import static obliged.reminder.ReminderDesk.WEDNESDAY;
import static obliged.reminder.ReminderDesk.at;
import static obliged.reminder.ReminderDesk.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import obliged.ask.Act;
import obliged.ask.AskReason;
import obliged.ask.NewAsk;
import obliged.ask.value.Date;
import obliged.person.Habits;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import obliged.store.Tables;
import obliged.team.Channel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands where in a reminder, what is left out, and what is said of asks of teams. */
class SectionTest {
    private static final LocalDate FRIDAY = MONDAY.plusDays(4);
    private static final PersonId DAN = new PersonId("dan");

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

    @Test
    void allSectionsInTheirOrder() {
        desk.now = at(MONDAY.minusDays(4), 10, 0);
        long late = desk.promised(BO, ANA, MONDAY.minusDays(3));
        long lateToBo = desk.promised(ANA, BO, MONDAY.minusDays(3));
        long dateless = desk.promised(BO, ANA, null);
        long open = desk.asked(ANA, BO);
        long today = desk.promised(BO, ANA, MONDAY);
        long tomorrow = desk.promised(BO, ANA, TUESDAY);
        desk.promised(BO, ANA, WEDNESDAY);
        long isItSolved = desk.promised(ANA, BO, TUESDAY);
        desk.steps.done(desk.act(ANA), isItSolved, null);
        desk.tick(at(MONDAY, 9, 0));
        assertThat(desk.lines(BO))
                .containsExactly(
                        "OVERDUE #" + late,
                        "DUE_TODAY #" + today,
                        "DUE_NEXT #" + tomorrow,
                        "UNANSWERED #" + open,
                        "NO_DATE #" + dateless,
                        "YOUR_WORD #" + isItSolved,
                        "YOU_WAIT #" + lateToBo);
        assertThat(desk.lines(ANA)).containsExactly("OVERDUE #" + lateToBo, "YOU_WAIT #" + late);
        assertThat(desk.newest(BO).lines()).hasSize(7).allMatch(ReminderLine::isToSay);
    }

    @Test
    void whatIsDueOverAWeekendIsDueNext() {
        long saturday = desk.promised(BO, ANA, FRIDAY.plusDays(1));
        long monday = desk.promised(BO, ANA, FRIDAY.plusDays(3));
        desk.promised(BO, ANA, FRIDAY.plusDays(4));
        desk.tick(at(FRIDAY, 9, 0));
        assertThat(desk.lines(BO)).containsExactly("DUE_NEXT #" + saturday, "DUE_NEXT #" + monday);
    }

    @Test
    void whatIsDueNextIsByTheirOwnDays() {
        desk.habits(BO, new Habits(Set.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY), LocalTime.of(9, 0), true, null));
        long thursday = desk.promised(BO, ANA, MONDAY.plusDays(3));
        desk.promised(BO, ANA, FRIDAY);
        desk.tick(at(MONDAY, 9, 0));
        assertThat(desk.lines(BO)).containsExactly("DUE_NEXT #" + thursday);
    }

    @Test
    void todayIsTheReadersDay() {
        long early = desk.asked(ANA, BO);
        long late = desk.asked(ANA, BO);
        // In Kiritimati it is Tuesday by then.
        desk.steps.accept(desk.act(BO), early, Date.at(MONDAY, LocalTime.of(9, 30), LISBON));
        desk.steps.accept(desk.act(BO), late, Date.at(MONDAY, LocalTime.of(10, 30), LISBON));
        desk.habits(BO, ReminderDesk.remindedAt(22, 0));
        desk.move(BO, ZoneId.of("Pacific/Kiritimati"));
        desk.tick(at(MONDAY, 8, 0));
        assertThat(desk.lines(BO)).containsExactly("DUE_TODAY #" + early, "DUE_NEXT #" + late);
    }

    @Test
    void aQuestionStopsTheClockAndAsksForTheRequestersWord() {
        long asked = desk.promised(BO, ANA, MONDAY);
        desk.steps.question(desk.act(BO), asked, "which one?");
        desk.tick(at(MONDAY, 9, 0));
        assertThat(desk.lines(BO)).isEmpty();
        assertThat(desk.lines(ANA)).containsExactly("YOUR_WORD #" + asked);
        desk.tick(at(TUESDAY, 9, 0));
        assertThat(desk.lines(BO)).isEmpty();
        assertThat(desk.lines(ANA)).containsExactly("YOUR_WORD #" + asked);
    }

    @Test
    void aQuestionAboutWhatIsLateLeavesItLate() {
        long asked = desk.promised(BO, ANA, MONDAY);
        desk.now = at(TUESDAY, 8, 0);
        desk.steps.question(desk.act(BO), asked, "which one?");
        desk.tick(at(TUESDAY, 9, 0));
        assertThat(desk.lines(BO)).containsExactly("OVERDUE #" + asked);
    }

    @Test
    void aProposalWaitsForTheOtherSidesWordWhileTheOldDateCounts() {
        long asked = desk.promised(BO, ANA, FRIDAY);
        desk.steps.suggest(desk.act(ANA), asked, on(WEDNESDAY), null);
        desk.tick(at(MONDAY, 9, 0));
        assertThat(desk.lines(BO)).containsExactly("YOUR_WORD #" + asked);
        assertThat(desk.lines(ANA)).isEmpty();
        desk.tick(at(MONDAY.plusDays(3), 9, 0));
        assertThat(desk.lines(BO)).containsExactly("DUE_NEXT #" + asked);
    }

    @Test
    void whatHasNoDateComesOnceAWeek() {
        long dateless = desk.promised(BO, ANA, null);
        assertThat(desk.tick(at(TUESDAY, 9, 0))).containsExactly("reminder to bo");
        assertThat(desk.lines(BO)).containsExactly("NO_DATE #" + dateless);
        assertThat(desk.tick(at(WEDNESDAY, 9, 0))).isEmpty();
        assertThat(desk.tick(at(FRIDAY, 9, 0))).isEmpty();
        assertThat(desk.tick(at(MONDAY.plusWeeks(1), 9, 0))).containsExactly("reminder to ana", "reminder to bo");
        assertThat(desk.lines(ANA)).containsExactly("YOU_WAIT #" + dateless);
    }

    @Test
    void helpersAreRemindedOfWhatTheirTeamDidNotAnswerInTime() {
        desk.helpers(BO, CHI);
        desk.now = at(MONDAY, 10, 0);
        long asked = desk.askedIt(ANA);
        long byBo = desk.askedIt(BO);
        // Within one working day, nine to five, is until Tuesday at ten.
        assertThat(desk.tick(at(TUESDAY, 9, 0))).isEmpty();
        assertThat(desk.tick(at(TUESDAY, 10, 0))).isEmpty();
        assertThat(desk.tick(at(WEDNESDAY, 9, 0)))
                .containsExactly("reminder to ana", "reminder to bo", "reminder to chi");
        assertThat(desk.lines(ANA)).containsExactly("YOU_WAIT #" + asked);
        assertThat(desk.lines(BO)).containsExactly("UNANSWERED #" + asked, "YOU_WAIT #" + byBo);
        assertThat(desk.lines(CHI)).containsExactly("UNANSWERED #" + asked, "UNANSWERED #" + byBo);
        desk.steps.accept(desk.act(CHI), asked, on(FRIDAY));
        desk.steps.decline(desk.act(CHI), byBo, "no", null);
        assertThat(desk.tick(at(WEDNESDAY.plusDays(1), 9, 0))).containsExactly("reminder to chi");
    }

    @Test
    void aTeamWithoutHelpersReadsOneLineInTheThread() {
        desk.now = at(MONDAY, 10, 0);
        long asked = desk.askedIt(ANA);
        assertThat(desk.tick(at(TUESDAY, 9, 59))).isEmpty();
        assertThat(desk.tick(at(TUESDAY, 10, 0))).containsExactly("unanswered to CIT #" + asked);
        // The team has promised nothing itself, so its requester is patient for two days.
        assertThat(desk.tick(at(WEDNESDAY, 9, 0))).isEmpty();
        assertThat(desk.tick(at(FRIDAY, 10, 0))).containsExactly("reminder to ana");
        assertThat(Tables.rows(desk.file, "SELECT COUNT(*) FROM reminder")).containsExactly(List.of("1"));
    }

    @Test
    void aQuestionIsAnAnswerAndItsAnswerBeginsTheTimeAnew() {
        desk.now = at(MONDAY, 10, 0);
        long asked = desk.askedIt(ANA);
        desk.steps.question(desk.act(BO), asked, "which one?");
        assertThat(desk.tick(at(WEDNESDAY, 12, 0))).containsExactly("reminder to ana");
        long question = Objects.requireNonNull(desk.ask(ANA, asked).pending()).step();
        desk.steps.answer(desk.act(ANA), asked, question, "the blue one");
        assertThat(desk.tick(at(WEDNESDAY, 13, 0))).containsExactly("reminder.refresh to ana #1");
        assertThat(desk.tick(at(WEDNESDAY.plusDays(1), 12, 0))).containsExactly("unanswered to CIT #" + asked);
    }

    @Test
    void aTeamThatLosesItsHelpersReadsTheLine() {
        desk.helpers(BO);
        desk.now = at(MONDAY, 10, 0);
        long asked = desk.askedIt(ANA);
        desk.tick(at(TUESDAY, 10, 0));
        desk.helpers();
        assertThat(desk.tick(at(WEDNESDAY, 10, 0))).containsExactly("unanswered to CIT #" + asked, "reminder to ana");
    }

    @Test
    void aChannelThatTakesNoPostsReadsNothing() {
        desk.now = at(MONDAY, 10, 0);
        desk.askedIt(ANA);
        desk.teams.save(ACME, List.of(new Channel(IT, "it", false, true, true, false)));
        assertThat(desk.tick(at(TUESDAY, 10, 0))).isEmpty();
    }

    @Test
    void whatIsSnoozedIsLeftOutUntilItsDayAndChangesNothingElse() {
        long one = desk.promised(BO, ANA, MONDAY);
        long other = desk.promised(BO, ANA, MONDAY);
        desk.tick(at(MONDAY, 9, 0));
        desk.reminders.snooze(desk.act(BO), one, WEDNESDAY);
        assertThat(desk.reminders.snoozedUntil(ACME, BO, one)).contains(WEDNESDAY);
        assertThat(desk.newest(BO).lines().map(ReminderLine::isToSay)).containsExactly(false, true);
        assertThat(desk.ask(BO, one).due()).isEqualTo(on(MONDAY));
        assertThat(desk.asks.view(ACME, BO, one).history()).hasSize(2);
        desk.tick(at(TUESDAY, 9, 0));
        assertThat(desk.lines(BO)).containsExactly("OVERDUE #" + other);
        assertThat(desk.lines(ANA)).hasSize(2);
        desk.tick(at(WEDNESDAY, 9, 0));
        assertThat(desk.lines(BO)).containsExactly("OVERDUE #" + one, "OVERDUE #" + other);
        assertThat(desk.reminders.snoozedUntil(ACME, BO, one)).isEmpty();
    }

    @Test
    void aSnoozeEndsWhenTheAskChangesHandsForGood() {
        long asked = desk.asked(ANA, BO);
        desk.reminders.snooze(desk.act(ANA), asked, FRIDAY);
        desk.reminders.snooze(desk.act(BO), asked, FRIDAY);
        // Bo had it before, and has it now.
        desk.steps.accept(desk.act(BO), asked, on(TUESDAY));
        assertThat(desk.reminders.snoozedUntil(ACME, BO, asked)).contains(FRIDAY);
        desk.steps.handOff(desk.act(BO), asked, new NewAsk.ToPerson(ReminderDesk.person(CHI, LISBON)), null);
        assertThat(desk.reminders.snoozedUntil(ACME, ANA, asked)).isEmpty();
        desk.steps.handOff(desk.act(CHI), asked, new NewAsk.ToPerson(ReminderDesk.person(BO, LISBON)), null);
        assertThat(desk.reminders.snoozedUntil(ACME, BO, asked)).isEmpty();
    }

    @Test
    void aSnoozeThatIsSentTwiceActsOnce() {
        long asked = desk.promised(BO, ANA, MONDAY);
        Act act = desk.act(BO);
        desk.reminders.snooze(act, asked, TUESDAY);
        desk.reminders.snooze(desk.act(BO), asked, FRIDAY);
        desk.reminders.snooze(act, asked, TUESDAY);
        assertThat(desk.reminders.snoozedUntil(ACME, BO, asked)).contains(FRIDAY);
    }

    @Test
    void aSnoozeIsRefusedForDaysOutOfBoundsAndAsksThatAreNotTheirs() {
        long asked = desk.promised(BO, ANA, MONDAY);
        long over = desk.asked(ANA, BO);
        desk.steps.withdraw(desk.act(ANA), over, null);
        desk.helpers(BO);
        long ofIt = desk.askedIt(ANA);
        refused(ReminderReason.DAY_PAST, BO, asked, MONDAY);
        refused(ReminderReason.DAY_TOO_FAR, BO, asked, MONDAY.plusYears(1).plusDays(1));
        refused(ReminderReason.OVER, BO, over, TUESDAY);
        refused(ReminderReason.NOT_THEIRS, CHI, ofIt, TUESDAY);
        refused(AskReason.NO_SUCH_ASK, CHI, asked, TUESDAY);
        refused(AskReason.NO_SUCH_ASK, DAN, 99, TUESDAY);
        desk.reminders.snooze(desk.act(BO), asked, MONDAY.plusYears(1));
        desk.reminders.snooze(desk.act(ANA), asked, TUESDAY);
        desk.reminders.snooze(desk.act(BO), ofIt, TUESDAY);
    }

    private void refused(Refusal.Reason reason, PersonId by, long ask, LocalDate until) {
        assertThatThrownBy(() -> desk.reminders.snooze(desk.act(by), ask, until))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
