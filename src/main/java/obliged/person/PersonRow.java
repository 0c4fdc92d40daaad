package obliged.person;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import obliged.shared.PersonId;
import org.jspecify.annotations.Nullable;

/** A person as stored; a row without days means the default habits. */
record PersonRow(
        PersonId id,
        String name,
        ZoneId zone,
        Person.Kind kind,
        boolean gone,
        @Nullable String days,
        @Nullable String remindedAt,
        boolean reminded,
        @Nullable LocalDate awayUntil,
        @Nullable String holidays,
        @Nullable Instant statusAwayUntil,
        String names) {

    /** Someone's other names as stored, one a line. */
    static String lines(Person person) {
        return String.join("\n", person.names());
    }

    Person person() {
        Habits habits = days == null || remindedAt == null
                ? Habits.USUAL
                : new HabitsRow(id, days, remindedAt, reminded, awayUntil, holidays).habits();
        return new Person(id, name, zone, kind, gone, habits, names.lines().toList(), statusAwayUntil);
    }
}
