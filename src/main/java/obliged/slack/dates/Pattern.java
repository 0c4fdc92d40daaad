package obliged.slack.dates;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is typed in a row of a table: words with blanks between them. {@code a|b} is one of two words, {@code [a]} may be
 * missing, a sign stands for itself and without blanks, and words in capitals stand for a {@link Kind}.
 */
final class Pattern {
    /** What a word in capitals stands for. */
    enum Kind {
        /** Itself, or one of several. */
        WORD,
        WEEKDAY,
        /** Also {@code Fr}, which is one only before a day of the calendar. */
        ANYWEEKDAY,
        MONTH,
        /** {@code 24}, {@code 24th}. */
        DAY,
        /** {@code 24th} only. */
        NTH,
        /** {@code first}, {@code 1st}. */
        ORDINAL,
        /** Four digits that can be a year of ours. */
        YEAR,
        /** Up to two digits. */
        NN,
        /** Exactly four digits. */
        NNNN,
        /** Exactly eight digits. */
        NNNNNNNN,
        /** {@code 3}, {@code three}. */
        COUNT,
        /** {@code 1.5}. */
        DECIMAL,
        UNIT
    }

    private record Element(Kind kind, Set<String> words, boolean isSign, boolean optional) {}

    /** Signs that may stand between the words of a date: emphasis and quotes. */
    static final String EMPHASIS = "*_~`\"“”„«»‘";

    private static final Set<String> NTH =
            Set.of("st", "nd", "rd", "th", "er", "ere", "eme", "e", "o", "a", "ste", "de");
    private static final int SHORT_NAME = 5;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    private final List<Element> elements;

    private Pattern(List<Element> elements) {
        this.elements = elements;
    }

    static Pattern of(String words) {
        return new Pattern(Arrays.stream(words.split(" ")).map(Pattern::element).toList());
    }

    private static Element element(String word) {
        boolean optional = word.startsWith("[") && word.endsWith("]");
        String bare = optional ? word.substring(1, word.length() - 1) : word;
        for (Kind kind : Kind.values()) {
            if (kind != Kind.WORD && kind.name().equals(bare)) {
                return new Element(kind, Set.of(), false, optional);
            }
        }
        Set<String> words = Set.of(bare.split("\\|"));
        boolean isSign = words.stream().noneMatch(any -> Character.isLetterOrDigit(any.charAt(0)));
        return new Element(Kind.WORD, words, isSign, optional);
    }

    /** What was typed from there on, if it is this. */
    @Nullable
    Match match(Tokens tokens, int from) {
        if (!begins(tokens, from)) {
            return null;
        }
        Match match = new Match(tokens, from);
        return match(match, 0, from) ? match : null;
    }

    /** Whether a token may begin a pattern of which these are the first words: most don't. */
    static boolean mayBegin(Token token, Set<String> firstWords) {
        String text = token.text();
        return token.isNumber()
                || firstWords.contains(text)
                || token.isWord()
                        && (Vocabulary.weekdayOfDate(text) != null
                                || Vocabulary.month(text) != null
                                || Vocabulary.count(text) > 0
                                || Vocabulary.ordinal(text) > 0);
    }

    /** The words and signs that stand in the first place. */
    Stream<String> firstWords() {
        Stream.Builder<String> first = Stream.builder();
        for (Element element : elements) {
            element.words.forEach(first);
            if (!element.optional) {
                break;
            }
        }
        return first.build();
    }

    /** Quick, as most patterns don't. */
    private boolean begins(Tokens tokens, int from) {
        for (Element element : elements) {
            if (end(tokens, from, element, false, true) >= 0) {
                return true;
            }
            if (!element.optional) {
                return false;
            }
        }
        return false;
    }

