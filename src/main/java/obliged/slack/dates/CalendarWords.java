package obliged.slack.dates;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.Year;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import obliged.ask.Date;
import org.jspecify.annotations.Nullable;

/**
 * Reads days of the calendar: {@code 24 dec}, {@code dec 24}, {@code 24/12}, {@code 2026-12-24}. Without a year the next
 * such day is meant. What it finds with a year may be past.
 */
final class CalendarWords {
    private static final String DAY = "(?:the )?(\\d{1,2})(?:st|nd|rd|th)?";
    private static final Pattern DAY_AND_MONTH = Pattern.compile(DAY + "\\.?[ -]?(?:of )?([a-z]+)(?:[ -](\\d{4}))?");
    private static final Pattern MONTH_AND_DAY = Pattern.compile("([a-z]+) " + DAY + "(?: (\\d{4}))?");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})");
    private static final Pattern SHORT_YEAR = Pattern.compile("\\d{1,2}([/.])\\d{1,2}\\1\\d{2}");
    private static final Pattern SLASHED = Pattern.compile("(\\d{1,2})/(\\d{1,2})");
    private static final Pattern DOTTED = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.");

    private static final Map<String, Month> MONTHS = Stream.concat(
                    Stream.of(Month.values())
                            .flatMap(month -> Stream.of(
                                            month.name(), month.name().substring(0, 3))
                                    .distinct()
                                    .map(name -> Map.entry(name.toLowerCase(Locale.ROOT), month))),
                    Stream.of(Map.entry("sept", Month.SEPTEMBER)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final LocalDate today;
    private final ZoneId zone;

    CalendarWords(LocalDate today, ZoneId zone) {
        this.today = today;
        this.zone = zone;
    }

    static @Nullable Month month(String name) {
        return MONTHS.get(name);
    }

    /** Reads small letters with single blanks. */
    DateWords.Reading read(String words) {
        Matcher named = DAY_AND_MONTH.matcher(words);
        if (named.matches()) {
            return named(words, named.group(1), named.group(2), named.group(3));
        }
        named = MONTH_AND_DAY.matcher(words);
        if (named.matches()) {
            return named(words, named.group(2), named.group(1), named.group(3));
        }
        Matcher numbers = YEAR_FIRST.matcher(words);
        if (numbers.matches()) {
            return day(words, number(numbers.group(4)), number(numbers.group(3)), number(numbers.group(1)));
        }
        numbers = YEAR_LAST.matcher(words);
        if (numbers.matches()) {
            return inOrder(words, number(numbers.group(1)), number(numbers.group(3)), number(numbers.group(4)));
        }
        if (SHORT_YEAR.matcher(words).matches()) {
            return new DateWords.Questioned(words + " could be several days. Write it like 24 dec 2026 or 2026-12-24.");
        }
        return withoutYear(words);
    }

    private DateWords.Reading named(String words, String day, String name, @Nullable String year) {
        Month month = MONTHS.get(name);
        return month == null
                ? new DateWords.NotADate()
                : day(words, number(day), month.getValue(), year == null ? null : number(year));
    }

    private DateWords.Reading withoutYear(String words) {
        Matcher slashed = SLASHED.matcher(words);
        if (slashed.matches()) {
            int first = number(slashed.group(1));
            int second = number(slashed.group(2));
            // As 50/50 is.
            return isDay(first, second) || isDay(second, first)
                    ? inOrder(words, first, second, null)
                    : new DateWords.NotADate();
        }
        Matcher dotted = DOTTED.matcher(words);
        // Whoever writes dots begins with the day; 9.30. is rather a time or a sum.
        return dotted.matches() && isDay(number(dotted.group(1)), number(dotted.group(2)))
                ? inOrder(words, number(dotted.group(1)), number(dotted.group(2)), null)
                : new DateWords.NotADate();
    }

    /** Some begin with the day, some with the month: it is certain only if one of them can't be the month. */
    private DateWords.Reading inOrder(String words, int first, int second, @Nullable Integer year) {
        if (isDay(first, second) && isDay(second, first) && first != second) {
            String suffix = year == null ? "" : " " + year;
            return new DateWords.Questioned(words + " could be " + first + " " + said(second) + " or " + second + " "
                    + said(first) + ". Write " + first + " " + typed(second) + suffix + " or " + second + " "
                    + typed(first) + suffix + ".");
        }
        return isDay(second, first) ? day(words, second, first, year) : day(words, first, second, year);
    }

    private static boolean isDay(int day, int month) {
        return day >= 1 && day <= 31 && month >= 1 && month <= 12;
    }

    private DateWords.Reading day(String words, int day, int month, @Nullable Integer year) {
        if (!isDay(day, month)
                || day
                        > (year == null
                                ? Month.of(month).maxLength()
                                : Month.of(month).length(Year.isLeap(year)))) {
            int last = month >= 1 && month <= 12 ? month : 12;
            return new DateWords.Questioned(
                    "There is no " + words + " in the calendar. Write a day that there is, like "
                            + Month.of(last).minLength() + " " + typed(last) + ".");
        }
        LocalDate found = year == null ? next(MonthDay.of(month, day)) : LocalDate.of(year, month, day);
        return new DateWords.Found(Date.on(found, zone));
    }

    private LocalDate next(MonthDay day) {
        int year = today.getYear();
        while (!day.isValidYear(year) || day.atYear(year).isBefore(today)) {
            year++;
        }
        return day.atYear(year);
    }

    private static String said(int month) {
        return Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String typed(int month) {
        return Month.of(month).getDisplayName(TextStyle.SHORT, Locale.ENGLISH).toLowerCase(Locale.ROOT);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
