package obliged.slack.dates;

import static obliged.slack.dates.Pattern.Kind.COUNT;
import static obliged.slack.dates.Pattern.Kind.DAY;
import static obliged.slack.dates.Pattern.Kind.NN;
import static obliged.slack.dates.Pattern.Kind.NNNN;
import static obliged.slack.dates.Pattern.Kind.NNNNNNNN;
import static obliged.slack.dates.Pattern.Kind.NTH;
import static obliged.slack.dates.Pattern.Kind.ORDINAL;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import obliged.slack.dates.DateQuestion.Reason;
import obliged.slack.dates.Pattern.Match;
import org.jspecify.annotations.Nullable;

/**
 * The days that people type: a row says what is typed (see {@link Pattern}) and which day it means. Of the rows that
 * fit, the one that takes most of the words counts, and the first of those. What it finds may be past.
 */
final class DayTable {
    /** Which day a row means for what was typed. */
    private interface Meaning {
        /** Null if it is no date after all. */
        @Nullable
        Day of(Match typed, Calendar calendar);
    }

    /** A day, so many minutes from now, or what must be asked. */
    record Day(
            @Nullable LocalDate date,
            @Nullable Long minutesAhead,
            @Nullable DateQuestion question) {
        static Day on(LocalDate date) {
            return new Day(date, null, null);
        }

        private static Day ahead(long minutes) {
            return new Day(null, minutes, null);
        }

        static Day asked(Reason reason, String typed, String... instead) {
            return new Day(null, null, DateQuestion.of(reason, typed, instead));
        }
    }

    /** How sure it is that something is meant as a date. */
    enum Kind {
        /** It can be nothing else, and needs no <em>by</em> before it. */
        PLAIN,
        /** A day of the calendar, as plain; it may follow a weekday. */
        CALENDAR,
        /** After <em>by</em> it is one. */
        AFTER_BY,
        /** A day of the calendar in numbers: a date after <em>by</em>, unless it is how much something changes. */
        NUMBERS,
        /** A day by its number alone, as in {@code the 30th}, unless a thing is counted: {@code the 2nd floor}. */
        NTH,
        /** A number that may count anything. */
        AMOUNT,
        /** The name of a month alone, which may be a person's. */
        NAME
    }

    /**
     * What was found.
     *
     * @param end the first token behind it
     */
    record Found(Day day, int end, Kind kind) {}

    private record Row(List<Pattern> patterns, Kind kind, Meaning meaning) {}

    private static final List<Row> ROWS = new ArrayList<>();

    private static final String NEXT_IN_OTHER_LANGUAGES =
            "nachsten|nachster|nachste|naechsten|naechster|naechste|prochain|proximo|proxima|prossimo|prossima|volgende";
    private static final String THIS = "this|diesen|dieser|diese|ce|este|esta|nesta|questo|questa|deze";
    private static final String COMING = "coming|upcoming|kommenden|kommender|kommende|aanstaande|komende";

    static {
        named();
        weekdays();
        ends();
        calendar();
        spans();
        questioned();
    }

    private static final Set<String> FIRST_WORDS = ROWS.stream()
            .flatMap(row -> row.patterns.stream())
            .flatMap(Pattern::firstWords)
            .collect(Collectors.toUnmodifiableSet());

    private DayTable() {}

    /** The day that is typed from there on. */
    static @Nullable Found find(Tokens tokens, int from, Calendar calendar) {
        Found longest = null;
        if (!Pattern.mayBegin(tokens.at(from), FIRST_WORDS)) {
            return null;
        }
        for (Row row : ROWS) {
            for (Pattern pattern : row.patterns) {
                Match match = pattern.match(tokens, from);
                if (match != null && (longest == null || match.end() > longest.end())) {
                    Day day = row.meaning.of(match, calendar);
                    longest = day == null ? longest : new Found(day, match.end(), kind(row, match));
                }
            }
        }
        return longest;
    }

    /** Short names and foreign ones that are words too: {@code where I sat}. */
    private static final Set<String> WORDS_TOO = Set.of(
            "sat", "sun", "mon", "wed", "weds", "segunda", "terca", "quarta", "quinta", "sexta", "tomo", "wochenende");

    private static Kind kind(Row row, Match match) {
        boolean alone = match.end() == match.start() + 1;
        return row.kind == Kind.PLAIN && alone && WORDS_TOO.contains(match.said()) ? Kind.AFTER_BY : row.kind;
    }

