package obliged.ask.value;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import obliged.shared.WorkingHours;
import org.jspecify.annotations.Nullable;

/**
 * A day, an optional time of day, and the zone of the person who set it. Without a time it is the same day for
 * everyone; with one it is an instant.
 */
public record Date(LocalDate day, @Nullable LocalTime time, ZoneId zone) {
    /** A date has whole minutes, so a part of a minute is rounded up. */
    private static final Duration REST_OF_A_MINUTE = Duration.ofMinutes(1).minusNanos(1);

    /** An answer that comes sooner moves no time. */
    private static final Duration SHORTEST_WAIT = Duration.ofHours(1);

    public static Date on(LocalDate day, ZoneId zone) {
        return new Date(day, null, zone);
    }

    public static Date at(LocalDate day, LocalTime time, ZoneId zone) {
        return new Date(day, time, zone);
    }

    /** The minute of a moment. If a local time occurs twice, a date always means the first. */
    public static Date at(Instant instant, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, zone).truncatedTo(ChronoUnit.MINUTES);
        return at(local.toLocalDate(), local.toLocalTime(), zone);
    }

    /** When it is over: its time, or the midnight that ends its day in {@code whose} zone. */
    public Instant ends(ZoneId whose) {
        return time == null
                ? day.plusDays(1).atStartOfDay(whose).toInstant()
                : day.atTime(time).atZone(zone).toInstant();
    }

    /**
     * Whether it ends after {@code other}. Two days are compared as days, in any zones; compared with a time, a day
     * lasts until midnight in the zone of the person who set it. Across zones this is not an order to sort by; {@link
     * #ends} is, for one person.
     */
    public boolean isLaterThan(Date other) {
        return time == null && other.time == null
                ? day.isAfter(other.day)
                : ends(zone).isAfter(other.ends(other.zone));
    }

    /** Whether both mean the same: the same day in any zones, or the same moment. */
    public boolean isSameAs(@Nullable Date other) {
        return other != null
                && (time == null) == (other.time == null)
                && !isLaterThan(other)
                && !other.isLaterThan(this);
    }

    /**
     * The date moved by the working time that someone waited: an instant by their working hours, if it was an hour or
     * more, a day by the working days that ended meanwhile.
     */
    public Date movedBy(Instant since, Instant until, WorkingHours hours) {
        if (time == null) {
            return on(hours.plusDays(day, hours.daysEnded(since, until)), zone);
        }
        Duration waited = hours.between(since, until);
        return waited.compareTo(SHORTEST_WAIT) < 0
                ? this
                : at(hours.plus(ends(zone), waited).plus(REST_OF_A_MINUTE), zone);
    }

    /** As {@link #parse} reads it: {@code 2026-11-26T15:00[Europe/Lisbon]}. */
    @Override
    public String toString() {
        return day + (time == null ? "" : "T" + time) + "[" + zone + "]";
    }

    public static Date parse(String text) {
        int bracket = text.indexOf('[');
        ZoneId zone = ZoneId.of(text.substring(bracket + 1, text.length() - 1));
        int t = text.indexOf('T');
        return t < 0 || t > bracket
                ? on(LocalDate.parse(text.substring(0, bracket)), zone)
                : at(LocalDate.parse(text.substring(0, t)), LocalTime.parse(text.substring(t + 1, bracket)), zone);
    }
}
