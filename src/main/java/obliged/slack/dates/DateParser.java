package obliged.slack.dates;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Set;
import obliged.ask.value.Date;
import obliged.slack.dates.DateQuestion.Reason;
import obliged.slack.dates.DateReading.Found;
import obliged.slack.dates.DateReading.NoDate;
import obliged.slack.dates.DateReading.Questioned;
import obliged.slack.dates.DayTable.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dates that people type, in the zone of who types. After <em>by</em>, <em>before</em>, <em>until</em> and
 * <em>due</em> one counts anywhere; else at the very end of the words, and at their beginning before a colon, a comma or
 * a dash. What is meant as a date after <em>by</em> but is past, more than two years ahead, impossible or could be two is
 * questioned.
 */
public final class DateParser {
    private static final int YEARS_AHEAD = 2;

    private static final int LONGEST_ABBREVIATION = 4;

    /** No date has nearly as many words and signs. */
    static final int LONGEST = 12;

    static final Set<String> BY = Set.of("by", "before", "until", "till", "til", "due");

    /** The same in other languages: they are words too, so that only a date behind them counts. */
    private static final Set<String> BY_IN_OTHER_LANGUAGES = Set.of(
            "bis", "spatestens", "hasta", "avant", "entro", "ate", "voor", "uiterlijk", "deadline", "eta", "nlt");

    private static final List<Pattern> LONG_BY = List.of(
            Pattern.of("no|not later than"),
            Pattern.of("due date [is]"),
            Pattern.of("deadline is"),
            Pattern.of("on or before"),
            Pattern.of("latest by"),
            Pattern.of("jusqu a|au"),
            Pattern.of("antes de|del"),
            Pattern.of("bis zum|spatestens"),
            Pattern.of("avant le"));

    /** What is certainly meant as a date, so that it is asked about without <em>by</em> too. */
    private static final Set<Reason> ASKED_WITHOUT_BY = Set.of(Reason.HALF_OF_DAY, Reason.OTHER_WEEKDAY);

    /** So many dates are read in one text; in more of them lies no answer. */
    private static final int MOST_DATES = 100;

    /** What may stand between <em>by</em> and the date. */
    private static final Set<String> BEFORE_A_DATE = Set.of(
            "on",
            "around",
            "about",
            "approx",
            "approximately",
            "roughly",
            "circa",
            "ca",
            "say",
            "either",
            "latest",
            "maybe",
            "very",
            "~",
            ":",
            "*",
            "_",
            "`",
            "\"",
            "“",
            "„",
            "«",
            "‘",
            "'",
            "(",
            "[",
            "=");

    private final Writer writer;
    private final LocalDate today;
    private final Calendar calendar;
    private final PhraseParser phrases;
    private final DoubtParser doubts;

    public DateParser(Writer writer) {
        this.writer = writer;
        this.today = writer.now().atZone(writer.zone()).toLocalDate();
        this.calendar = new Calendar(today, writer.workingDays());
        this.phrases = new PhraseParser(calendar);
        this.doubts = new DoubtParser(phrases);
    }

    /** What words say about a date, among other things. */
    public DateReading find(String words) {
        Tokens tokens = Tokens.of(words);
        Search search = new Search(tokens);
        search.behindBy();
        if (search.result != null) {
            return search.result;
        }
        return search.doubt != null ? new Questioned(search.doubt) : bare(tokens);
    }

    /** What is typed where nothing but a date is wanted; with <em>by</em> before it or not. */
    public DateReading read(String typed) {
        Tokens tokens = Tokens.of(typed);
        int at = 0;
        int by = endOfBy(tokens, at, true);
        while (by > at) {
            at = by;
            by = endOfBy(tokens, at, true);
        }
        at = leadIn(tokens, at);
        Phrase phrase = phrases.find(tokens, at);
        if (phrase == null || !PhraseParser.ends(tokens, phrase.end()) || isSomethingElse(tokens, at, phrase)) {
            DateQuestion question = phrase == null ? doubts.find(tokens, at) : null;
            return question == null ? new NoDate() : new Questioned(question);
        }
        if (phrase.end() < tokens.size() && !PhraseParser.isCourtesy(tokens, phrase.end())) {
            Resolved resolved = phrase.question() == null ? null : resolve(phrase);
            return resolved == null || resolved.question == null || phrase.kind() == Kind.NAME
                    ? new NoDate()
                    : new Questioned(resolved.question);
        }
        return reading(resolve(phrase), 0, typed.length(), false);
    }