    private static void row(Meaning meaning, String... patterns) {
        row(Kind.PLAIN, meaning, patterns);
    }

    private static void rowAfterBy(Meaning meaning, String... patterns) {
        row(Kind.AFTER_BY, meaning, patterns);
    }

    private static void row(Kind kind, Meaning meaning, String... patterns) {
        ROWS.add(new Row(Arrays.stream(patterns).map(Pattern::of).toList(), kind, meaning));
    }

    private static void named() {
        row(
                (typed, calendar) -> Day.on(calendar.today()),
                "[later] today|heute|hoy|oggi|hoje|vandaag",
                "aujourd hui",
                "[later|late] tonight|tonite|stasera|vanavond",
                "ce soir",
                "esta noche");
        row(
                (typed, calendar) -> Day.on(calendar.today().plusDays(1)),
                "[the] tomorrow|tmrw|tmr|tmw|tmrrw|tomoz|tmoro|tomo|demain|domani|manana|amanha|morgen",
                "2 moro|morrow|morro");
        row(
                (typed, calendar) -> Day.on(calendar.today().plusDays(2)),
                "[the] day after tomorrow|tmrw|tmr",
                "ubermorgen|uebermorgen|overmorgen|dopodomani|overmorrow",
                "apres demain",
                "pasado manana",
                "depois de amanha");
        rowAfterBy(
                (typed, calendar) -> Day.on(calendar.today().minusDays(1)),
                "yesterday|gestern|ayer|ieri|ontem|gisteren");
        row(
                (typed, calendar) -> Day.on(calendar.nextWorkingDay()),
                "[the] next business|working|work day",
                "[the] next workday");
    }

    private static void weekdays() {
        row((typed, calendar) -> Day.on(calendar.coming(typed.weekday())), "WEEKDAY", "WEEKDAY feira");
        rowAfterBy(
                // The sun is no Sunday.
                (typed, calendar) ->
                        typed.weekdayName().length() <= 3 ? null : Day.on(calendar.coming(typed.weekday())),
                "the|den|dem|el|le|il|la|o|a|de WEEKDAY");
        row(
                (typed, calendar) -> Day.on(calendar.inWeek(0, typed.weekday())),
                THIS + " WEEKDAY [feira]",
                "WEEKDAY [of] this week",
                "this week s WEEKDAY",
                "this week [on] WEEKDAY");
        row(
                (typed, calendar) -> Day.on(calendar.coming(typed.weekday())),
                "[this|the|am] " + COMING + " WEEKDAY",
                "this " + COMING + " WEEKDAY",
                "WEEKDAY coming");
        row(
                (typed, calendar) -> Day.on(calendar.inWeek(1, typed.weekday())),
                "[the] next WEEKDAY",
                "WEEKDAY [of|in] next week",
                "WEEKDAY the next week",
                "next week [on|s] WEEKDAY");
        row(
                (typed, calendar) -> Day.on(calendar.inWeek(1, typed.weekday())),
                "[die] nachste|naechste|kommende woche [am] WEEKDAY",
                "volgende week [op] WEEKDAY",
                "WEEKDAY nachste|naechste|kommende woche",
                "WEEKDAY volgende week");
        row(
                DayTable::nextInOtherLanguages,
                "[am|el|la|le|il|o|a|den|dem] " + NEXT_IN_OTHER_LANGUAGES + " WEEKDAY [feira]",
                "WEEKDAY [feira] prochain|proximo|proxima|prossimo|prossima",
                "WEEKDAY que viene|vem");
        row(
                (typed, calendar) -> Day.on(calendar.inWeek(1, typed.weekday())),
                "WEEKDAY de la semaine prochaine|suivante");
        row(DayTable::oneOfTwoWeeks, "WEEKDAY week", "[a] week on WEEKDAY", "WEEKDAY in a week");
        rowAfterBy((typed, calendar) -> whichDay(typed), "[the] WEEKDAY after next|that", "[the] following WEEKDAY");
        rowAfterBy(
                (typed, calendar) -> Day.on(calendar.today().with(TemporalAdjusters.previous(typed.weekday()))),
                "last|past|previous WEEKDAY");
        row(
                DayTable::nthWeekday,
                "[the] ORDINAL|last WEEKDAY of|in [the|this|next] month",
                "[the] ORDINAL WEEKDAY of|in MONTH [YEAR]",
                "[the] last WEEKDAY of|in MONTH [YEAR]");
        rowAfterBy(
                (typed, calendar) -> whichDay(typed),
                "[the] ORDINAL WEEKDAY",
                "[the] ORDINAL WEEKDAY in COUNT UNIT",
                "[the] ORDINAL WEEKDAY [of] this|next MONTH",
                "[the] WEEKDAY of|in [the] this|next month",
                "WEEKDAY of the month",
                "[le] premier|deuxieme|troisieme|dernier WEEKDAY");
    }

