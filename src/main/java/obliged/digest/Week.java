package obliged.digest;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/**
 * Seven days, from Monday to Sunday. The methods take the zone in which it begins and ends.
 *
 * @param monday its first day
 */
public record Week(LocalDate monday) implements Comparable<Week> {
    public Week {
        if (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
            throw new IllegalArgumentException("no Monday: " + monday);
        }
    }

    /** The week in which a day lies. */
    public static Week of(LocalDate day) {
        return new Week(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
    }

    /** The week in which a moment lies. */
    static Week of(Instant moment, ZoneId zone) {
        return of(moment.atZone(zone).toLocalDate());
    }

    public LocalDate sunday() {
        return monday.plusDays(6);
    }

    /** The week this many weeks earlier. */
    public Week minus(int weeks) {
        return new Week(monday.minusWeeks(weeks));
    }

    /** When it begins. */
    Instant begins(ZoneId zone) {
        return monday.atStartOfDay(zone).toInstant();
    }

    /** When it is over: the first moment of the next one. */
    Instant ends(ZoneId zone) {
        return monday.plusWeeks(1).atStartOfDay(zone).toInstant();
    }

    boolean holds(Instant moment, ZoneId zone) {
        return of(moment, zone).equals(this);
    }

    @Override
    public int compareTo(Week other) {
        return monday.compareTo(other.monday);
    }
}