    private boolean match(Match match, int element, int at) {
        if (element == elements.size()) {
            match.end = at;
            return at > match.start;
        }
        Element wanted = elements.get(element);
        int begin = at == match.start ? at : begin(match.tokens, at, wanted);
        int end = begin < 0 ? -1 : end(match.tokens, begin, wanted, begin == at && at > match.start, at == match.start);
        if (end >= 0) {
            match.parts.add(new Part(wanted.kind, begin));
            if (match(match, element + 1, end)) {
                return true;
            }
            match.parts.remove(match.parts.size() - 1);
        }
        return wanted.optional && match(match, element + 1, at);
    }

    /** Where the next word begins, behind signs that may stand before it; less than zero if there is none. */
    private static int begin(Tokens tokens, int at, Element wanted) {
        if (wanted.isSign) {
            return at;
        }
        int i = at;
        while (tokens.at(i).isSign() && mayStandBetween(tokens, i)) {
            i++;
        }
        boolean number = wanted.kind != Kind.WORD && tokens.at(i).isNumber();
        return number && tokens.at(i).onNewLine() ? -1 : i;
    }

    private static boolean mayStandBetween(Tokens tokens, int i) {
        Token sign = tokens.at(i);
        Token before = tokens.at(i - 1);
        boolean isAttached = sign.isAttached() && tokens.at(i + 1).isAttached();
        return switch (sign.text()) {
            case "," -> !before.isSign();
            case "." ->
                sign.isAttached()
                        && (before.isNumber()
                                || before.isWord() && before.text().length() <= SHORT_NAME);
            case "-", "'", "’" -> isAttached;
            default -> EMPHASIS.contains(sign.text());
        };
    }

    /** Behind the word that stands there, if it is what is wanted; else less than zero. */
    private static int end(Tokens tokens, int at, Element wanted, boolean next, boolean first) {
        Token token = tokens.at(at);
        Token before = tokens.at(at - 1);
        boolean glued = next && token.isAttached() && token.isNumber() && before.isWord();
        String text = token.text();
        boolean is = switch (wanted.kind) {
            case WORD ->
                !token.isEnd() && wanted.words.contains(text) && (!wanted.isSign || token.isAttached() || first);
            case WEEKDAY -> token.isWord() && Vocabulary.weekday(text) != null;
            case ANYWEEKDAY -> token.isWord() && Vocabulary.weekdayOfDate(text) != null;
            case MONTH -> token.isWord() && Vocabulary.month(text) != null;
            case DAY -> !glued && token.digits() > 0 && token.digits() <= 2 && isDay(tokens, at);
            case NTH -> !glued && token.digits() > 0 && token.digits() <= 2 && isNth(tokens, at);
            case ORDINAL -> Vocabulary.ordinal(text) > 0 || token.isNumber() && isNth(tokens, at);
            case YEAR ->
                !glued
                        && token.digits() == 4
                        && token.value() >= FIRST_YEAR
                        && token.value() <= LAST_YEAR
                        && !tokens.at(at + 1).is(":");
            case NN ->
                (first || !tokens.at(at - 1).isSign() || token.isAttached())
                        && (token.digits() == 1 || token.digits() == 2)
                        && !(tokens.at(at + 1).is(":") && tokens.at(at + 1).isAttached())
                        && !tokens.at(at + 1).is("am")
                        && !tokens.at(at + 1).is("pm");
            case NNNN -> token.digits() == 4 && (first || token.isAttached());
            case NNNNNNNN -> token.digits() == 8;
            case COUNT -> !glued && token.digits() <= 4 && (token.isNumber() || Vocabulary.count(text) > 0);
            case DECIMAL -> token.isNumber() && isDecimal(tokens, at);
            case UNIT -> token.isWord() && Vocabulary.unit(text) != null;
        };
        if (!is) {
            return -1;
        }
        return switch (wanted.kind) {
            case DAY, NTH, ORDINAL -> at + (token.isNumber() && isNth(tokens, at) ? 2 : 1);
            case DECIMAL -> at + 3;
            default -> at + 1;
        };
    }