    private static void ends() {
        row(
                (typed, calendar) -> Day.on(calendar.endOfWeek(0)),
                "eow",
                "[the] end of [the|this] [current|work|working|business] week|workweek",
                "[the|this] week s end",
                "ende [der|dieser] woche",
                "wochenende",
                "fin de semaine",
                "fine settimana",
                "eind|einde [van] [de|deze] week");
        row(
                (typed, calendar) -> Day.on(calendar.endOfWeek(1)),
                "[the] end of next week",
                "eow next week",
                "next week eow",
                "ende nachster|kommender|naechster woche");
        row(
                (typed, calendar) -> Day.on(calendar.endOfMonth(0)),
                "eom",
                "[the] end of [the|this] [current] month",
                "[this] month [s] end",
                "[the] last day of [the|this] month",
                "ende [des|dieses] monats",
                "monatsende",
                "fin de|du mois|mes",
                "fine [del] mese",
                "fim do mes",
                "eind|einde [van] [de|deze] maand");
        row(
                (typed, calendar) -> Day.on(calendar.endOfMonth(1)),
                "[the] end of next month",
                "[the] last day of next month",
                "next month [s] end");
        row(
                (typed, calendar) -> Day.on(calendar.lastWorkingDay(calendar.endOfMonth(0))),
                "[the] last business|working|work day of [the|this] month");
        row(
                (typed, calendar) -> Day.on(calendar.endOfQuarter(0)),
                "eoq",
                "[the] end of [the|this] [current] quarter",
                "[this] quarter [s] end",
                "quartalsende",
                "ende [des] quartals",
                "fin du trimestre");
        row((typed, calendar) -> Day.on(calendar.endOfQuarter(1)), "[the] end of next quarter");
        row(
                (typed, calendar) -> Day.on(calendar.endOfYear(0)),
                "eoy",
                "[the] end of [the|this] [current|calendar] year",
                "[this] year [s] end",
                "[the] last day of [the|this] year",
                "jahresende",
                "ende [des|dieses] jahres",
                "fin d|de l annee",
                "fin d annee",
                "fin de|del ano",
                "fine [dell] anno",
                "fim do ano",
                "eind|einde [van] [het] jaar");
        row((typed, calendar) -> Day.on(calendar.endOfYear(1)), "[the] end of next year");
        row(
                (typed, calendar) -> Day.on(endOfMonth(typed, calendar)),
                "[the] end [of] MONTH [YEAR]",
                "[the] last day of MONTH [YEAR]",
                "ende|fin|fine|fim MONTH",
                "fin|fim de MONTH",
                "eind|einde MONTH");
        row((typed, calendar) -> Day.on(LocalDate.of(typed.number(Pattern.Kind.YEAR), 12, 31)), "[the] end of YEAR");
    }

