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
 * Someone whose turn it is to be looked at, at one moment: whether it is time to remind them, and when to look again. By
 * the rules of their zone: an hour that their clock skips has come when it does, one that it shows twice comes the first
 * time, and one that their calendar skips with its day does not come.
 *
 * @param looked the last day on which it was looked what there is to say to them
 */
record ReminderTiming(Person person, @Nullable LocalDate looked, Instant now) {
    /** So long after their hour it is not too late, on the same day. */
    private static final Duration NOT_TOO_LATE = Duration.ofHours(9);

    LocalDate today() {
        return now.atZone(person.zone()).toLocalDate();
    }

    /** Their next working day. */
    LocalDate next() {
        return person.hours().plusDays(today(), 1);
    }

    /**
     * Days only count forwards: over the date line a day may come again, and someone who had its reminder needs no
     * other.
     */
    boolean isTime() {
        LocalDate today = today();
        return isReminded()
                && person.habits().days().contains(today.getDayOfWeek())
                && !person.habits().isAway(today)
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
                && person.kind() != Person.Kind.FOREIGN;
    }

    /** Whether it is the first time in this week of theirs, which begins on Monday. */
    boolean isFirstOfWeek() {
        return looked == null || looked.isBefore(today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
    }

    /** When their hour comes next. */
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
