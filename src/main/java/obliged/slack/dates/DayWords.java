package obliged.slack.dates;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import obliged.ask.Date;
import org.jspecify.annotations.Nullable;

/**
 * Reads days as they are named from today: {@code tomorrow}, {@code next tuesday}, {@code in 3 days}, {@code eow}, and
 * leaves those of the calendar to {@link CalendarWords}. What it finds may be past. Calendar weeks start on Monday.
 */
final class DayWords {
    private static final Pattern WEEKDAY = Pattern.compile("(?:(this|next) )?([a-z]+)");
    private static final Pattern DATED_WEEKDAY = Pattern.compile("(?:(?:this|next) )?([a-z]+) (.+)");
    private static final Pattern END = Pattern.compile("end of (?:(next) |this |the )?([a-z]+)");
    private static final Pattern MANY_DAYS = Pattern.compile("(this|next) (week|month|year)");

    private static final Map<String, String> SHORT =
            Map.of("eow", "end of week", "eom", "end of month", "eoy", "end of year");

    private static final Map<String, DayOfWeek> WEEKDAYS = Stream.concat(
                    Stream.of(DayOfWeek.values())
                            .flatMap(day -> Stream.of(day.name(), day.name().substring(0, 3))
                                    .map(name -> Map.entry(name.toLowerCase(Locale.ROOT), day))),
                    Stream.of(
                            Map.entry("tues", DayOfWeek.TUESDAY),
                            Map.entry("thur", DayOfWeek.THURSDAY),
                            Map.entry("thurs", DayOfWeek.THURSDAY)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final LocalDate today;
    private final ZoneId zone;
    private final Set<DayOfWeek> workingDays;
    private final CalendarWords calendar;

    DayWords(LocalDate today, ZoneId zone, Set<DayOfWeek> workingDays) {
        this.today = today;
        this.zone = zone;
        // A week has an end even for whoever works on no day of it.
        this.workingDays = workingDays.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : workingDays;
        this.calendar = new CalendarWords(today, zone);
    }

    /** Reads small letters with single blanks. */
    DateWords.Reading read(String words) {
        LocalDate named = named(words);
        if (named != null) {
            return new DateWords.Found(Date.on(named, zone));
        }
        if (MANY_DAYS.matcher(words).matches()) {
            return new DateWords.Questioned("A " + words.split(" ", 2)[1]
                    + " has many days. Write the one you mean, like next friday or 24 dec.");
        }
        Matcher dated = DATED_WEEKDAY.matcher(words);
        DayOfWeek weekday = dated.matches() ? WEEKDAYS.get(dated.group(1)) : null;
        return weekday == null ? calendar.read(words) : agreed(weekday, dated.group(1), dated.group(2));
    }

    private @Nullable LocalDate named(String words) {
        Span span = Span.read(words);
        if (span != null) {
            return span.unit().isDateBased() ? today.plus(span.count(), span.unit()) : null;
        }
        Matcher weekday = WEEKDAY.matcher(words);
        if (weekday.matches() && WEEKDAYS.containsKey(weekday.group(2))) {
            return weekday(weekday.group(1), WEEKDAYS.get(weekday.group(2)));
        }
        Matcher end = END.matcher(SHORT.getOrDefault(words, words));
        if (end.matches()) {
            return end(end.group(1) != null, end.group(2));
        }
        return switch (words) {
            case "today" -> today;
            case "tomorrow" -> today.plusDays(1);
            // To be questioned: whoever writes so means a date, and none is past.
            case "yesterday" -> today.minusDays(1);
            default -> null;
        };
    }

    /** Alone it is the next one after today; this or next, it is that calendar week's. */
    private LocalDate weekday(@Nullable String which, DayOfWeek weekday) {
        if (which == null) {
            return today.with(TemporalAdjusters.next(weekday));
        }
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return monday.plusWeeks(which.equals("next") ? 1 : 0).with(TemporalAdjusters.nextOrSame(weekday));
    }

    private @Nullable LocalDate end(boolean next, String span) {
        return switch (span) {
            case "week" -> endOfWeek(next ? today.plusWeeks(1) : today);
            case "month" -> today.plusMonths(next ? 1 : 0).with(TemporalAdjusters.lastDayOfMonth());
            case "year" -> today.plusYears(next ? 1 : 0).with(TemporalAdjusters.lastDayOfYear());
            default -> {
                Month month = next ? null : CalendarWords.month(span);
                yield month == null ? null : endOf(month);
            }
        };
    }

    private LocalDate endOf(Month month) {
        LocalDate last = today.with(month).with(TemporalAdjusters.lastDayOfMonth());
        return last.isBefore(today) ? last.plusYears(1).with(TemporalAdjusters.lastDayOfMonth()) : last;
    }

    /** The last working day of the week that {@code day} is in; where that is past, of the week after. */
    private LocalDate endOfWeek(LocalDate day) {
        LocalDate last =
                day.with(TemporalAdjusters.previousOrSame(startOfWeek())).plusDays(6);
        while (!workingDays.contains(last.getDayOfWeek())) {
            last = last.minusDays(1);
        }
        return last.isBefore(today) ? last.plusWeeks(1) : last;
    }

    /** Monday, but whoever works from Sunday to Thursday ends the week on Thursday. */
    private DayOfWeek startOfWeek() {
        DayOfWeek start = DayOfWeek.MONDAY;
        while (workingDays.size() < 7 && workingDays.contains(start.minus(1))) {
            start = start.minus(1);
        }
        return start;
    }

    private DateWords.Reading agreed(DayOfWeek weekday, String name, String date) {
        DateWords.Reading reading = calendar.read(date);
        if (reading instanceof DateWords.Found found && found.date().day().getDayOfWeek() != weekday) {
            return new DateWords.Questioned(
                    date + " is a " + said(found.date().day().getDayOfWeek()) + ", not a " + said(weekday) + ". Write "
                            + date + " or " + name + ".");
        }
        return reading;
    }

    private static String said(DayOfWeek weekday) {
        return weekday.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }
}
