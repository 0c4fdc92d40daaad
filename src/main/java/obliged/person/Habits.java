package obliged.person;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import obliged.shared.PublicHolidays;
import org.jspecify.annotations.Nullable;

/**
 * When someone works, and how they want to be reminded. They tell us this themselves; it is in no profile.
 *
 * @param days on which they work; never empty
 * @param remindedAt the time of their daily reminder, in their own zone
 * @param reminded whether they want a reminder at all
 * @param awayUntil the first day on which they are back
 * @param holidays the public holidays on which they do not work; null if they chose none
 */
public record Habits(
        Set<DayOfWeek> days,
        LocalTime remindedAt,
        boolean reminded,
        @Nullable LocalDate awayUntil,
        @Nullable PublicHolidays holidays) {
    /** The defaults, for everyone who set nothing else. */
    public static final Habits USUAL =
            new Habits(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(9, 0), true, null);

    /** Without public holidays. */
    public Habits(Set<DayOfWeek> days, LocalTime remindedAt, boolean reminded, @Nullable LocalDate awayUntil) {
        this(days, remindedAt, reminded, awayUntil, null);
    }

    public Habits {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("no working days");
        }
        days = Set.copyOf(days);
        remindedAt = remindedAt.truncatedTo(ChronoUnit.MINUTES);
    }

    /** The same, but with or without reminders. */
    public Habits reminded(boolean on) {
        return new Habits(days, remindedAt, on, awayUntil, holidays);
    }

    public boolean isAway(LocalDate day) {
        return awayUntil != null && day.isBefore(awayUntil);
    }
}
