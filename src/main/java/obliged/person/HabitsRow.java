package obliged.person;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.stream.Stream;
import obliged.shared.PersonId;
import obliged.shared.PublicHolidays;
import org.jspecify.annotations.Nullable;

/** Habits as stored. Public because Jdbi's {@code @BindMethods} sees the methods of public types only. */
public record HabitsRow(
        PersonId person,
        String days,
        String remindedAt,
        boolean reminded,
        @Nullable LocalDate awayUntil,
        @Nullable String holidays) {

    static HabitsRow of(PersonId person, Habits habits) {
        return new HabitsRow(
                person,
                habits.days().stream().sorted().map(DayOfWeek::name).collect(joining(",")),
                habits.remindedAt().toString(),
                habits.reminded(),
                habits.awayUntil(),
                habits.holidays() == null ? null : habits.holidays().code());
    }

    Habits habits() {
        return new Habits(
                Stream.of(days.split(",")).map(DayOfWeek::valueOf).collect(toSet()),
                LocalTime.parse(remindedAt),
                reminded,
                awayUntil,
                holidays == null ? null : new PublicHolidays(holidays));
    }
}