    private static DateReading reading(Resolved resolved, int start, int end, boolean cut) {
        return resolved.date != null
                ? new Found(resolved.date, start, end, cut)
                : resolved.question == null ? new NoDate() : new Questioned(resolved.question);
    }

    /** A date, or what must be asked about it. */
    private record Resolved(@Nullable Date date, @Nullable DateQuestion question) {}

    /** The search for dates behind <em>by</em>, from left to right. */
    private final class Search {
        private final Tokens tokens;
        private @Nullable Phrase first;
        private int from;
        private int read;
        private @Nullable DateReading result;

        /** What is asked if there is no date. */
        private @Nullable DateQuestion doubt;

        Search(Tokens tokens) {
            this.tokens = tokens;
        }

        void behindBy() {
            for (int i = 0; i < tokens.size() && result == null && read < MOST_DATES; ) {
                boolean asks = endOfBy(tokens, i, false) > i;
                int by = endOfBy(tokens, i, true);
                if (tokens.at(i).is("due")) {
                    by = endOfBy(tokens, by, true);
                }
                i = by > i ? Math.max(i + 1, behind(i, by, asks)) : i + 1;
            }
            if (result == null && first != null) {
                result = found(first);
            }
        }

        /** Reads what stands behind <em>by</em>; returns where to go on. */
        private int behind(int by, int from, boolean asks) {
            int at = leadIn(tokens, from);
            Phrase phrase = phrases.find(tokens, at);
            read += phrase == null ? 0 : 1;
            if (Idioms.isBeginning(tokens, by)) {
                return from;
            }
            if (phrase != null && asks && Idioms.isSoLongBefore(tokens, by)) {
                String said = tokens.said(by - 2, phrase.end());
                result = new Questioned(DateQuestion.of(Reason.WHICH_DAY, said, "next friday", "24 dec"));
                return phrase.end();
            }
            if (phrase == null || !PhraseParser.ends(tokens, phrase.end()) || isIdiom(by, at, phrase)) {
                DateQuestion question =
                        phrase == null && asks && !Idioms.wentWell(tokens, by) ? doubts.find(tokens, at) : null;
                if (question != null && !(DoubtParser.isNumber(tokens.at(at)) && Idioms.saysHowMuch(tokens, by))) {
                    boolean dated = DoubtParser.isNumber(tokens.at(at)) && phrases.dayFirst(tokens, at + 1) != null;
                    if (DoubtParser.isNumber(tokens.at(at)) && !dated) {
                        doubt = doubt == null ? question : doubt;
                    } else {
                        result = new Questioned(question);
                    }
                }
                return from;
            }
            Phrase dated = phrase.day() == null && phrase.minutes() == null ? withDayBefore(by, phrase) : phrase;
            if (dated == null) {
                return phrase.end();
            }
            Resolved resolved = resolve(dated);
            if (resolved.question != null) {
                boolean weak =
                        phrase.kind() == Kind.AMOUNT || phrase.kind() == Kind.NAME || phrase.kind() == Kind.NUMBERS;
                // Ate is a verb too.
                boolean asksToo = !tokens.said(by, by + 1).equals("ate") && phrase.question() != null;
                if (asks && weak) {
                    doubt = doubt == null ? resolved.question : doubt;
                } else if (asks || asksToo && !weak) {
                    result = new Questioned(resolved.question);
                }
                return phrase.end();
            }
            take(by, dated, resolved);
            return phrase.end();
        }

        private void take(int by, Phrase phrase, Resolved resolved) {
            if (first == null) {
                first = phrase;
                from = Math.min(by, phrase.start());
            } else if (resolved.date != null && !resolved.date.isSameAs(resolve(first).date)) {
                String one = tokens.said(first.start(), first.end());
                String other = tokens.said(phrase.start(), phrase.end());
                result = new Questioned(DateQuestion.of(Reason.TWO_DATES, one + "” and “" + other, one));
            }
        }

        private boolean isIdiom(int by, int at, Phrase phrase) {
            boolean amount = phrase.kind() == Kind.AMOUNT
                    || phrase.kind() == Kind.NUMBERS
                    || phrase.day() == null
                            && phrase.minutes() == null
                            && tokens.at(at).isNumber()
                            && tokens.said(at, phrase.end()).matches("[\\d.]+ ?h?");
            if (amount && Idioms.saysHowMuch(tokens, by)) {
                return true;
            }
            return isSomethingElse(tokens, at, phrase)
                    || tokens.said(at, phrase.end()).equals("24/7")
                    || Idioms.wentWell(tokens, by)
                            && !tokens.at(by).is("by")
                            && !tokens.at(by).is("due");
        }

