package obliged.shared;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WorkingHoursTest {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final WorkingHours OFFICE =
            new WorkingHours(LISBON, EnumSet.range(MONDAY, FRIDAY), LocalTime.of(9, 0), LocalTime.of(17, 0));
    private static final LocalDate THURSDAY = LocalDate.of(2026, 11, 26);

    /** The same, counted minute by minute on the clock on the wall: a minute that it shows twice counts once. */
    private record Slow(WorkingHours hours) {
        boolean works(LocalDateTime minute) {
            LocalTime time = minute.toLocalTime();
            return works(minute.toLocalDate()) && !time.isBefore(hours.opens()) && time.isBefore(hours.closes());
        }

        boolean works(LocalDate day) {
            return hours.days().contains(day.getDayOfWeek())
                    && (hours.holidays() == null || !hours.holidays().includes(day));
        }

        Duration between(Instant from, Instant to) {
            long minutes = 0;
            // Of two moments on a clock that was set back, the earlier may show the later time.
            LocalDateTime until = from.isBefore(to) ? wall(to) : wall(from);
            for (LocalDateTime at = wall(from); at.isBefore(until); at = at.plusMinutes(1)) {
                minutes += works(at) ? 1 : 0;
            }
            return Duration.ofMinutes(minutes);
        }

        /** The first moment from which on so much has passed. */
        Instant plus(Instant from, Duration working) {
            long left = working.toMinutes();
            Instant moment = from;
            LocalDateTime counted = wall(from);
            while (left > 0) {
                moment = moment.plus(1, ChronoUnit.MINUTES);
                for (; counted.isBefore(wall(moment)); counted = counted.plusMinutes(1)) {
                    left -= works(counted) ? 1 : 0;
                }
            }
            return moment;
        }

        long daysEnded(Instant from, Instant to) {
            long days = 0;
            for (LocalDate day = wall(from).toLocalDate();
                    day.isBefore(wall(to).toLocalDate());
                    day = day.plusDays(1)) {
                days += works(day) ? 1 : 0;
            }
            return days;
        }

        /** Those of them that began after {@code from} as well. */
        long wholeDays(Instant from, Instant to) {
            boolean begun = from.isBefore(to)
                    && wall(from).toLocalDate().isBefore(wall(to).toLocalDate())
                    && works(wall(from).toLocalDate());
            return daysEnded(from, to) - (begun ? 1 : 0);
        }

        private LocalDateTime wall(Instant moment) {
            return LocalDateTime.ofInstant(moment, hours.zone());
        }
    }

    /** Any week, any hours, with holidays or without, in zones of every sort: half hours, clocks changed by half an hour, at noon, at midnight. */
    @Provide
    Arbitrary<WorkingHours> hours() {
        Arbitrary<ZoneId> zones = Arbitraries.of(
                        "Europe/Lisbon",
                        "America/New_York",
                        "Asia/Kolkata",
                        "Asia/Kathmandu",
                        "Australia/Lord_Howe",
                        "America/St_Johns",
                        "America/Havana",
                        "Pacific/Chatham",
                        "Asia/Beirut",
                        "UTC")
                .map(ZoneId::of);
        Arbitrary<Set<DayOfWeek>> days = Arbitraries.of(DayOfWeek.class).set().ofMinSize(1);
        Arbitrary<Integer> quarters = Arbitraries.integers().between(0, 94);
        Arbitrary<PublicHolidays> holidays = Arbitraries.of("DE-BY", "US", "IR", "GB-SCT", "JP")
                .map(PublicHolidays::new)
                .injectNull(0.3);
        return Combinators.combine(zones, days, quarters, Arbitraries.integers().between(1, 95), holidays)
                .as((zone, week, opens, length, off) -> new WorkingHours(
                        zone,
                        week,
                        LocalTime.MIN.plusMinutes(15L * opens),
                        LocalTime.MIN.plusMinutes(15L * Math.min(95, opens + length)),
                        off));
    }

    /** Whole minutes around the days of 2026 on which clocks change somewhere. */
    @Provide
    Arbitrary<Instant> moments() {
        Arbitrary<Instant> changes = Arbitraries.of(
                        "2026-03-08T07:00:00Z",
                        "2026-03-29T01:00:00Z",
                        "2026-03-28T22:00:00Z",
                        "2026-04-04T15:00:00Z",
                        "2026-10-03T15:30:00Z",
                        "2026-10-25T01:00:00Z",
                        "2026-11-01T06:00:00Z")
                .map(Instant::parse);
        return Combinators.combine(changes, Arbitraries.integers().between(-4 * 24 * 60, 4 * 24 * 60))
                .as((change, minutes) -> change.plus(minutes, ChronoUnit.MINUTES));
    }

    @Property(tries = 300)
    void theTimeBetweenIsWhatTheClockOnTheWallCounts(
            @ForAll("hours") WorkingHours hours,
            @ForAll("moments") Instant from,
            @ForAll @IntRange(min = -300, max = 14 * 24 * 60) int minutes) {
        Instant to = from.plus(minutes, ChronoUnit.MINUTES);

        assertThat(hours.between(from, to)).isEqualTo(new Slow(hours).between(from, to));
    }

    @Property(tries = 300)
    void soMuchLaterIsTheFirstMomentAtWhichSoMuchHasPassed(
            @ForAll("hours") WorkingHours hours,
            @ForAll("moments") Instant from,
            @ForAll @IntRange(min = 0, max = 40 * 60) int minutes) {
        // No more than weeks of the shortest days: the model is slow.
        Duration working = Duration.ofMinutes(Math.min(minutes, 4 * hours.day().toMinutes()));

        assertThat(hours.plus(from, working)).isEqualTo(new Slow(hours).plus(from, working));
    }

    @Property(tries = 300)
    void theDaysThatEndedAreTheWorkingDaysWhoseMidnightPassed(
            @ForAll("hours") WorkingHours hours,
            @ForAll("moments") Instant from,
            @ForAll @IntRange(min = -3 * 24 * 60, max = 40 * 24 * 60) int minutes) {
        Instant to = from.plus(minutes, ChronoUnit.MINUTES);

        assertThat(hours.daysEnded(from, to)).isEqualTo(new Slow(hours).daysEnded(from, to));
    }

    @Property(tries = 300)
    void ofTheDaysThatEndedTheOneUnderWayAtFirstIsNoWholeOne(
            @ForAll("hours") WorkingHours hours,
            @ForAll("moments") Instant from,
            @ForAll @IntRange(min = -3 * 24 * 60, max = 40 * 24 * 60) int minutes) {
        Instant to = from.plus(minutes, ChronoUnit.MINUTES);

        assertThat(hours.wholeDays(from, to)).isEqualTo(new Slow(hours).wholeDays(from, to));
    }

    @Property(tries = 300)
    void soManyWorkingDaysLaterSoManyHaveBegun(
            @ForAll("hours") WorkingHours hours,
            @ForAll @IntRange(min = 0, max = 1000) int days,
            @ForAll @IntRange(min = 0, max = 30) int working) {
        LocalDate from = LocalDate.of(2026, 1, 1).plusDays(days);

        LocalDate later = hours.plusDays(from, working);

        assertThat(from.plusDays(1)
                        .datesUntil(later.isAfter(from) ? later.plusDays(1) : from.plusDays(1))
                        .filter(hours::isWorkingDay))
                .hasSize(working);
        assertThat(working == 0 ? later.equals(from) : hours.isWorkingDay(later))
                .isTrue();
    }

    private static Instant lisbon(String local) {
        return LocalDateTime.parse(local).atZone(LISBON).toInstant();
    }

    @Test
    void anEveningAndAWeekendAreNoWorkingTime() {
        assertThat(OFFICE.between(lisbon("2026-11-20T16:30"), lisbon("2026-11-23T09:45")))
                .isEqualTo(Duration.ofMinutes(75));
        assertThat(OFFICE.between(lisbon("2026-11-20T17:00"), lisbon("2026-11-23T09:00")))
                .isZero();
        assertThat(OFFICE.between(lisbon("2026-11-23T12:00"), lisbon("2026-11-23T11:00")))
                .isZero();
    }

    @Test
    void anHourFromFridayAfternoonEndsOnMonday() {
        assertThat(OFFICE.plus(lisbon("2026-11-20T16:30"), Duration.ofHours(1))).isEqualTo(lisbon("2026-11-23T09:30"));
        assertThat(OFFICE.plus(lisbon("2026-11-20T09:00"), Duration.ofHours(8))).isEqualTo(lisbon("2026-11-20T17:00"));
        assertThat(OFFICE.plus(lisbon("2026-11-20T20:00"), Duration.ofHours(8))).isEqualTo(lisbon("2026-11-23T17:00"));
    }

    @Test
    void noTimeFromAnyMomentIsThatMoment() {
        assertThat(OFFICE.plus(lisbon("2026-11-20T20:00"), Duration.ZERO)).isEqualTo(lisbon("2026-11-20T20:00"));
        assertThat(OFFICE.plus(lisbon("2026-11-21T12:00"), Duration.ZERO)).isEqualTo(lisbon("2026-11-21T12:00"));
    }

    @Test
    void aWorkingDayIsAsLongOnTheDayTheClocksChange() {
        WorkingHours nights =
                new WorkingHours(LISBON, Set.of(SATURDAY, SUNDAY), LocalTime.of(0, 0), LocalTime.of(8, 0));

        for (String day : new String[] {"2026-03-29", "2026-10-25"}) {
            assertThat(nights.between(lisbon(day + "T00:00"), lisbon(day + "T08:00")))
                    .isEqualTo(Duration.ofHours(8));
        }
    }

    @Test
    void aDayOnWhichNobodyWorksCountsAsTheOneBeforeIt() {
        assertThat(OFFICE.plusDays(THURSDAY, 1)).isEqualTo("2026-11-27");
        assertThat(OFFICE.plusDays(THURSDAY, 2)).isEqualTo("2026-11-30");
        assertThat(OFFICE.plusDays(LocalDate.of(2026, 11, 28), 1)).isEqualTo("2026-11-30");
        assertThat(OFFICE.plusDays(LocalDate.of(2026, 11, 28), 0)).isEqualTo("2026-11-28");
    }

    @Test
    void aDayEndsAtItsMidnightNotAtItsLastHour() {
        assertThat(OFFICE.daysEnded(lisbon("2026-11-20T16:00"), lisbon("2026-11-20T23:59")))
                .isZero();
        assertThat(OFFICE.daysEnded(lisbon("2026-11-20T23:59"), lisbon("2026-11-21T00:00")))
                .isOne();
        assertThat(OFFICE.daysEnded(lisbon("2026-11-21T10:00"), lisbon("2026-11-23T10:00")))
                .isZero();
    }

    @Test
    void theDayOfTheFirstMomentIsNoWholeDayEvenFromItsMidnight() {
        assertThat(OFFICE.wholeDays(lisbon("2026-11-20T00:00"), lisbon("2026-11-23T23:59")))
                .isZero();
        assertThat(OFFICE.wholeDays(lisbon("2026-11-20T23:59"), lisbon("2026-11-24T00:00")))
                .isOne();
        assertThat(OFFICE.wholeDays(lisbon("2026-11-21T10:00"), lisbon("2026-11-24T00:00")))
                .isOne();
    }

    @Test
    void aPublicHolidayIsNoWorkingDayUnlessNobodyWorksThenAnyway() {
        WorkingHours bavaria = new WorkingHours(
                ZoneId.of("Europe/Berlin"),
                EnumSet.range(MONDAY, FRIDAY),
                LocalTime.of(9, 0),
                LocalTime.of(17, 0),
                new PublicHolidays("DE-BY"));
        LocalDate christmasEve = LocalDate.of(2026, 12, 24);
        // Christmas is a Friday, the day after it a Saturday; Epiphany is one in Bavaria, but not in all of Germany.
        assertThat(bavaria.plusDays(christmasEve, 1)).isEqualTo("2026-12-28");
        assertThat(bavaria.plusDays(LocalDate.of(2027, 1, 5), 1)).isEqualTo("2027-01-07");
        assertThat(bavaria.daysOff(christmasEve, LocalDate.of(2027, 1, 11)))
                .containsExactly(LocalDate.of(2026, 12, 25), LocalDate.of(2027, 1, 1), LocalDate.of(2027, 1, 6));
        assertThat(bavaria.between(Instant.parse("2026-12-24T15:00:00Z"), Instant.parse("2026-12-28T09:00:00Z")))
                .isEqualTo(Duration.ofHours(2));
    }

    @Test
    void secondsCountToo() {
        assertThat(OFFICE.between(lisbon("2026-11-20T08:59:30"), lisbon("2026-11-20T09:00:45")))
                .isEqualTo(Duration.ofSeconds(45));
    }

    @Test
    void thereIsSomeWorkingTimeInEveryWeek() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WorkingHours(LISBON, Set.of(), LocalTime.of(9, 0), LocalTime.of(17, 0)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WorkingHours(LISBON, Set.of(MONDAY), LocalTime.of(9, 0), LocalTime.of(9, 0)));
    }
}
