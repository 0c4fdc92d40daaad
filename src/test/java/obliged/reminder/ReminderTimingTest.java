package obliged.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import obliged.person.Habits;
import obliged.person.Person;
import obliged.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReminderTimingTest {
    private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);

    @ParameterizedTest
    @CsvSource({
        // An hour that the clock skips has come when it does; one that it shows twice comes the first time.
        "Europe/Lisbon, 01:30, 2026-03-29T00:59:59Z, false, 2026-03-29T01:00:00Z",
        "Europe/Lisbon, 01:30, 2026-03-29T01:00:00Z, true, 2026-03-30T00:30:00Z",
        "Europe/Lisbon, 01:30, 2026-10-25T00:29:59Z, false, 2026-10-25T00:30:00Z",
        "Europe/Lisbon, 01:30, 2026-10-25T00:30:00Z, true, 2026-10-26T01:30:00Z",
        "Australia/Lord_Howe, 02:15, 2026-10-03T15:30:00Z, true, 2026-10-04T15:15:00Z",
        "Asia/Kathmandu, 09:00, 2026-11-24T03:14:59Z, false, 2026-11-24T03:15:00Z",
        "Asia/Kathmandu, 09:00, 2026-11-24T03:15:00Z, true, 2026-11-25T03:15:00Z",
        // A day that the calendar skips does not come.
        "Pacific/Apia, 09:00, 2011-12-30T09:59:59Z, false, 2011-12-30T10:00:00Z",
        "Pacific/Apia, 09:00, 2011-12-30T10:00:00Z, false, 2011-12-30T19:00:00Z",
        // Midnight, and within nine hours of it.
        "Europe/Lisbon, 00:00, 2026-11-24T09:00:00Z, true, 2026-11-25T00:00:00Z",
        "Europe/Lisbon, 00:00, 2026-11-24T09:00:01Z, false, 2026-11-25T00:00:00Z",
        // A day ends before nine hours are over.
        "Europe/Lisbon, 20:00, 2026-11-24T23:59:59Z, true, 2026-11-25T20:00:00Z",
        "Europe/Lisbon, 20:00, 2026-11-25T00:00:00Z, false, 2026-11-25T20:00:00Z"
    })
    void itIsTimeByTheRulesOfTheirZone(ZoneId zone, LocalTime hour, Instant now, boolean time, Instant next) {
        ReminderTiming timing = timing(zone, new Habits(EVERY_DAY, hour, true, null), null, now);
        assertThat(timing.isTime()).isEqualTo(time);
        assertThat(timing.lookAgain()).isEqualTo(next);
    }

    @Test
    void itIsTimeOnceADayAndDaysCountForwardsOnly() {
        ZoneId honolulu = ZoneId.of("Pacific/Honolulu");
        Instant tuesday = Instant.parse("2026-11-24T20:00:00Z");
        assertThat(timing(honolulu, Habits.USUAL, LocalDate.of(2026, 11, 23), tuesday)
                        .isTime())
                .isTrue();
        assertThat(timing(honolulu, Habits.USUAL, LocalDate.of(2026, 11, 24), tuesday)
                        .isTime())
                .isFalse();
        // They had the one of Wednesday in Auckland already.
        assertThat(timing(honolulu, Habits.USUAL, LocalDate.of(2026, 11, 25), tuesday)
                        .isTime())
                .isFalse();
    }

    @Test
    void nobodyIsRemindedOnDaysOffOrAwayOrUnwanted() {
        ZoneId lisbon = ZoneId.of("Europe/Lisbon");
        Instant tuesday = Instant.parse("2026-11-24T09:00:00Z");
        LocalTime nine = LocalTime.of(9, 0);
        assertThat(timing(lisbon, Habits.USUAL, null, tuesday).isTime()).isTrue();
        assertThat(timing(lisbon, new Habits(Set.of(DayOfWeek.MONDAY), nine, true, null), null, tuesday)
                        .isTime())
                .isFalse();
        assertThat(timing(lisbon, new Habits(EVERY_DAY, nine, false, null), null, tuesday)
                        .isTime())
                .isFalse();
        assertThat(timing(lisbon, new Habits(EVERY_DAY, nine, true, LocalDate.of(2026, 11, 25)), null, tuesday)
                        .isTime())
                .isFalse();
        assertThat(timing(lisbon, new Habits(EVERY_DAY, nine, true, LocalDate.of(2026, 11, 24)), null, tuesday)
                        .isTime())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(Person.Kind.class)
    void onlyThoseWhoWorkHereAreReminded(Person.Kind kind) {
        Instant tuesday = Instant.parse("2026-11-24T09:00:00Z");
        ZoneId lisbon = ZoneId.of("Europe/Lisbon");
        // Until someone is read, they may do no more than someone of another company.
        boolean here = kind == Person.Kind.MEMBER || kind == Person.Kind.GUEST;
        assertThat(new ReminderTiming(new Person(new PersonId("bo"), "Bo", lisbon, kind, false), null, tuesday)
                        .isTime())
                .isEqualTo(here);
        assertThat(new ReminderTiming(new Person(new PersonId("bo"), "Bo", lisbon, kind, true), null, tuesday).isTime())
                .isFalse();
    }

    @Test
    void aWeekBeginsOnMonday() {
        ZoneId lisbon = ZoneId.of("Europe/Lisbon");
        Instant wednesday = Instant.parse("2026-11-25T09:00:00Z");
        assertThat(timing(lisbon, Habits.USUAL, null, wednesday).isFirstOfWeek())
                .isTrue();
        assertThat(timing(lisbon, Habits.USUAL, LocalDate.of(2026, 11, 22), wednesday)
                        .isFirstOfWeek())
                .isTrue();
        assertThat(timing(lisbon, Habits.USUAL, LocalDate.of(2026, 11, 23), wednesday)
                        .isFirstOfWeek())
                .isFalse();
    }

    private static ReminderTiming timing(ZoneId zone, Habits habits, @Nullable LocalDate looked, Instant now) {
        return new ReminderTiming(
                new Person(new PersonId("bo"), "Bo", zone, Person.Kind.MEMBER, false, habits, List.of(), null),
                looked,
                now);
    }
}
