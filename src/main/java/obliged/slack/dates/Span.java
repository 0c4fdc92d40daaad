package obliged.slack.dates;

import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long from now: {@code in 3 days}, {@code in an hour}. */
record Span(int count, ChronoUnit unit) {
    private static final Pattern IN = Pattern.compile("in ([a-z]+ |\\d{1,4} ?)([a-z]+)");

    /** Reads small letters with single blanks. */
    static @Nullable Span read(String words) {
        Matcher in = IN.matcher(words);
        if (!in.matches()) {
            return null;
        }
        int count = count(in.group(1).strip());
        ChronoUnit unit = unit(in.group(2));
        return count < 0 || unit == null ? null : new Span(count, unit);
    }

    private static int count(String word) {
        return switch (word) {
            case "a", "an", "one" -> 1;
            case "two" -> 2;
            case "three" -> 3;
            case "four" -> 4;
            case "five" -> 5;
            case "six" -> 6;
            case "seven" -> 7;
            case "eight" -> 8;
            case "nine" -> 9;
            case "ten" -> 10;
            default -> Character.isDigit(word.charAt(0)) ? Integer.parseInt(word) : -1;
        };
    }

    private static @Nullable ChronoUnit unit(String word) {
        return switch (word) {
            case "min", "mins", "minute", "minutes" -> ChronoUnit.MINUTES;
            case "h", "hr", "hrs", "hour", "hours" -> ChronoUnit.HOURS;
            case "day", "days" -> ChronoUnit.DAYS;
            case "week", "weeks" -> ChronoUnit.WEEKS;
            case "month", "months" -> ChronoUnit.MONTHS;
            case "year", "years" -> ChronoUnit.YEARS;
            default -> null;
        };
    }
}
