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

/** An hour of the week on the clocks of one zone. */
record Hour(DayOfWeek day, LocalTime time, ZoneId zone) {
    /**
     * When it was on the local day of a moment, if it was.
     */
    Optional<Instant> passedToday(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return Optional.of(on(today)).filter(hour -> today.getDayOfWeek() == day && !hour.isAfter(now));
    }

    /** When it is next. */
    Instant next(Instant now) {
        LocalDate first = now.atZone(zone).toLocalDate().with(TemporalAdjusters.nextOrSame(day));
        return on(first).isAfter(now) ? on(first) : on(first.plusWeeks(1));
    }

    /** On a day whose clocks skip it, when they do; where they show it twice, the first time. */
    private Instant on(LocalDate date) {
        LocalDateTime wall = date.atTime(time);
        ZoneOffsetTransition change = zone.getRules().getTransition(wall);
        return change != null && change.isGap()
                ? change.getInstant()
                : wall.atZone(zone).toInstant();
    }
}
