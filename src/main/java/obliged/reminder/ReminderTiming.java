package obliged.reminder;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import obliged.person.Person;
import org.jspecify.annotations.Nullable;

/**
 * Whether it is time to remind someone, and when to check again. This goes by their zone: an hour that the clock skips
 * counts at the moment of the skip, one that occurs twice counts the first time, and a day that the calendar skips has
 * no reminder.
 *
 * @param looked the last day for which their asks were looked at
 */
record ReminderTiming(Person person, @Nullable LocalDate looked, Instant now) {
    /** How long after their hour they are still reminded, on the same day. */
    private static final Duration NOT_TOO_LATE = Duration.ofHours(9);

    LocalDate today() {
        return now.atZone(person.zone()).toLocalDate();
    }

    /** Their next working day. */
    LocalDate next() {
        return person.hours().plusDays(today(), 1);
    }

    /**
     * Whether to remind them now. Only later days count: after crossing the date line the same day may come again, for
     * which they were already reminded.
     */
    boolean isTime() {
        LocalDate today = today();
        return isReminded()
                && person.hours().isWorkingDay(today)
                && person.absence(now).isEmpty()
                && (looked == null || looked.isBefore(today))
                && isWithin(hour(today));
    }

    private boolean isWithin(Instant hour) {
        return !now.isBefore(hour) && !now.isAfter(hour.plus(NOT_TOO_LATE));
    }

    private boolean isReminded() {
        return person.habits().reminded()
                && !person.gone()
                && person.kind() != Person.Kind.BOT
                && person.kind() != Person.Kind.FOREIGN
                && person.kind() != Person.Kind.STRANGER;
    }

    /** Whether it is their first reminder in this week, which begins on Monday. */
    boolean isFirstOfWeek() {
        return looked == null || looked.isBefore(today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
    }

    /** The next time at which their hour comes. */
    Instant lookAgain() {
        LocalDate today = today();
        Instant hour = hour(today);
        return hour.isAfter(now) ? hour : hour(today.plusDays(1));
    }

    private Instant hour(LocalDate day) {
        ZoneOffsetTransition skipped = person.zone()
                .getRules()
                .getTransition(day.atTime(person.habits().remindedAt()));
        return skipped != null && skipped.isGap()
                ? skipped.getInstant()
                : day.atTime(person.habits().remindedAt()).atZone(person.zone()).toInstant();
    }
}
