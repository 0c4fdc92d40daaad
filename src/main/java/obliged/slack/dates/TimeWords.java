package obliged.slack.dates;

import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads times of day: {@code 3pm}, {@code 15:00}, {@code at 9}, {@code noon}, and {@code eod}, which needs none. */
final class TimeWords {
    /** What some words turned out to be. */
    public sealed interface Reading {}

    record At(LocalTime time) implements Reading {}

    /** The whole of the day. */
    record EndOfDay() implements Reading {}

    /** Meant as a time, but there is none such or it could be two. {@code why} says what to write. */
    record Unclear(String why) implements Reading {}

    record NotATime() implements Reading {}

    private static final Pattern HALF_DAY = Pattern.compile("(\\d{1,2})(?:[:.](\\d{2}))? ?(am|pm)");
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2})(?::(\\d{2})| ?h(\\d{2})?)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");

    /** As many hours as they may be: {@code by 15h}. */
    private static final Pattern HOURS = Pattern.compile("\\d{1,2} ?h(\\d{2})?");

    private static final Unclear MIDNIGHT = new Unclear("Midnight could be the start or the end of a day. "
            + "Write the day alone for its end, or 00:00 for its start.");

    private TimeWords() {}

    /** Reads what stands with a day. */
    static Reading read(String words) {
        String time = words.replaceFirst("^at ", "");
        if (NUMBER.matcher(words).matches()) {
            return new Unclear("I can't tell what " + words + " means there. "
                    + "Write a time like 15:00 or 3pm, and a year like 2026.");
        }
        return switch (time) {
            case "eod", "end of day", "end of the day" -> new EndOfDay();
            case "noon" -> new At(LocalTime.NOON);
            case "midnight" -> MIDNIGHT;
            default -> numbers(time);
        };
    }

    /** Reads what stands without a day: a number or hours may be anything. */
    static Reading alone(String words) {
        return NUMBER.matcher(words).matches() || HOURS.matcher(words).matches() ? new NotATime() : read(words);
    }

    private static Reading numbers(String time) {
        Matcher halfDay = HALF_DAY.matcher(time);
        if (halfDay.matches()) {
            return halfDay(
                    time,
                    number(halfDay.group(1)),
                    halfDay.group(2),
                    halfDay.group(3).equals("pm"));
        }
        Matcher clock = CLOCK.matcher(time);
        if (clock.matches()) {
            return clock(time, clock.group(1), clock.group(2) != null ? clock.group(2) : clock.group(3));
        }
        return NUMBER.matcher(time).matches() ? clock(time, time, null) : new NotATime();
    }

    private static Reading halfDay(String typed, int hour, @Nullable String minute, boolean afternoon) {
        if (hour < 1 || hour > 12) {
            return noSuch(typed);
        }
        // People mean either midnight by it.
        if (hour == 12 && minute == null && !afternoon) {
            return MIDNIGHT;
        }
        return at(typed, hour % 12 + (afternoon ? 12 : 0), minute);
    }

    /** From nine on an hour is taken as it stands, and so is one with its zero; no one knows which half of the day 3:30 is in. */
    private static Reading clock(String typed, String hour, @Nullable String minute) {
        int number = number(hour);
        Reading read = at(typed, number, minute);
        if (read instanceof At at && hour.length() == 1 && number >= 1 && number < 9) {
            return new Unclear(typed + " could be in the morning or in the afternoon. Write " + at.time() + " or "
                    + at.time().plusHours(12) + ".");
        }
        return read;
    }

    private static Reading at(String typed, int hour, @Nullable String minute) {
        int minutes = minute == null ? 0 : number(minute);
        return hour > 23 || minutes > 59 ? noSuch(typed) : new At(LocalTime.of(hour, minutes));
    }

    private static Reading noSuch(String typed) {
        return new Unclear("There is no " + typed + " on the clock. Write a time like 15:00 or 3pm.");
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
