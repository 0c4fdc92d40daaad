package obliged.slack.dates;

import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import obliged.slack.dates.DateQuestion.Reason;
import obliged.slack.dates.Pattern.Match;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a day that people type, and when they end: a row says what is typed (see {@link Pattern}) and the time it
 * means; none is the whole day.
 */
final class TimeTable {
    /**
     * A part of a day.
     *
     * @param until when it is over; the day's end if there is none
     * @param alone whether it means today's where no day stands beside it
     * @param morning whether hours in it are those before noon
     */
    private record Row(
            List<Pattern> patterns,
            @Nullable LocalTime until,
            @Nullable Reason asked,
            boolean alone,
            boolean morning) {}

    private static final List<Row> ROWS = List.of(
            row(
                    "12:00",
                    false,
                    true,
                    "[in|on] [the] morning|morn",
                    "matin|mattina|ochtend|vormittag|fruh|morgen",
                    "de|por|en la manana",
                    "de|da|pela manha",
                    "am morgen|vormittag"),
            row("12:00", true, true, "this morning", "questa mattina", "esta manana", "ce matin"),
            row(
                    "12:00",
                    true,
                    false,
                    "[at|high] noon|midday|noontime",
                    "mid day",
                    "12 noon",
                    "[am] mittag|midi|middag|mezzogiorno|mediodia",
                    "meio dia",
                    "al mediodia"),
            row(
                    "18:00",
                    true,
                    false,
                    "[in|on|late] [the|this] afternoon|arvo",
                    "[am] nachmittag|namiddag|pomeriggio",
                    "apres midi",
                    "[de|por|pela|da|a|la] [la] tarde"),
            row(
                    "",
                    true,
                    false,
                    "[in|on] [the|this] evening",
                    "[am] abend",
                    "soir|soiree|sera|avond",
                    "de|por la noche",
                    "da|a noite"),
            row("", false, false, "[in|at|this] [the] night|nite", "noche|noite|notte"),
            row(
                    "",
                    true,
                    false,
                    "eod|eob|cob|eop|cop|eobd|eodb|feierabend",
                    "[the] end [of] [the|my|our|your] [business|working|work] day|business|play|workday",
                    "[the] close [of] [the] [business] business|day|play",
                    "day s end"),
            row("09:00", false, true, "first thing [in] [the] [morning]"),
            asked(true, "[the] lunch|lunchtime|breakfast|dinner|dinnertime|teatime|supper|bedtime", "lunch time|break"),
            asked(
                    true,
                    "[the] early|mid [in] [the|this] afternoon|evening|morning",
                    "late [this|in] [the] morning|evening|night"),
            asked(Reason.MIDNIGHT, true, "midnight|mitternacht|minuit|medianoche|mezzanotte", "meia noite"),
            asked(true, "[um] half|halb COUNT", "COUNT past|to COUNT"),
            asked(false, "[the] this|same time", "sometime|anytime", "[the] start|beginning of [the] day"));

    private static final Set<String> FIRST_WORDS = ROWS.stream()
            .flatMap(row -> row.patterns.stream())
            .flatMap(Pattern::firstWords)
            .collect(Collectors.toUnmodifiableSet());

    /** What was found: see the rows. */
    record Found(@Nullable LocalTime until, @Nullable DateQuestion question, boolean alone, boolean morning, int end) {}

    private TimeTable() {}

    /** The part of a day that is typed from there on. */
    static @Nullable Found find(Tokens tokens, int from) {
        Found longest = null;
        if (!Pattern.mayBegin(tokens.at(from), FIRST_WORDS)) {
            return null;
        }
        for (Row row : ROWS) {
            for (Pattern pattern : row.patterns) {
                Match match = pattern.match(tokens, from);
                if (match != null && (longest == null || match.end() > longest.end)) {
                    DateQuestion question = row.asked == null ? null : question(row.asked, match.said());
                    longest = new Found(row.until, question, row.alone, row.morning, match.end());
                }
            }
        }
        return longest;
    }

    private static DateQuestion question(Reason reason, String typed) {
        return reason == Reason.MIDNIGHT ? TimeParser.midnight() : DateQuestion.of(reason, typed, "noon", "15:00");
    }

    private static Row row(String until, boolean alone, boolean morning, String... patterns) {
        return new Row(patterns(patterns), until.isEmpty() ? null : LocalTime.parse(until), null, alone, morning);
    }

    private static Row asked(boolean alone, String... patterns) {
        return asked(Reason.WHICH_TIME, alone, patterns);
    }

    private static Row asked(Reason reason, boolean alone, String... patterns) {
        return new Row(patterns(patterns), null, reason, alone, false);
    }

    private static List<Pattern> patterns(String... patterns) {
        return Arrays.stream(patterns).map(Pattern::of).toList();
    }
}
