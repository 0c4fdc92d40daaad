package obliged.slack.dates;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** What the parser reads, in a form that tests compare: a date, a question's sentence, or nothing. */
final class Read {
    static final Object NO_DATE = Optional.empty();

    private Read() {}

    /** Where nothing but a date is wanted. */
    static Object alone(String typed, ZoneId zone, Set<DayOfWeek> workingDays, Instant now) {
        return plain(new DateParser(new Writer(zone, workingDays, now)).read(typed));
    }

    /** Among other words. */
    static Object among(String words, ZoneId zone, Set<DayOfWeek> workingDays, Instant now) {
        return plain(new DateParser(new Writer(zone, workingDays, now)).find(words));
    }

    private static Object plain(DateReading reading) {
        if (reading instanceof DateReading.Found found) {
            return found.date();
        }
        return reading instanceof DateReading.Questioned questioned
                ? DateQuestionText.of(questioned.question())
                : NO_DATE;
    }
}