    private static void calendar() {
        row(
                Kind.CALENDAR,
                DayTable::dayAndMonth,
                "[the|el|le|il|am|den|op|o] DAY [of|de|di|do] MONTH [of|de|del|do] [YEAR]",
                "[the] MONTH [the] DAY [YEAR]");
        row(
                Kind.CALENDAR,
                (typed, calendar) ->
                        day(typed.said(), typed.ordinal(), typed.month().getValue(), typed.year(), calendar),
                "[the] ORDINAL [of] MONTH [YEAR]",
                "MONTH [the] ORDINAL [YEAR]");
        row(
                Kind.CALENDAR,
                (typed, calendar) ->
                        day(typed.said(), typed.number(NN, 1), typed.number(NN, 0), typed.number(NNNN), calendar),
                "NNNN - NN - NN",
                "NNNN / NN / NN",
                "NNNN . NN . NN");
        row(
                Kind.CALENDAR,
                (typed, calendar) ->
                        inOrder(typed.said(), typed.number(NN, 0), typed.number(NN, 1), typed.number(NNNN), calendar),
                "NN / NN / NNNN",
                "NN . NN . NNNN",
                "NN - NN - NNNN");
        row(Kind.NUMBERS, DayTable::shortYear, "NN / NN / NN", "NN . NN . NN", "NN - NN - NN");
        row(Kind.NUMBERS, DayTable::slashed, "NN / NN");
        row(Kind.NUMBERS, DayTable::dotted, "NN . NN .");
        row(Kind.NUMBERS, DayTable::halfDotted, "NN . NN");
        row(Kind.NUMBERS, DayTable::dashed, "NN - NN");
        row(Kind.NUMBERS, DayTable::eightDigits, "NNNNNNNN");
        row(Kind.NTH, DayTable::nextWithNumber, "[the|el|le|il|am|den|dem] NTH");
        row(Kind.CALENDAR, DayTable::dayOfMonth, "[the] NTH of [the|this|next] month", "[the] NTH this|next month");
    }

    private static void spans() {
        row(
                DayTable::ahead,
                "in COUNT UNIT",
                "in COUNT UNIT s|from [time|now]",
                "in COUNT UNIT time",
                "in [the] next COUNT UNIT",
                "within [the] [next] COUNT UNIT",
                "COUNT UNIT from|after now|today",
                "in den nachsten|naechsten|kommenden COUNT UNIT",
                "in [a] couple [of] UNIT",
                "en|dans|tra|fra|em COUNT UNIT");
        row((typed, calendar) -> Day.ahead(30), "in|within [a] half [a|an] hour", "half an hour from now");
        row((typed, calendar) -> Day.ahead(90), "in|within an hour and a half", "in|within one and a half hours");
        row(DayTable::hoursAhead, "in|within DECIMAL h|hr|hrs|hour|hours");
        row(
                DayTable::workingDaysAhead,
                "in|within COUNT business|working|work days|day",
                "in|within COUNT workdays|workday|bd|werktagen|arbeitstagen",
                "COUNT business|working|work days|day from now|today");
        row(
                DayTable::aheadOfADay,
                "COUNT UNIT from|after tomorrow|tmrw",
                "COUNT UNIT from|after [next|this|coming] WEEKDAY");
        row(
                (typed, calendar) -> Day.ahead(60L * typed.count() + typed.number(NN)),
                "in|within COUNT h|hr|hrs|hour|hours [and] NN m|min|mins|minute|minutes");
        rowAfterBy(
                DayTable::ahead,
                "+ NN UNIT",
                "over COUNT UNIT",
                "after COUNT UNIT",
                "in|within about|around|roughly COUNT UNIT");
        row(
                Kind.AMOUNT,
                (typed, calendar) -> Day.asked(Reason.DID_YOU_MEAN, "in " + typed.said(), "in " + typed.said()),
                "NN UNIT",
                "two|three|four|five|six|ten UNIT");
        row(
                Kind.AMOUNT,
                (typed, calendar) -> Day.asked(Reason.DID_YOU_MEAN, "in " + typed.said(), "in " + typed.said()),
                "COUNT business|working|work days");
        rowAfterBy(
                (typed, calendar) -> Day.asked(Reason.WHICH_DAY, typed.said(), "in 2 days", "24 dec"),
                "in|within [the] [next] [a] few|some|several UNIT",
                "in|within DECIMAL UNIT",
                "[a] few|couple|several [of] [more] UNIT",
                "in|within COUNT [or|to] COUNT UNIT");
        rowAfterBy((typed, calendar) -> Day.on(calendar.today().minusDays(1)), "COUNT UNIT ago");
    }