    private static boolean isDecimal(Tokens tokens, int at) {
        return (tokens.at(at + 1).is(".") || tokens.at(at + 1).is(","))
                && tokens.at(at + 1).isAttached()
                && tokens.at(at + 2).isNumber()
                && tokens.at(at + 2).isAttached();
    }

    private static boolean isNth(Tokens tokens, int at) {
        Token suffix = tokens.at(at + 1);
        return suffix.isWord() && suffix.isAttached() && NTH.contains(suffix.text());
    }

    /** A number that is no time, and no part of a longer number. */
    private static boolean isDay(Tokens tokens, int at) {
        if (isNth(tokens, at)) {
            return true;
        }
        Token next = tokens.at(at + 1);
        if (next.isWord()) {
            boolean half = next.is("am") || next.is("pm") || next.is("uhr");
            return !half && (next.spaced() || Vocabulary.month(next.text()) != null);
        }
        boolean longer = next.isAttached()
                && tokens.at(at + 2).isNumber()
                && tokens.at(at + 2).isAttached();
        return !(longer && (next.is(":") || next.is(".") || next.is("/")));
    }

    private record Part(Kind kind, int token) {}

    /** What was typed, where it is a pattern. */
    static final class Match {
        private final Tokens tokens;
        private final int start;
        private final List<Part> parts = new ArrayList<>();
        private int end;

        private Match(Tokens tokens, int start) {
            this.tokens = tokens;
            this.start = start;
        }

        int start() {
            return start;
        }

        /** The first token behind it. */
        int end() {
            return end;
        }

        /** As it was typed. */
        String said() {
            return tokens.said(start, end);
        }

        boolean has(Kind kind) {
            return parts.stream().anyMatch(part -> part.kind == kind);
        }

        DayOfWeek weekday() {
            Kind kind = has(Kind.WEEKDAY) ? Kind.WEEKDAY : Kind.ANYWEEKDAY;
            DayOfWeek weekday = Vocabulary.weekdayOfDate(token(kind, 0).text());
            if (weekday == null) {
                throw new IllegalStateException("no weekday in " + said());
            }
            return weekday;
        }

        /** The weekday's name as it was typed. */
        String weekdayName() {
            int at = index(has(Kind.WEEKDAY) ? Kind.WEEKDAY : Kind.ANYWEEKDAY, 0);
            return tokens.said(at, at + 1);
        }

        Month month() {
            Month month = Vocabulary.month(token(Kind.MONTH, 0).text());
            if (month == null) {
                throw new IllegalStateException("no month in " + said());
            }
            return month;
        }

        int number(Kind kind) {
            return number(kind, 0);
        }

        int number(Kind kind, int which) {
            return token(kind, which).value();
        }

        @Nullable
        Integer year() {
            return has(Kind.YEAR) ? (Integer) number(Kind.YEAR) : null;
        }

        int count() {
            Token token = token(Kind.COUNT, 0);
            return token.isNumber() ? token.value() : Vocabulary.count(token.text());
        }

        int ordinal() {
            Token token = token(Kind.ORDINAL, 0);
            return token.isNumber() ? token.value() : Vocabulary.ordinal(token.text());
        }

        Vocabulary.Unit unit() {
            Vocabulary.Unit unit = Vocabulary.unit(token(Kind.UNIT, 0).text());
            if (unit == null) {
                throw new IllegalStateException("no unit in " + said());
            }
            return unit;
        }

        /** The number that stands there; less than zero if there is none. */
        int numberAt(int token) {
            return tokens.at(token).value();
        }

        private Token token(Kind kind, int which) {
            return tokens.at(index(kind, which));
        }

        int index(Kind kind, int which) {
            return parts.stream()
                    .filter(part -> part.kind == kind)
                    .skip(which)
                    .findFirst()
                    .orElseThrow()
                    .token();
        }
    }
}
