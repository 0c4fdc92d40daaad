package obliged.slack.dates;

import java.util.Set;

/**
 * What only looks like a date: {@code divide it by 2}, {@code by 10 people}, {@code the 2nd floor}, {@code it worked until
 * friday}. Whatever doesn't begin like a date ({@code by the way}) needs no row here.
 */
final class Idioms {
    /** Verbs of how much; anywhere before the <em>by</em> of their sentence. */
    private static final Set<String> CHANGES = Set.of(
            "divid",
            "multipl",
            "increas",
            "decreas",
            "reduc",
            "shorten",
            "lengthen",
            "extend",
            "delay",
            "postpon",
            "scal",
            "shrink",
            "shrank",
            "shrunk",
            "increment",
            "decrement",
            "boost",
            "outnumber",
            "exceed",
            "discount",
            "inflat");

    /** Words of how much; only straight before the <em>by</em>, or with what is changed between. */
    private static final Set<String> AMOUNTS = Set.of(
            "raise",
            "raised",
            "raising",
            "rise",
            "rose",
            "rises",
            "lower",
            "lowered",
            "grow",
            "grew",
            "grows",
            "grown",
            "split",
            "cut",
            "cuts",
            "drop",
            "drops",
            "dropped",
            "fall",
            "fell",
            "falls",
            "trim",
            "trimmed",
            "bump",
            "bumped",
            "adjust",
            "adjusted",
            "improve",
            "improved",
            "differ",
            "differs",
            "vary",
            "varies",
            "zoom",
            "slow",
            "slowed",
            "speed",
            "expand",
            "expanded",
            "widen",
            "off",
            "down",
            "late",
            "behind",
            "ahead",
            "less",
            "fewer",
            "longer",
            "shorter",
            "bigger",
            "smaller",
            "higher",
            "faster",
            "slower",
            "earlier",
            "later",
            "wider",
            "won",
            "lost",
            "beat",
            "missed",
            "wrong",
            "group",
            "grouped",
            "sort",
            "sorted",
            "multiple",
            "multiples",
            "divisible",
            "factor",
            "margin",
            "times",
            "under",
            "round",
            "double");

    private static final Set<String> IT =
            Set.of("it", "them", "this", "that", "these", "those", "everything", "all", "everyone", "prices", "price");

    /** What may follow a number that is a date or a time, and no number of things. */
    private static final Set<String> GOES_ON = Set.of(
            "because",
            "so",
            "if",
            "or",
            "otherwise",
            "but",
            "please",
            "pls",
            "plz",
            "thanks",
            "thx",
            "thank",
            "cheers",
            "ty",
            "asap",
            "at",
            "latest",
            "max",
            "sharp",
            "today",
            "tomorrow",
            "tonight",
            "on",
            "as",
            "since",
            "when",
            "then",
            "cc",
            "and",
            "ideally",
            "preferably",
            "to",
            "for",
            "bitte",
            "danke",
            "merci",
            "svp",
            "gracias",
            "in");

    /** What is numbered {@code 1st, 2nd, 3rd}. */
    private static final Set<String> THINGS = Set.of(
            "floor",
            "time",
            "attempt",
            "try",
            "person",
            "door",
            "street",
            "avenue",
            "century",
            "edition",
            "quarter",
            "half",
            "row",
            "line",
            "page",
            "column",
            "item",
            "one",
            "party",
            "grade",
            "place",
            "generation",
            "of",
            "round",
            "stage",
            "phase",
            "week",
            "day",
            "month",
            "year",
            "hour",
            "minute",
            "party's",
            "degree",
            "class",
            "base",
            "step",
            "level",
            "tier",
            "batch",
            "draft",
            "call",
            "meeting",
            "build",
            "test",
            "wave",
            "child",
            "set",
            "chapter",
            "slide",
            "room",
            "ticket",
            "ask",
            "issue",
            "bug",
            "release",
            "sprint",
            "team",
            "group",
            "guy",
            "woman",
            "man",
            "world",
            "amendment",
            "anniversary",
            "birthday",
            "most");

    private static final Set<String> THINGS_END_IN = Set.of("er", "or", "ion", "ment", "ist");

    /** A thing that went well until then. */
    private static final Set<String> WENT_WELL = Set.of(
            "worked",
            "works",
            "working",
            "fine",
            "ok",
            "okay",
            "well",
            "ran",
            "running",
            "good",
            "closed",
            "open",
            "valid",
            "happened",
            "existed");

    /** Before one of these a day at the end is no wish: {@code since friday}, {@code every monday}. */
    private static final Set<String> NO_WISH = Set.of(
            "last",
            "since",
            "from",
            "of",
            "past",
            "previous",
            "prior",
            "every",
            "each",
            "any",
            "some",
            "another",
            "one",
            "once",
            "than",
            "after",
            "not",
            "between",
            "and",
            "or",
            "to",
            "through",
            "thru",
            "about",
            "like",
            "happy",
            "good",
            "black",
            "cyber",
            "casual",
            "super",
            "starting",
            "until",
            "till",
            "til",
            "by",
            "before",
            "due",
            "twice",
            "times",
            "letzten",
            "letzter",
            "letzte",
            "vorigen",
            "seit",
            "von",
            "ab",
            "jeden",
            "guten",
            "depuis",
            "chaque",
            "desde",
            "ultimo",
            "cada",
            "buenos",
            "la",
            "dal",
            "ogni",
            "sinds",
            "elke",
            "vorige",
            "goede",
            "als",
            "was",
            "were",
            "been",
            "most",
            "half",
            "ago",
            "week",
            "woche",
            "semana",
            "semaine",
            "settimana",
            "proximo",
            "proxima",
            "prossimo",
            "prossima",
            "volgende",
            "nachsten",
            "nachster",
            "nachste",
            "naechsten",
            "naechster",
            "naechste",
            "next");