    private static void questioned() {
        rowAfterBy(
                (typed, calendar) -> Day.asked(Reason.MANY_DAYS, typed.said(), "next friday", "24 dec"),
                "this|next week|month|quarter|year|weekend|sprint|iteration|fortnight");
        rowAfterBy(
                (typed, calendar) -> whichDay(typed),
                "[the] following|coming|upcoming week|month|day|year",
                "[the] next day|hour|minute",
                "[the] next|coming few|couple [of] UNIT",
                "[the] week|month after [next]",
                "[the] weekend",
                "week end",
                "[the] end of [the|this|next] weekend|sprint|iteration|release",
                "fin de semana",
                "fim de semana",
                "early|mid|late|middle|beginning|start [in|of] [the] MONTH [YEAR]",
                "[the] early|mid|late|middle|beginning|start [in|of] [the|this|next] week|month|quarter|year|weekend|spring|summer|autumn|fall|winter",
                "[the] middle|beginning|start of [the|this|next] week|month|quarter|year",
                "[the] middle|beginning|start of MONTH",
                "[the] ORDINAL half|week|weekend|day|days|weekday|workday|part of|in [the|this|next] month|quarter|year",
                "[the] ORDINAL half|week|weekend|day|days|weekday|workday|part of|in MONTH",
                "the NN of [the|this|next] month",
                "the first of [the|this|next] month",
                "[the] DAY [of] MONTH [of] next year",
                "[the] MONTH [the] DAY next year",
                "[the] end [of] MONTH [of] next year",
                "next year MONTH [DAY]",
                "spring|summer|autumn|fall|winter YEAR",
                "COUNT UNIT after this|next week|month|quarter|year",
                "[the] last|1st|2nd half|week|weekend|days|part of|in [the|this|next] month|year",
                "[the] last half|week|weekend|days|weekday|workday|part of|in MONTH",
                "anfang|mitte MONTH",
                "anfang|mitte [der|des] [nachster|nachsten] woche|monats",
                "debut|mi MONTH",
                "mediados|principios|finales de MONTH",
                "[the] end of q|h NN",
                "[the] end of [the] [fiscal|financial] fy|year",
                "[the] end of quarter|fy NN",
                "[the] end of [the] spring|summer|autumn|fall|winter",
                "q|h NN [YEAR]",
                "NN q",
                "fy NN",
                "kw|cw|wk|week|woche|semaine|semana|settimana NN",
                "calendar week NN",
                "[the] week of [the] WEEKDAY",
                "[the] week of MONTH DAY",
                "week commencing|beginning|ending",
                "MONTH YEAR",
                "[the] xmas|christmas|noel|navidad|natale|natal|weihnachten|kerst|easter|ostern|pascua|paques|pasqua|pascoa|pasen",
                "xmas|christmas|easter [eve|day|monday|sunday|friday|break|holidays]",
                "thanksgiving|halloween|diwali|ramadan|eid|hanukkah|passover|silvester|juneteenth",
                "[the] new year|years [s] [eve|day]",
                "black|good|cyber friday|monday",
                "nye|boxing [day]",
                "labor|labour|memorial|independence|mothers|fathers|valentines [s] day",
                "the holidays",
                "pfingsten|ostermontag|karfreitag|heiligabend|neujahr|toussaint|reyes",
                "[die] ubernachste|ubernachster|ubernachsten|uebernaechste|uebernaechsten woche|monat|quartal",
                "in der nachsten|naechsten|kommenden woche",
                "[die|la] nachste|naechste|kommende|diese|proxima|esta|prossima|questa woche|semana|settimana",
                "[la] semaine prochaine",
                "volgende|deze|komende week",
                "nachsten|naechsten|diesen monat",
                "[le] mois prochain");
        row(Kind.AMOUNT, (typed, calendar) -> whichDay(typed), "YEAR");
        row(Kind.AMOUNT, DayTable::monthOfYear, "NNNN - NN", "NN / NNNN", "NN . NNNN", "NN - NNNN");
        rowAfterBy((typed, calendar) -> monthAlone(typed), "early|mid|late MONTH", "this|next|in MONTH");
        rowAfterBy(
                (typed, calendar) -> Day.asked(Reason.SEVERAL_DAYS, typed.said(), "24 dec 2026", "2026-12-24"),
                "NN - MONTH - NN",
                "NN NN YEAR");
        row(Kind.NAME, (typed, calendar) -> monthAlone(typed), "MONTH");
    }

    private static Day whichDay(Match typed) {
        return Day.asked(Reason.WHICH_DAY, typed.said(), "next friday", "24 dec");
    }

    private static Day monthAlone(Match typed) {
        Month month = typed.month();
        return Day.asked(
                Reason.WHICH_DAY, typed.said(), "1 " + Vocabulary.typed(month), "end of " + Vocabulary.typed(month));
    }

