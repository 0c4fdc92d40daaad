package obliged.digest;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/** An hour of the week in one time zone. */
record Hour(DayOfWeek day, LocalTime time, ZoneId zone) {
    /** The moment of this hour on the local day of {@code now}, if it has passed. */
    Optional<Instant> passedToday(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return Optional.of(on(today)).filter(hour -> today.getDayOfWeek() == day && !hour.isAfter(now));
    }

    /** The next moment of this hour. */
    Instant next(Instant now) {
        LocalDate first = now.atZone(zone).toLocalDate().with(TemporalAdjusters.nextOrSame(day));
        return on(first).isAfter(now) ? on(first) : on(first.plusWeeks(1));
    }

    /**
     * The moment of this hour on a day: if the clock skips it, the moment of the skip; if it occurs twice, the first.
     */
    private Instant on(LocalDate date) {
        LocalDateTime wall = date.atTime(time);
        ZoneOffsetTransition change = zone.getRules().getTransition(wall);
        return change != null && change.isGap()
                ? change.getInstant()
                : wall.atZone(zone).toInstant();
    }
}
