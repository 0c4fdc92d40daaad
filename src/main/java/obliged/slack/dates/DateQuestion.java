package obliged.slack.dates;

import java.util.List;

/**
 * Why something that was meant as a date is asked back.
 *
 * @param typed the part in question, in words that are safe to repeat
 * @param instead what to write instead, each of which can be read; at least one
 */
public record DateQuestion(Reason reason, String typed, List<String> instead) {
    /** What is wrong with it. */
    public enum Reason {
        /** One slip away from a name that we know. */
        DID_YOU_MEAN,
        /** Two dates where one is wanted. */
        TWO_DATES,
        /** One of two days, as 3/4 is. */
        TWO_DAYS,
        /** A week, a month, a part of one. */
        MANY_DAYS,
        /** A day that not everyone has in mind: Christmas, week 49. */
        WHICH_DAY,
        /** An order of day, month and year that nobody can tell. */
        SEVERAL_DAYS,
        /** A number that may be a day, an hour or no date at all. */
        BARE_NUMBER,
        /** A number after a day, which may be an hour or a year. */
        STRAY_NUMBER,
        NO_SUCH_DAY,
        /** A weekday and a day of the calendar that are not the same. */
        OTHER_WEEKDAY,
        PAST,
        TOO_FAR,
        NO_SUCH_TIME,
        /** An hour that may be in the morning or in the afternoon. */
        HALF_OF_DAY,
        MIDNIGHT,
        /** A time that people have at different hours: lunch, early morning. */
        WHICH_TIME,
        /** A time that the clocks skip that day. */
        CLOCKS_SKIP,
        /** A time that comes twice that day. */
        CLOCKS_REPEAT,
        /** A name that several zones share. */
        SEVERAL_ZONES,
        /** A zone that is not in force that day: EST in July. */
        OTHER_SEASON,
        UNKNOWN_ZONE
    }

    public DateQuestion {
        instead = List.copyOf(instead);
    }

    static DateQuestion of(Reason reason, String typed, String... instead) {
        return new DateQuestion(reason, typed, List.of(instead));
    }
}