    /** Many mean the coming one by it, some that of the next week. */
    private static Day nextInOtherLanguages(Match typed, Calendar calendar) {
        LocalDate coming = calendar.coming(typed.weekday());
        LocalDate ofNextWeek = calendar.inWeek(1, typed.weekday());
        return coming.equals(ofNextWeek) ? Day.on(coming) : twoDays(typed.said(), coming, ofNextWeek);
    }

    private static Day oneOfTwoWeeks(Match typed, Calendar calendar) {
        LocalDate coming = calendar.coming(typed.weekday());
        return twoDays(typed.said(), coming, coming.plusWeeks(1));
    }

    private static Day twoDays(String typed, LocalDate one, LocalDate other) {
        return Day.asked(
                Reason.TWO_DAYS, typed + " could be " + said(one) + " or " + said(other), typed(one), typed(other));
    }

    static String said(LocalDate day) {
        return said(day.getDayOfMonth(), day.getMonthValue());
    }

    private static String said(int day, int month) {
        return day + " " + Vocabulary.said(Month.of(month));
    }

    static String typed(LocalDate day) {
        return typed(day.getDayOfMonth(), day.getMonthValue());
    }

    private static String typed(int day, int month) {
        return day + " " + Vocabulary.typed(Month.of(month));
    }

    private static Day nthWeekday(Match typed, Calendar calendar) {
        String said = " " + typed.said() + " ";
        LocalDate first = typed.has(Pattern.Kind.MONTH)
                ? endOfMonth(typed, calendar).withDayOfMonth(1)
                : calendar.endOfMonth(said.contains(" next ") ? 1 : 0).withDayOfMonth(1);
        DayOfWeek weekday = typed.weekday();
        LocalDate day = typed.has(ORDINAL)
                ? first.with(TemporalAdjusters.dayOfWeekInMonth(Math.min(5, typed.ordinal()), weekday))
                : first.with(TemporalAdjusters.lastInMonth(weekday));
        return day.getMonth() == first.getMonth() ? Day.on(day) : whichDay(typed);
    }

    private static LocalDate endOfMonth(Match typed, Calendar calendar) {
        Integer year = typed.year();
        return year == null
                ? calendar.endOf(typed.month())
                : LocalDate.of(year, typed.month(), 1).with(TemporalAdjusters.lastDayOfMonth());
    }

    private static Day dayAndMonth(Match typed, Calendar calendar) {
        return day(typed.said(), typed.number(DAY), typed.month().getValue(), typed.year(), calendar);
    }

    /** Not such as 50/50. */
    private static @Nullable Day slashed(Match typed, Calendar calendar) {
        int first = typed.number(NN, 0);
        int second = typed.number(NN, 1);
        return isDay(first, second) || isDay(second, first)
                ? inOrder(typed.said(), first, second, null, calendar)
                : null;
    }

    /** Not such as 1.2.3. */
    private static @Nullable Day shortYear(Match typed, Calendar calendar) {
        return typed.said().matches(".*\\d\\d")
                ? Day.asked(Reason.SEVERAL_DAYS, typed.said(), "24 dec 2026", "2026-12-24")
                : null;
    }

    /** Those who write dots begin with the day; but 3.4. may be a number at the end of a sentence. */
    private static @Nullable Day dotted(Match typed, Calendar calendar) {
        int day = typed.number(NN, 0);
        int month = typed.number(NN, 1);
        if (!isDay(day, month)) {
            return null;
        }
        return month >= 10
                ? day(typed.said(), day, month, null, calendar)
                : inOrder(typed.said(), day, month, null, calendar);
    }

    /** 24.12 is a day; 1.12 may be one, and 1.5 is a number. */
    private static @Nullable Day halfDotted(Match typed, Calendar calendar) {
        int day = typed.number(NN, 0);
        int month = typed.number(NN, 1);
        if (!isDay(day, month) || month < 10 && !typed.said().contains(".0")) {
            return null;
        }
        return day > 12
                ? day(typed.said(), day, month, null, calendar)
                : Day.asked(Reason.DID_YOU_MEAN, said(day, month), typed(day, month));
    }

    /** 12-24 is a day; 2-3 is from two to three. */
    private static @Nullable Day dashed(Match typed, Calendar calendar) {
        int first = typed.number(NN, 0);
        int second = typed.number(NN, 1);
        boolean both = first >= 10 && second >= 10 || typed.said().matches("0.*|.*-0.");
        return both && (isDay(first, second) || isDay(second, first))
                ? inOrder(typed.said(), first, second, null, calendar)
                : null;
    }