        /** As in {@code tomorrow by 5pm}; null where it comes again: {@code every friday by 5pm}. */
        private @Nullable Phrase withDayBefore(int by, Phrase phrase) {
            for (int i = Math.max(0, by - LONGEST); i < by; i++) {
                DayTable.Found day = DayParser.find(tokens, i, calendar);
                boolean isBefore = day != null
                        && (day.end() == by
                                || day.end() == by - 1 && tokens.at(by - 1).is(","));
                if (day != null && isBefore && isPlain(day.kind()) && day.day().date() != null) {
                    return Idioms.isNoWish(tokens, i)
                            ? null
                            : phrase.on(day.day().date(), i);
                }
            }
            Phrase opening = atTheBeginning(tokens);
            return opening != null && opening.day() != null && !opening.timed() && opening.end() <= by
                    ? phrase.on(opening.day(), phrase.start())
                    : phrase;
        }

        /** The date, and whether it is the very end of the words, so that they read well without it. */
        private DateReading found(Phrase phrase) {
            int opened = from;
            while (opened > 0
                    && "([*_~`\"“„«‘".contains(tokens.at(opened - 1).text())
                    && tokens.at(opened - 1).isSign()) {
                opened--;
            }
            int closers = 0;
            int end = phrase.end();
            while (tokens.at(end).isSign()
                    && ".!?;:…,)]*_~`\"”“»’'".contains(tokens.at(end).text())) {
                closers += ")]*_~`\"”“»’'".contains(tokens.at(end).text()) ? 1 : 0;
                end++;
            }
            int openers = from - opened;
            for (int i = from; i < phrase.end(); i++) {
                boolean mark = tokens.at(i).isSign() && !tokens.at(i).isEnd();
                openers += mark && "([*_~`\"“„«‘'".contains(tokens.at(i).text()) ? 1 : 0;
                openers -= mark && ")]".contains(tokens.at(i).text()) ? 1 : 0;
            }
            boolean cut = tokens.at(end).isEnd() && closers <= openers;
            int start = opened;
            while (start > 0
                    && tokens.at(start - 1).isSign()
                    && ",;-–—".contains(tokens.at(start - 1).text())) {
                start--;
            }
            int typedFrom = tokens.at(start).start();
            int typedTo =
                    cut ? tokens.typed().length() : tokens.at(phrase.end() - 1).end();
            return reading(resolve(phrase), typedFrom, typedTo, cut);
        }
    }

    /** Whether what looks like a date counts or names something else, as what follows tells. */
    private static boolean isSomethingElse(Tokens tokens, int at, Phrase phrase) {
        return switch (phrase.kind()) {
            case AMOUNT -> Idioms.countsThings(tokens, phrase.end());
            case NTH -> Idioms.numbersAThing(tokens, phrase.end());
            case NUMBERS -> Idioms.isAShare(tokens, phrase.end());
            case NAME -> isPersonsName(tokens, at, phrase.end());
            case PLAIN, CALENDAR, AFTER_BY -> false;
        };
    }

    /**
     * May, June and Jan are people too: {@code held by May Lee}. Alone at the end it is a month, but May is a word. So
     * may any abbreviation be before a surname: {@code found by Dec Nolan}.
     */
    private static boolean isPersonsName(Tokens tokens, int at, int end) {
        Token next = tokens.at(end);
        Token name = tokens.at(at);
        boolean more = next.isWord() && !next.onNewLine() && !PhraseParser.COURTESY.contains(next.text());
        boolean isName = Set.of(
                        "may", "mai", "mars", "mar", "june", "april", "august", "jan", "julio", "julia", "juli", "mei",
                        "out", "marzo", "augusto")
                .contains(name.text());
        boolean surname = name.text().length() <= LONGEST_ABBREVIATION && isCapitalised(tokens, at);
        return name.is("may") || name.is("mars") || more && (isName || surname && isCapitalised(tokens, end));
    }

    /** {@code Nolan}, not {@code NOLAN}: who writes in capitals throughout names nobody by them. */
    private static boolean isCapitalised(Tokens tokens, int at) {
        String word =
                tokens.typed().substring(tokens.at(at).start(), tokens.at(at).end());
        return word.length() > 1 && Character.isUpperCase(word.charAt(0)) && Character.isLowerCase(word.charAt(1));
    }

