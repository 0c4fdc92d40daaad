package obliged.slack.dates;

import java.util.Set;
import obliged.slack.dates.DateQuestion.Reason;
import obliged.slack.dates.DayTable.Kind;
import org.jspecify.annotations.Nullable;

/** Reads a day with its time, in either order, or a time alone; and whether another date follows with <em>or</em> between. */
final class PhraseParser {
    private static final Set<String> BETWEEN_DAY_AND_TIME = Set.of(
            ",", ";", "@", "-", "–", "—", "(", "*", "_", "~", "by", "before", "until", "at", "around", "about", "no",
            "later", "than", "latest", "the", "t", "a");

    private static final Set<String> BETWEEN_TIME_AND_DAY =
            Set.of(",", "(", "*", "_", "-", "–", "on", "of", "am", "le", "el", "op", "il", "du", "de");

    static final Set<String> OR =
            Set.of("or", "oder", "ou", "and", "und", "to", "through", "thru", "bis", "/", "-", "–", "—", "&");

    static final Set<String> COURTESY = Set.of(
            "please",
            "pls",
            "plz",
            "plx",
            "pretty",
            "thanks",
            "thank",
            "thx",
            "tks",
            "you",
            "ty",
            "tia",
            "u",
            "cheers",
            "kindly",
            "at",
            "the",
            "very",
            "latest",
            "max",
            "maximum",
            "sharp",
            "if",
            "possible",
            "poss",
            "can",
            "could",
            "ideally",
            "preferably",
            "asap",
            "urgent",
            "urgently",
            "hard",
            "soft",
            "firm",
            "deadline",
            "bitte",
            "danke",
            "merci",
            "svp",
            "gracias",
            "grazie",
            "obrigado",
            "obrigada",
            "por",
            "favor",
            "s",
            "il",
            "vous",
            "plait",
            "bedankt",
            "lot",
            "a",
            "so",
            "much",
            "many",
            "in",
            "advance",
            "or",
            "sooner",
            "earlier",
            "best",
            "regards",
            "d",
            "p",
            "o");

    private static final Set<String> NIGHTS = Set.of("tonight", "tonite", "stasera", "vanavond", "soir", "noche");

    private final Calendar calendar;

    PhraseParser(Calendar calendar) {
        this.calendar = calendar;
    }

    /** The date that is typed from there on, whatever stands behind it. */
    @Nullable
    Phrase find(Tokens tokens, int at) {
        Phrase dayFirst = dayFirst(tokens, at);
        Phrase timeFirst = timeFirst(tokens, at);
        Phrase end = endOfDay(tokens, at);
        Phrase longest = dayFirst;
        boolean isAmount = dayFirst != null && dayFirst.kind() == Kind.AMOUNT;
        if (timeFirst != null
                && (longest == null
                        || timeFirst.end() > longest.end()
                        || timeFirst.end() == longest.end() && isAmount)) {
            longest = timeFirst;
        }
        if (end != null && (longest == null || end.end() > longest.end())) {
            longest = end;
        }
        return longest == null ? null : alone(tokens, longest);
    }

    @Nullable
    Phrase dayFirst(Tokens tokens, int at) {
        DayTable.Found day = DayParser.find(tokens, at, calendar);
        if (day == null) {
            return null;
        }
        int end = behindPossessive(tokens, day.end());
        Phrase phrase = new Phrase(
                day.day().date(),
                day.day().minutesAhead(),
                null,
                null,
                day.day().question(),
                day.kind(),
                false,
                at,
                end);
        boolean takesTime = day.day().minutesAhead() == null && day.kind() != Kind.AMOUNT && day.kind() != Kind.NAME;
        return takesTime ? withTime(tokens, phrase, isNight(tokens, at, end)) : phrase;
    }

    private static boolean isNight(Tokens tokens, int from, int end) {
        for (int i = from; i < end; i++) {
            if (NIGHTS.contains(tokens.at(i).text())) {
                return true;
            }
        }
        return false;
    }

    /** {@code today's}. */
    private static int behindPossessive(Tokens tokens, int end) {
        boolean apostrophe = tokens.at(end).is("'") || tokens.at(end).is("’");
        return apostrophe && tokens.at(end + 1).is("s") && tokens.at(end + 1).isAttached() ? end + 2 : end;
    }