    private static @Nullable Day eightDigits(Match typed, Calendar calendar) {
        int number = typed.number(NNNNNNNN);
        int year = number / 10_000;
        return year >= 1900 && year < 2200 && isDay(number % 100, number / 100 % 100)
                ? day(typed.said(), number % 100, number / 100 % 100, year, calendar)
                : null;
    }

    private static @Nullable Day monthOfYear(Match typed, Calendar calendar) {
        int year = typed.number(NNNN);
        int month = typed.number(NN);
        return year >= 1900 && year < 2200 && month >= 1 && month <= 12 ? whichDay(typed) : null;
    }

    private static Day nextWithNumber(Match typed, Calendar calendar) {
        int number = typed.number(NTH);
        return number < 1 || number > 31
                ? Day.asked(Reason.NO_SUCH_DAY, typed.said(), "the 30th")
                : Day.on(calendar.nextDayOfMonth(number));
    }

    private static Day dayOfMonth(Match typed, Calendar calendar) {
        int ahead = typed.said().contains("next") ? 1 : 0;
        LocalDate end = calendar.endOfMonth(ahead);
        int number = typed.number(NTH);
        return number < 1 || number > end.getDayOfMonth()
                ? Day.asked(Reason.NO_SUCH_DAY, typed.said(), typed(end))
                : Day.on(end.withDayOfMonth(number));
    }

    private static Day ahead(Match typed, Calendar calendar) {
        int count = typed.has(COUNT) ? typed.count() : typed.has(NN) ? typed.number(NN) : 2;
        return switch (typed.unit()) {
            case MINUTE -> Day.ahead(count);
            case HOUR -> Day.ahead(60L * count);
            default -> Day.on(calendar.plus(count, typed.unit()));
        };
    }

    /** Half hours are whole minutes. */
    private static Day hoursAhead(Match typed, Calendar calendar) {
        int at = typed.index(Pattern.Kind.DECIMAL, 0);
        int hours = typed.numberAt(at);
        return hours >= 0 && typed.numberAt(at + 2) == 5 ? Day.ahead(60L * hours + 30) : whichDay(typed);
    }

    private static Day workingDaysAhead(Match typed, Calendar calendar) {
        return Day.on(calendar.plus(typed.count(), Vocabulary.Unit.WORKING_DAY));
    }

    private static Day aheadOfADay(Match typed, Calendar calendar) {
        LocalDate from = typed.has(Pattern.Kind.WEEKDAY)
                ? calendar.coming(typed.weekday())
                : calendar.today().plusDays(1);
        return switch (typed.unit()) {
            case MINUTE, HOUR -> whichDay(typed);
            default -> Day.on(calendar.plus(from, typed.count(), typed.unit()));
        };
    }

    /** Some begin with the day, some with the month: it is certain only if one of them can't be the month. */
    private static Day inOrder(String typed, int first, int second, @Nullable Integer year, Calendar calendar) {
        if (isDay(first, second) && isDay(second, first) && first != second) {
            String suffix = year == null ? "" : " " + year;
            return Day.asked(
                    Reason.TWO_DAYS,
                    typed + " could be " + first + " " + Vocabulary.said(Month.of(second)) + " or " + second + " "
                            + Vocabulary.said(Month.of(first)),
                    first + " " + Vocabulary.typed(Month.of(second)) + suffix,
                    second + " " + Vocabulary.typed(Month.of(first)) + suffix);
        }
        return isDay(second, first)
                ? day(typed, second, first, year, calendar)
                : day(typed, first, second, year, calendar);
    }

    static boolean isDay(int day, int month) {
        return day >= 1 && day <= 31 && month >= 1 && month <= 12;
    }

    private static Day day(String typed, int day, int month, @Nullable Integer year, Calendar calendar) {
        try {
            return Day.on(year == null ? calendar.next(MonthDay.of(month, day)) : LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            Month last = Month.of(month >= 1 && month <= 12 ? month : 12);
            return Day.asked(
                    Reason.NO_SUCH_DAY,
                    typed.toLowerCase(Locale.ROOT),
                    last.minLength() + " " + Vocabulary.typed(last));
        }
    }
}