    /** Behind the word that announces a date; where there is none, where it began. */
    private static int endOfBy(Tokens tokens, int at, boolean anyLanguage) {
        Token token = tokens.at(at);
        boolean gluedBehind = tokens.at(at + 1).isAttached()
                && "-/_@'’".contains(tokens.at(at + 1).text())
                && tokens.at(at + 2).isAttached();
        Token next = tokens.at(at + 1);
        if (!token.isWord() || isPartOfAWord(tokens, at) || gluedBehind || next.isAttached() && !next.isSign()) {
            return at;
        }
        for (Pattern pattern : LONG_BY) {
            Pattern.Match match = pattern.match(tokens, at);
            if (match != null) {
                return match.end();
            }
        }
        boolean is = BY.contains(token.text()) || anyLanguage && BY_IN_OTHER_LANGUAGES.contains(token.text());
        return is ? at + 1 : at;
    }

    /** As friday is of {@code @friday} and of {@code see-friday}. */
    private static boolean isPartOfAWord(Tokens tokens, int at) {
        Token before = tokens.at(at - 1);
        return tokens.at(at).isAttached() && !before.isEnd() && !"([{<*_~`\"“„«‘.,;:!?–—…".contains(before.text());
    }

    private static int leadIn(Tokens tokens, int from) {
        int at = from;
        while (at < from + LONGEST
                && !tokens.at(at).isEnd()
                && (BEFORE_A_DATE.contains(tokens.at(at).text())
                        || tokens.at(at).is(".")
                                && Set.of("ca", "approx")
                                        .contains(tokens.at(at - 1).text()))) {
            at++;
        }
        return at;
    }

    private static boolean isPlain(Kind kind) {
        return kind == Kind.PLAIN || kind == Kind.CALENDAR;
    }

    /** A date without <em>by</em>: at the very end of the words, or at their beginning before a colon, comma or dash. */
    private DateReading bare(Tokens tokens) {
        Phrase opening = atTheBeginning(tokens);
        Phrase closing = atTheEnd(tokens);
        if (opening != null && closing != null && closing.start() > opening.end()) {
            Date one = resolve(opening).date;
            Date other = resolve(closing).date;
            if (one != null && other != null && !one.isSameAs(other)) {
                String said = tokens.said(opening.start(), opening.end());
                return new Questioned(DateQuestion.of(
                        Reason.TWO_DATES, said + "” and “" + tokens.said(closing.start(), closing.end()), said));
            }
        }
        Phrase phrase = opening != null ? opening : closing;
        if (phrase == null) {
            return new NoDate();
        }
        Date date = resolve(phrase).date;
        if (phrase.question() != null) {
            return new Questioned(phrase.question());
        }
        return date == null
                ? new NoDate()
                : new Found(
                        date,
                        tokens.at(phrase.start()).start(),
                        tokens.at(phrase.end() - 1).end(),
                        false);
    }

    private @Nullable Phrase atTheBeginning(Tokens tokens) {
        int from = leadIn(tokens, 0);
        Phrase phrase = bare(tokens, from);
        if (phrase == null) {
            return null;
        }
        int end = phrase.end();
        while (tokens.at(end).isSign()
                && (Pattern.EMPHASIS + ")]").contains(tokens.at(end).text())) {
            end++;
        }
        Token next = tokens.at(end);
        boolean dash = next.is("–")
                || next.is("—")
                || next.is("-") && next.spaced() && tokens.at(end + 1).spaced();
        // Guten Morgen, without the first word.
        boolean greets = tokens.at(from).is("morgen");
        return !greets && (next.is(":") || next.is(",") || dash) ? phrase : null;
    }

    private @Nullable Phrase atTheEnd(Tokens tokens) {
        int end = tokens.size();
        int least = Math.max(0, end - 2 * LONGEST);
        while (end > least) {
            for (int from = Math.max(0, end - LONGEST); from < end; from++) {
                Phrase phrase = bare(tokens, from);
                if (phrase != null && phrase.end() == end) {
                    return Idioms.isNoWish(tokens, from) ? null : phrase;
                }
            }
            Token last = tokens.at(end - 1);
            if (!last.isSign() && !PhraseParser.COURTESY.contains(last.text())) {
                return null;
            }
            end--;
        }
        return null;
    }