    private static Phrase withTime(Tokens tokens, Phrase phrase, boolean night) {
        int at = phrase.end();
        if (tokens.at(at).is(".")
                && tokens.at(at).isAttached()
                && tokens.at(at - 1).text().length() <= 5) {
            at++;
        }
        while (at < phrase.end() + 4
                && BETWEEN_DAY_AND_TIME.contains(tokens.at(at).text())
                && !tokens.at(at).onNewLine()) {
            at++;
        }
        TimeParser.Found time = null;
        // What may stand between may also be of the time itself: at 9, a quarter past 3.
        for (int from = phrase.end(); from <= at && time == null; from++) {
            time = tokens.at(from).onNewLine() ? null : TimeParser.find(tokens, from);
            if (time != null && !isWhole(tokens, time.end()) && !isRange(tokens, time.end())) {
                time = null;
            }
        }
        if (time == null) {
            ZoneParser.Found zone = phrase.kind() == Kind.PLAIN ? null : ZoneParser.find(tokens, phrase.end());
            return zone == null ? stray(tokens, phrase) : phrase.until(zone.end());
        }
        TimeParser.Found meant = night ? time.inTheEvening() : time;
        DateQuestion question = phrase.question() != null ? phrase.question() : meant.question();
        boolean offset = tokens.at(time.end()).is("+")
                && tokens.at(time.end() + 1).isNumber()
                && tokens.at(time.end() + 1).isAttached();
        if (offset && question == null) {
            question = DateQuestion.of(Reason.WHICH_TIME, tokens.said(at, time.end() + 2), "15:00 UTC", "15:00");
        }
        ZoneParser.Found zone = time.zone();
        int end = closed(tokens, phrase.end(), time.end());
        return new Phrase(
                phrase.day(),
                null,
                meant.time(),
                zone,
                question,
                phrase.kind() == Kind.NTH ? Kind.AFTER_BY : phrase.kind(),
                true,
                phrase.start(),
                end);
    }

    /** Behind the bracket that was opened there. */
    private static int closed(Tokens tokens, int from, int end) {
        for (int i = from; i < end; i++) {
            if (tokens.at(i).is("(") && tokens.at(end).is(")")) {
                return end + 1;
            }
        }
        return end;
    }

    /** {@code friday 9}: an hour, or what? But {@code friday 9 people} is a day. */
    private static Phrase stray(Tokens tokens, Phrase phrase) {
        int at = tokens.at(phrase.end()).is(",") ? phrase.end() + 1 : phrase.end();
        boolean spelled =
                tokens.at(at).is("at") && Vocabulary.count(tokens.at(at + 1).text()) > 0;
        boolean otherYear = phrase.kind() == Kind.CALENDAR
                && tokens.at(at).isWord()
                && !COURTESY.contains(tokens.at(at).text())
                && tokens.at(at + 1).digits() == 4
                && !tokens.at(at + 1).onNewLine()
                && tokens.at(at + 1).value() / 100 == 20;
        if (otherYear && phrase.question() == null) {
            return phrase.asked(
                    DateQuestion.of(Reason.STRAY_NUMBER, tokens.said(at + 1, at + 2), tokens.said(at + 1, at + 2)),
                    at + 2);
        }
        if (spelled && phrase.question() == null) {
            return phrase.asked(
                    DateQuestion.of(Reason.WHICH_TIME, tokens.said(at + 1, at + 2), "15:00", "3pm"), at + 2);
        }
        Token number = tokens.at(at);
        boolean range =
                OR.contains(tokens.at(at + 1).text()) && tokens.at(at + 2).isNumber();
        boolean stray = number.isNumber()
                && number.spaced()
                && number.digits() <= 4
                && !number.onNewLine()
                && (range
                        || !Idioms.countsThings(tokens, at + 1)
                        || TimeParser.find(tokens, at + 1) != null
                        || ZoneParser.find(tokens, at + 1) != null)
                && phrase.question() == null
                && phrase.kind() != Kind.NTH;
        String year = String.valueOf(phrase.day() == null ? 2026 : phrase.day().getYear());
        int end = range ? at + 3 : at + 1;
        return stray ? phrase.asked(DateQuestion.of(Reason.STRAY_NUMBER, tokens.said(at, end), year), end) : phrase;
    }

