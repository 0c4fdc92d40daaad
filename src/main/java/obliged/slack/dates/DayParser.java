package obliged.slack.dates;

import java.time.LocalDate;
import java.util.Set;
import obliged.slack.dates.DateQuestion.Reason;
import obliged.slack.dates.DayTable.Day;
import obliged.slack.dates.DayTable.Found;
import obliged.slack.dates.DayTable.Kind;
import obliged.slack.dates.Pattern.Match;
import org.jspecify.annotations.Nullable;

/** Reads days: those of {@link DayTable}, and a weekday with a day of the calendar, which must be the same day. */
final class DayParser {
    private static final Pattern WEEKDAY = Pattern.of("[this|next|coming|on] ANYWEEKDAY [feira]");
    private static final Set<String> BETWEEN =
            Set.of(",", ".", "(", "-", "–", "*", "_", "the", "den", "dem", "der", "le", "el", "il", "on");
    private static final int MOST_BETWEEN = 2;

    private DayParser() {}

    /** The day that is typed from there on. */
    static @Nullable Found find(Tokens tokens, int from, Calendar calendar) {
        Found day = DayTable.find(tokens, from, calendar);
        Match weekday = WEEKDAY.match(tokens, from);
        Found dated = weekday == null ? null : dated(tokens, weekday, weekday.end(), calendar);
        if (dated != null && (day == null || dated.end() > day.end())) {
            return dated;
        }
        return day != null && day.kind() == Kind.CALENDAR ? withWeekdayBehind(tokens, from, day) : day;
    }

    private static @Nullable Found dated(Tokens tokens, Match weekday, int from, Calendar calendar) {
        int at = from;
        while (at - from <= MOST_BETWEEN && BETWEEN.contains(tokens.at(at).text())) {
            at++;
        }
        if (tokens.at(at).onNewLine()) {
            return null;
        }
        Found day = DayTable.find(tokens, at, calendar);
        boolean named =
                day != null && (day.kind() == Kind.CALENDAR || day.kind() == Kind.NTH || day.kind() == Kind.NUMBERS);
        if (day == null || !named) {
            return null;
        }
        boolean bracket = tokens.at(at - 1).is("(") && tokens.at(day.end()).is(")");
        int end = bracket ? day.end() + 1 : day.end();
        return new Found(
                agreed(day.day(), weekday, tokens.said(at, day.end())),
                end,
                day.kind() == Kind.NTH ? Kind.CALENDAR : day.kind());
    }

    private static Found withWeekdayBehind(Tokens tokens, int from, Found day) {
        int at = day.end();
        boolean bracket = tokens.at(at).is("(");
        at += bracket || tokens.at(at).is(",") ? 1 : 0;
        Match weekday = tokens.at(at).onNewLine() ? null : Pattern.of("WEEKDAY").match(tokens, at);
        if (weekday == null || bracket && !tokens.at(at + 1).is(")")) {
            return day;
        }
        return new Found(
                agreed(day.day(), weekday, tokens.said(from, day.end())), bracket ? at + 2 : at + 1, day.kind());
    }

    private static Day agreed(Day day, Match weekday, String date) {
        LocalDate found = day.date();
        if (found == null || found.getDayOfWeek() == weekday.weekday()) {
            return day;
        }
        return Day.asked(
                Reason.OTHER_WEEKDAY,
                date + " is a " + Vocabulary.said(found.getDayOfWeek()) + ", not a "
                        + Vocabulary.said(weekday.weekday()),
                date,
                weekday.weekdayName());
    }
}