    private @Nullable Phrase bare(Tokens tokens, int from) {
        boolean glued = isPartOfAWord(tokens, from);
        Phrase phrase = glued ? null : phrases.dayFirst(tokens, from);
        phrase = phrase == null && !glued ? phrases.timeFirst(tokens, from) : phrase;
        boolean named = phrase != null && (phrase.day() != null || phrase.minutes() != null) && isPlain(phrase.kind());
        boolean nth =
                phrase != null && phrase.kind() == Kind.NTH && tokens.at(from).is("the");
        boolean asks = phrase != null
                && phrase.question() != null
                && !ASKED_WITHOUT_BY.contains(phrase.question().reason());
        return phrase != null
                        && !asks
                        && (named || nth || isWholeDay(tokens, phrase))
                        && PhraseParser.isWhole(tokens, phrase.end())
                ? phrase
                : null;
    }

    /** {@code eod} is a day too. */
    private static boolean isWholeDay(Tokens tokens, Phrase phrase) {
        boolean today = phrase.day() == null && phrase.minutes() == null && phrase.time() == null;
        return today
                && Set.of("eod", "eob", "cob", "end", "close")
                        .contains(tokens.at(phrase.start()).text());
    }

    private Resolved resolve(Phrase phrase) {
        if (phrase.question() != null) {
            return new Resolved(null, phrase.question());
        }
        if (phrase.minutes() != null) {
            return after(phrase.minutes());
        }
        LocalDate day = phrase.day() == null ? today : phrase.day();
        if (phrase.time() == null) {
            return phrase.zone() == null
                            || phrase.zone().zones().isEmpty() && phrase.zone().question() == null
                    ? judged(Date.on(day, writer.zone()))
                    : inAnotherZone(phrase.zone());
        }
        if (phrase.zone() == null) {
            return at(day, phrase.time());
        }
        LocalDateTime local = day.atTime(phrase.time());
        ZoneParser.Zone zone = ZoneParser.zone(phrase.zone(), local, writer.zone());
        if (zone.id() == null) {
            return new Resolved(null, zone.question());
        }
        return zone.id().equals(writer.zone())
                ? at(day, phrase.time())
                : moment(local.atZone(zone.id()).toInstant());
    }

    /** A day ends for everyone at their own midnight; that of another zone is a time. */
    private static Resolved inAnotherZone(ZoneParser.Found zone) {
        return new Resolved(
                null,
                zone.question() != null
                        ? zone.question()
                        : DateQuestion.of(
                                Reason.WHICH_TIME, "the end of the day in " + zone.name(), "17:00 " + zone.name()));
    }

    /** A time that comes twice is the first. One that the clocks skip is none: people would read another than they typed. */
    private Resolved at(LocalDate day, LocalTime time) {
        ZoneId zone = writer.zone();
        LocalDateTime local = day.atTime(time);
        if (zone.getRules().getValidOffsets(local).isEmpty()) {
            ZoneOffsetTransition skip = zone.getRules().getTransition(local);
            return new Resolved(
                    null,
                    DateQuestion.of(
                            Reason.CLOCKS_SKIP,
                            time + " on " + DateText.of(Date.on(day, zone), writer.now()),
                            skip.getDateTimeAfter().toLocalTime().toString()));
        }
        return judged(Date.at(day, time, zone));
    }

    /** In whole minutes, never less than was asked. */
    private Resolved after(long minutes) {
        return moment(writer.now()
                .plus(minutes, ChronoUnit.MINUTES)
                .plus(1, ChronoUnit.MINUTES)
                .minusNanos(1)
                .truncatedTo(ChronoUnit.MINUTES));
    }

    private Resolved moment(Instant then) {
        Date date = Date.at(then, writer.zone());
        // The second of two equal times of day would be taken for the first.
        return date.ends(writer.zone()).equals(then)
                ? judged(date)
                : new Resolved(null, DateQuestion.of(Reason.CLOCKS_REPEAT, String.valueOf(date.time())));
    }

    private Resolved judged(Date date) {
        if (!date.ends(writer.zone()).isAfter(writer.now())) {
            return new Resolved(null, DateQuestion.of(Reason.PAST, DateText.of(date, writer.now())));
        }
        LocalDate last = today.plusYears(YEARS_AHEAD);
        return date.day().isAfter(last)
                ? new Resolved(
                        null,
                        DateQuestion.of(
                                Reason.TOO_FAR,
                                DateText.of(date, writer.now()),
                                DateText.of(Date.on(last, writer.zone()), writer.now())))
                : new Resolved(date, null);
    }
}
