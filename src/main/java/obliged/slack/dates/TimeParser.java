package obliged.slack.dates;

import java.time.LocalTime;
import java.util.Set;
import obliged.slack.dates.DateQuestion.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Reads times of day: {@code 3pm}, {@code 15:00}, {@code 17 Uhr}, {@code at 9}, {@code half past 3}, and the parts of a
 * day of {@link TimeTable}.
 */
final class TimeParser {
    /**
     * What was found.
     *
     * @param time none is the whole of the day
     * @param halves whether the hour may be in either half of the day; {@code time} is then the earlier
     * @param alone whether it means today's where no day stands beside it
     * @param part of which part of the day it is, if that is all that was said
     * @param end the first token behind it
     */
    record Found(
            @Nullable LocalTime time,
            boolean halves,
            @Nullable DateQuestion question,
            boolean alone,
            TimeTable.@Nullable Found part,
            ZoneParser.@Nullable Found zone,
            int end) {
        Found in(ZoneParser.Found found) {
            return new Found(time, halves, question, alone, part, found, found.end());
        }

        /** An hour that may be in either half of the day, beside a word such as <em>tonight</em>. */
        Found inTheEvening() {
            boolean morning = time != null && time.getHour() >= 9 && time.getHour() < 12;
            return time != null && (halves || morning)
                    ? new Found(time.plusHours(12), false, null, alone, part, zone, end)
                    : this;
        }

        /** Of a clock time and the part of the day beside it. */
        Found within(TimeTable.Found of, int behind) {
            if (!halves || time == null) {
                return new Found(time, false, question, true, null, zone, behind);
            }
            // Four at night is in either half.
            boolean unclear = !of.morning() && of.until() == null && time.getHour() <= 4;
            LocalTime meant = of.morning() || unclear ? time : time.plusHours(12);
            return new Found(meant, unclear, unclear ? question : null, true, null, zone, behind);
        }
    }

    private static final Set<String> AT =
            Set.of("at", "um", "gegen", "alle", "ore", "om", "las", "los", "as", "a", "kl");
    private static final Set<String> NIGHT = Set.of("tonight", "tonite");
    private static final Set<String> HOURS = Set.of("h", "hs", "uhr", "uur", "hrs", "hours", "heures");
    private static final Set<String> TO = Set.of("to", "before", "til", "till", "of");
    private static final Set<String> PAST = Set.of("past", "after");

    private TimeParser() {}

    /** The time that is typed from there on, with its zone. */
    static @Nullable Found find(Tokens tokens, int from) {
        Found clock = clock(tokens, from);
        TimeTable.Found part = TimeTable.find(tokens, from);
        if (clock != null && (part == null || clock.end >= part.end())) {
            TimeTable.Found of = TimeTable.find(tokens, clock.end);
            Found within = of == null || tokens.at(clock.end).onNewLine() ? clock : clock.within(of, of.end());
            return zoned(tokens, within);
        }
        return part == null ? null : zoned(tokens, of(tokens, part));
    }

    private static Found of(Tokens tokens, TimeTable.Found part) {
        int next = tokens.at(part.end()).is(",") ? part.end() + 1 : part.end();
        Found clock = tokens.at(next).onNewLine() ? null : clock(tokens, next);
        return clock == null || !clock.alone
                ? new Found(part.until(), false, part.question(), part.alone(), part, null, part.end())
                : clock.within(part, clock.end);
    }

    private static Found zoned(Tokens tokens, Found found) {
        ZoneParser.Found zone = ZoneParser.find(tokens, found.end);
        return zone == null ? found : found.in(zone);
    }

    private static @Nullable Found clock(Tokens tokens, int from) {
        Found quarters = quarters(tokens, from);
        if (quarters != null) {
            return quarters;
        }
        boolean at = tokens.at(from).isWord()
                        && AT.contains(tokens.at(from).text())
                        && !tokens.at(from + 1).isAttached()
                || tokens.at(from).is("@");
        int i = at ? from + 1 : from;
        if (i > from
                && (tokens.at(i).is("~")
                        || tokens.at(i).is("around")
                        || tokens.at(i).is("about"))) {
            i++;
        }
        Token number = tokens.at(i);
        Token next = tokens.at(i + 1);
        boolean isHour = NIGHT.contains(next.text()) || next.is("in") && TimeTable.find(tokens, i + 1) != null;
        at |= isHour && number.digits() <= 2;
        if (number.isNumber() && number.digits() <= 4 && !number.onNewLine()) {
            return digits(tokens, i, at);
        }
        int hour = number.isWord() && !number.is("a") && !number.is("an") ? Vocabulary.count(number.text()) : 0;
        return hour > 0 && hour <= 12 ? spelt(tokens, i, hour, at) : null;
    }

