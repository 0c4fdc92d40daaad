package obliged.slack.dates;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumSet;
import java.util.Set;

/** Days as they are counted from today. Calendar weeks start on Monday. */
final class Calendar {
    private final LocalDate today;
    private final Set<DayOfWeek> workingDays;

    Calendar(LocalDate today, Set<DayOfWeek> workingDays) {
        this.today = today;
        // A week has an end even for those who work on no day of it.
        this.workingDays = workingDays.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : workingDays;
    }

    LocalDate today() {
        return today;
    }

    /** The next one after today. */
    LocalDate coming(DayOfWeek weekday) {
        return today.with(TemporalAdjusters.next(weekday));
    }

    /** That of a calendar week, so many weeks ahead. */
    LocalDate inWeek(int ahead, DayOfWeek weekday) {
        return today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .plusWeeks(ahead)
                .with(TemporalAdjusters.nextOrSame(weekday));
    }

    LocalDate plus(int count, Vocabulary.Unit unit) {
        return plus(today, count, unit);
    }

    LocalDate plus(LocalDate from, int count, Vocabulary.Unit unit) {
        return switch (unit) {
            case DAY -> from.plusDays(count);
            case WORKING_DAY -> plusWorkingDays(from, count);
            case WEEK -> from.plusWeeks(count);
            case FORTNIGHT -> from.plusWeeks(2L * count);
            case MONTH -> from.plusMonths(count);
            case QUARTER -> from.plusMonths(3L * count);
            case YEAR -> from.plusYears(count);
            case MINUTE, HOUR -> throw new IllegalArgumentException("not a day: " + unit);
        };
    }

    private LocalDate plusWorkingDays(LocalDate from, int count) {
        LocalDate day = from.plusWeeks(count / workingDays.size());
        for (int left = count % workingDays.size(); left > 0; left--) {
            do {
                day = day.plusDays(1);
            } while (!workingDays.contains(day.getDayOfWeek()));
        }
        while (!workingDays.contains(day.getDayOfWeek())) {
            day = day.minusDays(1);
        }
        return day;
    }

    LocalDate nextWorkingDay() {
        return plusWorkingDays(today, 1);
    }

    /** The last working day of a week, so many weeks ahead; where that is past, of the week after. */
    LocalDate endOfWeek(int ahead) {
        LocalDate last = today.plusWeeks(ahead)
                .with(TemporalAdjusters.previousOrSame(startOfWeek()))
                .plusDays(6);
        while (!workingDays.contains(last.getDayOfWeek())) {
            last = last.minusDays(1);
        }
        return last.isBefore(today) ? last.plusWeeks(1) : last;
    }

    /** Monday, but a week from Sunday to Thursday ends on Thursday. */
    private DayOfWeek startOfWeek() {
        DayOfWeek start = DayOfWeek.MONDAY;
        while (workingDays.size() < 7 && workingDays.contains(start.minus(1))) {
            start = start.minus(1);
        }
        return start;
    }

    LocalDate endOfMonth(int ahead) {
        return today.plusMonths(ahead).with(TemporalAdjusters.lastDayOfMonth());
    }

    LocalDate endOfQuarter(int ahead) {
        LocalDate day = today.plus(ahead, IsoFields.QUARTER_YEARS);
        return day.with(
                IsoFields.DAY_OF_QUARTER, day.range(IsoFields.DAY_OF_QUARTER).getMaximum());
    }

    LocalDate endOfYear(int ahead) {
        return today.plusYears(ahead).with(TemporalAdjusters.lastDayOfYear());
    }

    LocalDate endOf(Month month) {
        LocalDate last = today.with(month).with(TemporalAdjusters.lastDayOfMonth());
        return last.isBefore(today) ? last.plusYears(1).with(TemporalAdjusters.lastDayOfMonth()) : last;
    }

    LocalDate lastWorkingDay(LocalDate endOfMonth) {
        LocalDate last = endOfMonth;
        while (!workingDays.contains(last.getDayOfWeek())) {
            last = last.minusDays(1);
        }
        return last;
    }

    /** The next such day; today is one. */
    LocalDate next(MonthDay day) {
        int year = today.getYear();
        while (!day.isValidYear(year) || day.atYear(year).isBefore(today)) {
            year++;
        }
        return day.atYear(year);
    }

    /** The next day with this number, from 1 to 31; today is one. */
    LocalDate nextDayOfMonth(int number) {
        LocalDate first = today.withDayOfMonth(1);
        while (first.lengthOfMonth() < number || first.withDayOfMonth(number).isBefore(today)) {
            first = first.plus(1, ChronoUnit.MONTHS);
        }
        return first.withDayOfMonth(number);
    }
}