    private static final int NEAR = 3;

    private Idioms() {}

    /** Whether <em>by</em> says how much: {@code raise it by 24.12}, {@code 2 by 4}. */
    static boolean saysHowMuch(Tokens tokens, int by) {
        Token before = tokens.at(by - 1);
        if (before.isNumber() || Vocabulary.count(before.text()) > 0 && !before.isEnd()) {
            return true;
        }
        boolean named = AMOUNTS.contains(before.text());
        boolean changed =
                IT.contains(before.text()) && AMOUNTS.contains(tokens.at(by - 2).text());
        return named || changed || changesSomething(tokens, by);
    }

    private static boolean changesSomething(Tokens tokens, int by) {
        for (int i = by - 1; i >= 0 && i > by - 12 && !tokens.at(i + 1).onNewLine(); i--) {
            String word = tokens.at(i).text();
            if (word.equals(".") || word.equals(";") || word.equals("!") || word.equals("?")) {
                return false;
            }
            if (tokens.at(i).isWord() && CHANGES.stream().anyMatch(word::startsWith)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a number counts what follows: {@code 10 people}, {@code 10%}. */
    static boolean countsThings(Tokens tokens, int end) {
        Token next = tokens.at(end);
        if (next.isEnd() || next.onNewLine()) {
            return false;
        }
        if (next.isSign()) {
            return "%$€£¥#°×=/\\@+".contains(next.text())
                    || next.isAttached() && tokens.at(end + 1).isAttached() && ".-_'’+".contains(next.text());
        }
        return next.isNumber() || next.isAttached() || !GOES_ON.contains(next.text());
    }

    /** Whether a number has a thing behind it: {@code the 2nd floor}. */
    static boolean numbersAThing(Tokens tokens, int end) {
        Token next = tokens.at(end);
        int skipped = next.is("-") && next.isAttached() ? end + 1 : end;
        Token thing = tokens.at(skipped);
        return thing.isWord()
                && !thing.onNewLine()
                && (THINGS.contains(thing.text())
                        || THINGS.contains(thing.text().replaceFirst("s$", ""))
                        || THINGS_END_IN.stream()
                                        .anyMatch(suffix -> thing.text()
                                                .replaceFirst("s$", "")
                                                .endsWith(suffix))
                                && !GOES_ON.contains(thing.text()));
    }

    /** {@code 3/4 of it}. */
    static boolean isAShare(Tokens tokens, int end) {
        Token next = tokens.at(end);
        return next.is("of") || next.is("%") || next.is("majority") || next.isAttached() && next.isWord();
    }

    /** Whether something went well until then: {@code it worked fine before monday}. */
    static boolean wentWell(Tokens tokens, int trigger) {
        for (int i = trigger - 1; i >= 0 && i >= trigger - NEAR; i--) {
            if (WENT_WELL.contains(tokens.at(i).text())) {
                return true;
            }
        }
        return false;
    }

    /** {@code not before friday} is when something may begin. */
    static boolean isBeginning(Tokens tokens, int trigger) {
        if (!Set.of("before", "until", "till", "til")
                .contains(tokens.at(trigger).text())) {
            return false;
        }
        for (int i = trigger - 1;
                i >= trigger - NEAR && !tokens.at(i).is(",") && !tokens.at(i).is(".");
                i--) {
            boolean not = tokens.at(i).is("t") && tokens.at(i).isAttached();
            if (not || tokens.at(i).is("not") || tokens.at(i).is("never")) {
                return true;
            }
        }
        return false;
    }

    /** {@code two days before friday}. */
    static boolean isSoLongBefore(Tokens tokens, int trigger) {
        boolean unit = Vocabulary.unit(tokens.at(trigger - 1).text()) != null;
        Token count = tokens.at(trigger - 2);
        return unit && tokens.at(trigger).is("before") && (count.isNumber() || Vocabulary.count(count.text()) > 0);
    }

    /** Whether a day at the end of the words, which begins there, is no wish: {@code since friday}. */
    static boolean isNoWish(Tokens tokens, int from) {
        int before = from - 1;
        while (before >= 0
                && (Set.of("on", "at", "the", "this", "a")
                                .contains(tokens.at(before).text())
                        || tokens.at(before).isSign()
                                && Pattern.EMPHASIS.contains(tokens.at(before).text()))) {
            before--;
        }
        Token token = tokens.at(before);
        boolean range = token.isSign() && "-–—/&+#@._=\\'’".contains(token.text());
        return range || NO_WISH.contains(token.text()) && !token.isEnd();
    }
}
