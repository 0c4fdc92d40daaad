package obliged.slack.dates;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import obliged.ask.Date;

/**
 * Reads the dates that people type, in the zone of who types: a day ({@link DayWords}), a time of day ({@link TimeWords}),
 * both in either order, or {@code in 3 hours}. What is surely no date stays words; what is meant as one but is past, more
 * than two years ahead, impossible or could be two is questioned, in sentences that say what to write.
 */
public final class DateWords {
    /** What some words turned out to be. */
    public sealed interface Reading {}

    public record Found(Date date) implements Reading {}

    /** Meant as a date, but not one to go by. {@code why} names the thing and says what to write. */
    public record Questioned(String why) implements Reading {}

    /** Just words. */
    public record NotADate() implements Reading {}

    /** No date that we know is nearly as long. */
    private static final int LONGEST = 64;

    private static final int YEARS_AHEAD = 2;

    private final ZoneId zone;
    private final Instant now;
    private final LocalDate today;
    private final DayWords days;

    private DateWords(ZoneId zone, Set<DayOfWeek> workingDays, Instant now) {
        this.zone = zone;
        this.now = now;
        this.today = now.atZone(zone).toLocalDate();
        this.days = new DayWords(today, zone, workingDays);
    }

    /** Whether it is worth reading: quick, as a long text may have many places that begin like a date. */
    public static boolean mayBeOne(String typed) {
        return typed.length() <= LONGEST;
    }

    public static Reading read(String typed, ZoneId zone, Set<DayOfWeek> workingDays, Instant now) {
        return mayBeOne(typed) ? new DateWords(zone, workingDays, now).read(plain(typed)) : new NotADate();
    }

    /** In small letters with single blanks, and without the marks that mean nothing in a date. */
    private static String plain(String typed) {
        String words = typed.toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Z},]+", " ")
                .replaceAll("(?<![a-z])([ap])\\.m\\b", "$1m")
                .replaceAll("(?<=[a-z])\\.(?= )", "")
                .replaceAll("(?<=\\d)t(?=\\d)", " ")
                .strip();
        String bare = words.replaceFirst("[ .!?;:…]+$", "");
        // In 24.12. the second dot belongs to the day; without it that is a number.
        return bare.matches("(.* )?\\d{1,2}\\.\\d{1,2}") && words.startsWith(bare + ".") ? bare + "." : bare;
    }

    private Reading read(String words) {
        Span span = Span.read(words);
        if (span != null && span.unit().isTimeBased()) {
            return after(span);
        }
        Reading day = days.read(words);
        if (day instanceof Found found) {
            return judged(found.date());
        }
        if (day instanceof Questioned) {
            return day;
        }
        TimeWords.Reading time = TimeWords.alone(words);
        return time instanceof TimeWords.NotATime ? inTwoParts(words) : on(today, time);
    }

    /** As {@code friday 3pm}, or else as {@code 3pm on friday}. */
    private Reading inTwoParts(String words) {
        Reading dayFirst = inTwoParts(words, this::both);
        return dayFirst instanceof NotADate
                ? inTwoParts(words, (time, day) -> both(day.replaceFirst("^on ", ""), time))
                : dayFirst;
    }

    /** What the words are, parted at the first blank where they are a date. */
    private static Reading inTwoParts(String words, BiFunction<String, String, Reading> parts) {
        for (int blank = words.indexOf(' '); blank >= 0; blank = words.indexOf(' ', blank + 1)) {
            Reading reading = parts.apply(words.substring(0, blank), words.substring(blank + 1));
            if (!(reading instanceof NotADate)) {
                return reading;
            }
        }
        return new NotADate();
    }

    private Reading both(String day, String time) {
        TimeWords.Reading read = TimeWords.read(time);
        if (read instanceof TimeWords.NotATime) {
            return new NotADate();
        }
        Reading found = days.read(day);
        return found instanceof Found it ? on(it.date().day(), read) : found;
    }

    private Reading on(LocalDate day, TimeWords.Reading time) {
        if (time instanceof TimeWords.Unclear unclear) {
            return new Questioned(unclear.why());
        }
        return time instanceof TimeWords.At at ? at(day, at.time()) : judged(Date.on(day, zone));
    }

    /** A time that comes twice is the first. One that the clocks skip is none: people would read another than they typed. */
    private Reading at(LocalDate day, LocalTime time) {
        LocalDateTime local = day.atTime(time);
        if (zone.getRules().getValidOffsets(local).isEmpty()) {
            ZoneOffsetTransition skip = zone.getRules().getTransition(local);
            return new Questioned("The clocks skip " + time + " on " + DateText.of(Date.on(day, zone), now) + ". Write "
                    + skip.getDateTimeAfter().toLocalTime() + " or later.");
        }
        return judged(Date.at(day, time, zone));
    }

    /** In whole minutes, never less than was asked. */
    private Reading after(Span span) {
        Instant then = now.plus(span.count(), span.unit())
                .plus(1, ChronoUnit.MINUTES)
                .minusNanos(1)
                .truncatedTo(ChronoUnit.MINUTES);
        Date date = Date.at(then, zone);
        // The second of two equal times of day would be taken for the first.
        return date.ends(zone).equals(then)
                ? judged(date)
                : new Questioned("The clocks go back, and " + date.time()
                        + " comes twice. Write an earlier time or a later one.");
    }

    private Reading judged(Date date) {
        if (!date.ends(zone).isAfter(now)) {
            return new Questioned(DateText.of(date, now) + " is past. Write a date that lies ahead.");
        }
        LocalDate last = today.plusYears(YEARS_AHEAD);
        return date.day().isAfter(last)
                ? new Questioned(DateText.of(date, now) + " is more than two years ahead. Write one up to "
                        + DateText.of(Date.on(last, zone), now) + ".")
                : new Found(date);
    }
}