    /** {@code half past 3}, {@code quarter to 5 pm}. */
    private static @Nullable Found quarters(Tokens tokens, int from) {
        int i = tokens.at(from).is("a") ? from + 1 : from;
        boolean half = tokens.at(i).is("half");
        Token way = tokens.at(i + 1);
        Token number = tokens.at(i + 2);
        int hour = number.digits() <= 2 && number.isNumber() ? number.value() : Vocabulary.count(number.text());
        boolean to = TO.contains(way.text());
        boolean reads = (half || tokens.at(i).is("quarter")) && (PAST.contains(way.text()) || to && !half) && hour >= 1;
        if (!reads || hour > 23) {
            return null;
        }
        LocalTime time = LocalTime.of(hour, half ? 30 : 15).minusMinutes(to ? 30 : 0);
        Half of = half(tokens, i + 3);
        String typed = tokens.said(from, i + 3);
        return of == null
                ? twice(typed, time, time.getHour() >= 1 && time.getHour() < 9, i + 3)
                : halfDay(typed, hour, time.getMinute(), of, to);
    }

    private static Found halfDay(String typed, int hour, int minute, Half half, boolean to) {
        if (hour < 1 || hour > 12) {
            return noSuch(typed, half.end);
        }
        LocalTime time = LocalTime.of(hour % 12 + (half.afternoon ? 12 : 0), minute);
        return found(to ? time.minusHours(1) : time, half.end);
    }

    private static @Nullable Found spelt(Tokens tokens, int i, int hour, boolean at) {
        Half half = half(tokens, i + 1);
        int clock = oClock(tokens, i + 1);
        if (half != null) {
            return halfDay(tokens.said(i, half.end), hour, 0, half, false);
        }
        boolean reads = clock > 0 || at && !tokens.at(i + 1).isWord();
        int end = clock > 0 ? clock : i + 1;
        return reads ? twice(tokens.said(i, end), LocalTime.of(hour, 0), hour < 9, end) : null;
    }

    private static @Nullable Found digits(Tokens tokens, int i, boolean at) {
        Token number = tokens.at(i);
        int end = i + 1;
        int hour = number.value();
        String minute = null;
        boolean dotted = false;
        boolean dated = false;
        if (number.digits() > 2) {
            minute = number.text().substring(number.digits() - 2);
            hour = hour / 100;
        } else if (isMinute(tokens, end, ":")) {
            minute = tokens.at(end + 1).text();
            end += 2;
            if (isMinute(tokens, end, ":")) {
                end += 2;
            }
            dated = tokens.at(i - 1).is("t");
        } else if (isMinute(tokens, end, ".") && !tokens.at(end + 2).isAttached()
                || isMinute(tokens, end, ".") && half(tokens, end + 2) != null) {
            minute = tokens.at(end + 1).text();
            dotted = true;
            end += 2;
        }
        Half half = half(tokens, end);
        if (half != null) {
            return hour == 12 && minute == null && !half.afternoon
                    ? new Found(null, false, midnight(), true, null, null, half.end)
                    : halved(tokens.said(i, half.end), hour, minute, half);
        }
        boolean hours = false;
        // 2 hours are an amount.
        boolean amount =
                minute == null && (tokens.at(end).is("hours") || tokens.at(end).is("hrs"));
        if (HOURS.contains(tokens.at(end).text()) && !tokens.at(end).onNewLine() && !amount) {
            hours = true;
            boolean more = minute == null
                    && tokens.at(end + 1).digits() == 2
                    && tokens.at(end + 1).isAttached();
            minute = more ? tokens.at(end + 1).text() : minute;
            end += more ? 2 : 1;
            // 17 Uhr 30
            boolean after = minute == null
                    && tokens.at(end).digits() == 2
                    && tokens.at(end - 1).is("uhr");
            minute = after ? tokens.at(end).text() : minute;
            end += after ? 1 : 0;
        }
        int clock = oClock(tokens, end);
        end = clock > 0 ? clock : end;
        boolean sure = hours || at || clock > 0 || minute != null && !dotted && number.digits() <= 2;
        boolean together = number.digits() == 4 || number.digits() > 2 && hours;
        if (!sure && !dotted && !together || number.digits() == 3 && !hours) {
            return null;
        }
        Found read = time(tokens.said(i, end), number, hour, minute, end);
        Found alone = sure && !(together && !hours && !at)
                ? read
                : new Found(read.time, read.halves, read.question, false, null, null, end);
        return dated ? dated(tokens, alone) : alone;
    }

