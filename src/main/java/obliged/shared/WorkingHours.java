package obliged.shared;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a person or a team works: on which days, from when to when, in one time zone. Working time is counted on the
 * local clock, so that a day with a clock change is as long as any other.
 *
 * @param days never empty
 * @param opens before {@code closes}
 * @param holidays on which they do not work either; null if none are chosen
 */
public record WorkingHours(
        ZoneId zone,
        Set<DayOfWeek> days,
        LocalTime opens,
        LocalTime closes,
        @Nullable PublicHolidays holidays) {
    public WorkingHours {
        if (days.isEmpty() || !opens.isBefore(closes)) {
            throw new IllegalArgumentException("no working time: " + days + " " + opens + "-" + closes);
        }
        days = Set.copyOf(days);
    }

    /** Without public holidays. */
    public WorkingHours(ZoneId zone, Set<DayOfWeek> days, LocalTime opens, LocalTime closes) {
        this(zone, days, opens, closes, null);
    }

    public boolean isWorkingDay(LocalDate day) {
        return isOfWeek(day) && (holidays == null || !holidays.includes(day));
    }

    /** Whether they work on such a day of the week. */
    private boolean isOfWeek(LocalDate day) {
        return days.contains(day.getDayOfWeek());
    }

    /** The public holidays from one day to another, exclusive, that would be working days. */
    public List<LocalDate> daysOff(LocalDate from, LocalDate to) {
        return holidays == null
                ? List.of()
                : holidays.between(from, to).stream().filter(this::isOfWeek).toList();
    }

    /** How long a working day is. */
    public Duration day() {
        return Duration.between(opens, closes);
    }

    /** The working time from one moment to a later one. */
    public Duration between(Instant from, Instant to) {
        // A clock that is set back shows a later moment as an earlier one.
        if (!from.isBefore(to) || !wall(from).isBefore(wall(to))) {
            return Duration.ZERO;
        }
        LocalDate first = day(from);
        LocalDate last = day(to);
        Duration begun = since(from);
        Duration ended = since(to);
        return day().multipliedBy(workingDays(first, last)).minus(begun).plus(ended);
    }

    /** The first moment at which this much working time will have passed. */
    public Instant plus(Instant from, Duration working) {
        if (working.isZero()) {
            return from;
        }
        LocalDate day = day(from);
        Duration left = working.plus(since(from));
        while (!isWorkingDay(day) || left.compareTo(day()) > 0) {
            if (isWorkingDay(day)) {
                left = left.minus(day());
            }
            day = day.plusDays(1);
        }
        return shown(day.atTime(opens.plus(left)), from);
    }

    /**
     * The first moment after another at which the local clock shows a time; if the clock skips it, the moment of the
     * skip.
     */
    private Instant shown(LocalDateTime time, Instant after) {
        ZoneOffsetTransition change = zone.getRules().getTransition(time);
        if (change != null && change.isGap()) {
            return change.getInstant();
        }
        ZonedDateTime first = time.atZone(zone);
        return first.toInstant().isBefore(after)
                ? first.withLaterOffsetAtOverlap().toInstant()
                : first.toInstant();
    }

    /** The day a number of working days later. A day off counts as the working day before it. */
    public LocalDate plusDays(LocalDate day, long working) {
        LocalDate later = day;
        for (long left = working; left > 0; ) {
            later = later.plusDays(1);
            if (isWorkingDay(later)) {
                left--;
            }
        }
        return later;
    }

    /** How many working days ended between two moments. */
    public long daysEnded(Instant from, Instant to) {
        return from.isBefore(to) ? workingDays(day(from), day(to)) : 0;
    }

    /** How many whole working days lie between two moments. The day of the first moment never counts. */
    public long wholeDays(Instant from, Instant to) {
        LocalDate next = day(from).plusDays(1);
        return next.isBefore(day(to)) ? workingDays(next, day(to)) : 0;
    }

    /** The number of working days from one day to another, exclusive. */
    private long workingDays(LocalDate from, LocalDate to) {
        long all = ChronoUnit.DAYS.between(from, to);
        long working = all / 7 * days.size();
        for (LocalDate day = to.minusDays(all % 7); day.isBefore(to); day = day.plusDays(1)) {
            if (isOfWeek(day)) {
                working++;
            }
        }
        return working - daysOff(from, to).size();
    }

    /** The working time of a moment's day that has passed by then. */
    private Duration since(Instant moment) {
        LocalTime time = wall(moment).toLocalTime();
        if (!isWorkingDay(day(moment)) || time.isBefore(opens)) {
            return Duration.ZERO;
        }
        return time.isAfter(closes) ? day() : Duration.between(opens, time);
    }

    private LocalDate day(Instant moment) {
        return wall(moment).toLocalDate();
    }

    private LocalDateTime wall(Instant moment) {
        return LocalDateTime.ofInstant(moment, zone);
    }
}