    @Nullable
    Phrase timeFirst(Tokens tokens, int at) {
        TimeParser.Found time = TimeParser.find(tokens, at);
        if (time == null || !isWhole(tokens, time.end()) && !isRange(tokens, time.end())) {
            return null;
        }
        int between = time.end();
        while (between < time.end() + 3
                && BETWEEN_TIME_AND_DAY.contains(tokens.at(between).text())
                && !tokens.at(between).onNewLine()) {
            between++;
        }
        for (int from = between; from >= time.end(); from--) {
            DayTable.Found day = tokens.at(from).onNewLine() ? null : DayParser.find(tokens, from, calendar);
            if (day != null
                    && day.kind() != Kind.AMOUNT
                    && day.kind() != Kind.NAME
                    && day.day().minutesAhead() == null) {
                TimeParser.Found meant = isNight(tokens, from, day.end()) ? time.inTheEvening() : time;
                DateQuestion question = day.day().question() != null ? day.day().question() : meant.question();
                ZoneParser.Found behind = ZoneParser.find(tokens, day.end());
                ZoneParser.Found zone = time.zone() != null ? time.zone() : behind;
                int end = time.zone() == null && behind != null ? behind.end() : day.end();
                return new Phrase(
                        day.day().date(),
                        null,
                        meant.time(),
                        zone,
                        question,
                        Kind.PLAIN,
                        true,
                        at,
                        closed(tokens, time.end(), end));
            }
        }
        return time.alone()
                ? new Phrase(null, null, time.time(), time.zone(), time.question(), Kind.AFTER_BY, true, at, time.end())
                : null;
    }

    /** {@code end of friday}. */
    private @Nullable Phrase endOfDay(Tokens tokens, int at) {
        int from = tokens.at(at).is("the") ? at + 1 : at;
        if (!tokens.at(from).is("end") || !tokens.at(from + 1).is("of")) {
            return null;
        }
        DayTable.Found day = DayParser.find(tokens, from + 2, calendar);
        return day == null
                        || day.kind() == Kind.AMOUNT
                        || day.kind() == Kind.NAME
                        || day.day().minutesAhead() != null
                ? null
                : new Phrase(
                        day.day().date(),
                        null,
                        null,
                        null,
                        day.day().question(),
                        Kind.PLAIN,
                        true,
                        at,
                        behindPossessive(tokens, day.end()));
    }

    /** Unless another date follows with <em>or</em> between. */
    private Phrase alone(Tokens tokens, Phrase phrase) {
        int at = phrase.end();
        DayTable.Found behind = tokens.at(at).onNewLine() ? null : DayTable.find(tokens, at, calendar);
        if (behind != null
                && behind.kind() == Kind.CALENDAR
                && phrase.day() != null
                && !phrase.day().equals(behind.day().date())) {
            return phrase.asked(
                    DateQuestion.of(
                            Reason.TWO_DATES, tokens.said(phrase.start(), behind.end()), tokens.said(at, behind.end())),
                    behind.end());
        }
        Token or = tokens.at(at);
        boolean comma = or.is(",");
        if (or.isEnd()
                || or.onNewLine()
                || !comma && !OR.contains(or.text())
                || phrase.kind() == Kind.AMOUNT && !or.is("or")) {
            return phrase;
        }
        int from = at + 1;
        while (from < at + 3
                && (tokens.at(from).is("on")
                        || DateParser.BY.contains(tokens.at(from).text()))) {
            from++;
        }
        Phrase other = dayFirst(tokens, from);
        other = other == null ? timeFirst(tokens, from) : other;
        boolean named =
                other != null && other.kind() != Kind.AMOUNT && other.kind() != Kind.NAME && other.kind() != Kind.NTH;
        if (other == null
                || !named
                || comma && !isCourtesy(tokens, other.end())
                || other.day() != null && other.day().equals(phrase.day()) && other.time() == phrase.time()) {
            return phrase;
        }
        String one = tokens.said(phrase.start(), phrase.end());
        return phrase.asked(
                DateQuestion.of(Reason.TWO_DATES, tokens.said(phrase.start(), other.end()), one), other.end());
    }

    /** Whether what ends there is no part of a longer word, such as a file's name. */
    static boolean ends(Tokens tokens, int end) {
        Token next = tokens.at(end);
        boolean ish = next.is("-") && tokens.at(end + 1).is("ish");
        return isWhole(tokens, end) || ish || next.is("/") && tokens.at(end + 1).isWord();
    }

    static boolean isWhole(Tokens tokens, int end) {
        Token next = tokens.at(end);
        if (next.isEnd() || next.spaced()) {
            return true;
        }
        boolean goesOn = tokens.at(end + 1).isAttached() && !tokens.at(end + 1).isSign();
        return next.isSign() && !(goesOn && ".-_+#&'’".contains(next.text())) && !"/\\@=%$€£".contains(next.text());
    }

    /** {@code 9am-10am}, {@code 3pm CET/4pm EET}. */
    private static boolean isRange(Tokens tokens, int end) {
        boolean joined = tokens.at(end).is("-") || tokens.at(end).is("/");
        return joined && TimeParser.find(tokens, end + 1) != null;
    }

    static boolean isCourtesy(Tokens tokens, int from) {
        for (int i = from; i < tokens.size(); i++) {
            if (!tokens.at(i).isSign() && !COURTESY.contains(tokens.at(i).text())) {
                return false;
            }
        }
        return true;
    }
}