    /** 15:00-05:00, behind a day's T, is a zone and no second time. */
    private static Found dated(Tokens tokens, Found read) {
        ZoneParser.Found zone = ZoneParser.find(tokens, read.end);
        return zone == null ? read : read.in(zone);
    }

    private static boolean isMinute(Tokens tokens, int i, String sign) {
        return tokens.at(i).is(sign)
                && tokens.at(i).isAttached()
                && tokens.at(i + 1).digits() == 2
                && tokens.at(i + 1).isAttached();
    }

    private static Found halved(String typed, int hour, @Nullable String minute, Half half) {
        int minutes = minute == null ? 0 : Integer.parseInt(minute);
        return hour < 1 || hour > 12 || minutes > 59
                ? noSuch(typed, half.end)
                : found(LocalTime.of(hour % 12 + (half.afternoon ? 12 : 0), minutes), half.end);
    }

    /** From nine on an hour is taken as it stands, and so is one with its zero; no one knows which half of the day 3:30 is in. */
    private static Found time(String typed, Token number, int hour, @Nullable String minute, int end) {
        int minutes = minute == null ? 0 : Integer.parseInt(minute);
        if (hour > 23 || minutes > 59) {
            return noSuch(typed, end);
        }
        return twice(typed, LocalTime.of(hour, minutes), number.digits() == 1 && hour >= 1 && hour < 9, end);
    }

    private static Found twice(String typed, LocalTime time, boolean halves, int end) {
        DateQuestion question = halves
                ? DateQuestion.of(
                        Reason.HALF_OF_DAY,
                        typed,
                        time.toString(),
                        time.plusHours(12).toString())
                : null;
        return new Found(time, halves, question, true, null, null, end);
    }

    private static Found found(LocalTime time, int end) {
        return new Found(time, false, null, true, null, null, end);
    }

    private static Found noSuch(String typed, int end) {
        return new Found(
                null, false, DateQuestion.of(Reason.NO_SUCH_TIME, typed, "15:00", "3pm"), true, null, null, end);
    }

    /** People mean either midnight by it. */
    static DateQuestion midnight() {
        return DateQuestion.of(Reason.MIDNIGHT, "midnight", "00:00");
    }

    private record Half(boolean afternoon, int end) {}

    /** {@code pm}, {@code p}, {@code p.m.} */
    private static @Nullable Half half(Tokens tokens, int i) {
        Token token = tokens.at(i);
        if (token.is("am") || token.is("pm")) {
            return new Half(token.is("pm"), i + 1);
        }
        boolean letter = token.is("a") || token.is("p");
        boolean dots = letter
                && tokens.at(i + 1).is(".")
                && tokens.at(i + 2).is("m")
                && tokens.at(i + 2).isAttached();
        if (dots) {
            return new Half(
                    token.is("p"), tokens.at(i + 3).is(".") && tokens.at(i + 3).isAttached() ? i + 4 : i + 3);
        }
        return letter && token.isAttached() && !tokens.at(i + 1).isAttached() ? new Half(token.is("p"), i + 1) : null;
    }

    /** Behind {@code o'clock}, or zero. */
    private static int oClock(Tokens tokens, int i) {
        if (tokens.at(i).is("oclock")) {
            return i + 1;
        }
        boolean sign = tokens.at(i + 1).is("'") || tokens.at(i + 1).is("’");
        return tokens.at(i).is("o") && sign && tokens.at(i + 2).is("clock") ? i + 3 : 0;
    }
}
