package obliged.slack;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import obliged.ask.Date;

/** Reads the dates that people type, in the zone of who types: {@code today}, {@code friday}, {@code 2026-12-24 15:00}. */
final class DateWords {
    /** What some words turned out to be. */
    sealed interface Reading {}

    record Found(Date date) implements Reading {}

    /** Meant as a date, but it is past, or there is no such day. {@code why} names the thing. */
    record Questioned(String why) implements Reading {}

    /** Just words. */
    record NotADate() implements Reading {}

    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[ t](\\d{1,2}):(\\d{2}))?");

    private static final Map<String, DayOfWeek> WEEKDAYS = Stream.of(DayOfWeek.values())
            .flatMap(day -> Stream.of(day.name(), day.name().substring(0, 3))
                    .map(name -> Map.entry(name.toLowerCase(Locale.ROOT), day)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /** No date that we know is nearly as long. */
    private static final int LONGEST = 64;

    private DateWords() {}

    /** Whether it is worth reading: quick, as a long text may have many places that begin like a date. */
    static boolean mayBeOne(String typed) {
        return typed.length() <= LONGEST;
    }

    static Reading read(String typed, ZoneId zone, Instant now) {
        if (!mayBeOne(typed)) {
            return new NotADate();
        }
        String words = typed.strip().replaceFirst("[.!?]+$", "").toLowerCase(Locale.ROOT);
        LocalDate today = now.atZone(zone).toLocalDate();
        if (words.equals("today")) {
            return new Found(Date.on(today, zone));
        }
        if (words.equals("tomorrow")) {
            return new Found(Date.on(today.plusDays(1), zone));
        }
        DayOfWeek weekday = WEEKDAYS.get(words);
        if (weekday != null) {
            return new Found(Date.on(today.with(TemporalAdjusters.next(weekday)), zone));
        }
        Matcher iso = ISO.matcher(words);
        return iso.matches() ? iso(iso, words, zone, now) : new NotADate();
    }

    private static Reading iso(Matcher iso, String words, ZoneId zone, Instant now) {
        Date date;
        try {
            LocalDate day = LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3));
            date = iso.group(4) == null
                    ? Date.on(day, zone)
                    : Date.at(day, LocalTime.of(number(iso, 4), number(iso, 5)), zone);
        } catch (DateTimeException e) {
            return new Questioned("There is no " + words + " in the calendar.");
        }
        return date.ends(zone).isAfter(now) ? new Found(date) : new Questioned(DateText.of(date, now) + " is past.");
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
