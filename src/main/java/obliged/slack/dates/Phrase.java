package obliged.slack.dates;

import java.time.LocalDate;
import java.time.LocalTime;
import obliged.slack.dates.DayTable.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A date as it was typed, not yet judged.
 *
 * @param day where one was named
 * @param minutes so many from now, where that was said
 * @param time none is the whole day
 */
record Phrase(
        @Nullable LocalDate day,
        @Nullable Long minutes,
        @Nullable LocalTime time,
        ZoneParser.@Nullable Found zone,
        @Nullable DateQuestion question,
        Kind kind,
        boolean timed,
        int start,
        int end) {
    Phrase on(LocalDate other, int from) {
        return new Phrase(other, null, time, zone, question, Kind.PLAIN, timed, from, end);
    }

    Phrase until(int other) {
        return new Phrase(day, minutes, time, zone, question, kind, timed, start, other);
    }

    Phrase asked(DateQuestion what, int until) {
        return new Phrase(day, minutes, time, zone, what, Kind.PLAIN, timed, start, until);
    }
}
