package obliged.slack.dates;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import obliged.shared.SearchText;
import obliged.shared.TypedText;

/** What was typed, taken apart into words, numbers and signs. Every Unicode blank is a blank; what shows nothing is not there. */
final class Tokens {
    /** No word of a date is nearly as long. */
    private static final int LONGEST_WORD = 40;

    private static final String ANY_LONG_WORD = "…";
    private static final int LONGEST_EMOJI = 100;

    private final String typed;
    private final List<Token> tokens = new ArrayList<>();
    private final Token end;

    private Tokens(String typed) {
        this.typed = typed;
        this.end = new Token(Token.Kind.END, "", typed.length(), typed.length(), true, true);
    }

    static Tokens of(String typed) {
        Tokens tokens = new Tokens(typed);
        tokens.read();
        return tokens;
    }

    String typed() {
        return typed;
    }

    int size() {
        return tokens.size();
    }

    /** Beyond the last, and before the first, stands the end. */
    Token at(int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index) : end;
    }

    /** In small letters with single blanks, and without signs that mean nothing in a date. */
    String said(int from, int to) {
        StringBuilder said = new StringBuilder();
        for (int i = from; i < to; i++) {
            Token token = at(i);
            boolean kept = !token.isSign() || "/.-:+".contains(token.text());
            if (kept) {
                said.append(token.spaced() && said.length() > 0 ? " " : "");
                // A long word of letters that become two, as İ does, takes the square of its length.
                boolean isLong = token.end() - token.start() > LONGEST_WORD;
                said.append(
                        isLong
                                ? ANY_LONG_WORD
                                : typed.substring(token.start(), token.end()).toLowerCase(Locale.ROOT));
            } else if (token.is(",") && !at(i + 1).spaced() && i + 1 < to) {
                said.append(' ');
            }
        }
        return said.toString();
    }

    private void read() {
        boolean spaced = true;
        boolean newLine = false;
        int at = 0;
        while (at < typed.length()) {
            int from = at;
            int c = typed.codePointAt(at);
            at += Character.charCount(c);
            if (TypedText.isBlank(c)) {
                spaced = true;
                newLine |= TypedText.isLineBreak(c);
                continue;
            }
            if (showsNothing(c)) {
                continue;
            }
            Token.Kind kind;
            String text;
            if (isDigit(c)) {
                at = endOfNumber(at);
                kind = Token.Kind.NUMBER;
                text = typed.substring(from, at);
            } else if (isOfWord(c)) {
                at = endOfWord(at);
                kind = Token.Kind.WORD;
                text = folded(from, at);
            } else {
                at = endOfSign(from, at);
                kind = Token.Kind.SIGN;
                text = typed.substring(from, at);
            }
            tokens.add(new Token(kind, text, from, at, spaced, newLine));
            spaced = false;
            newLine = false;
        }
    }

    private int endOfNumber(int from) {
        int at = from;
        while (at < typed.length() && isDigit(typed.charAt(at))) {
            at++;
        }
        return at;
    }

    private int endOfWord(int from) {
        int at = from;
        while (at < typed.length()) {
            int c = typed.codePointAt(at);
            if (!isOfWord(c) && !showsNothing(c) && !isMark(c)) {
                return at;
            }
            at += Character.charCount(c);
        }
        return at;
    }

    /** An emoji's name between two colons is one sign, but no part of 15:00:00. */
    private int endOfSign(int from, int after) {
        if (typed.charAt(from) != ':' || from > 0 && isDigit(typed.charAt(from - 1))) {
            return after;
        }
        int last = Math.min(typed.length(), after + LONGEST_EMOJI);
        for (int at = after; at < last; at++) {
            char c = typed.charAt(at);
            if (c == ':') {
                return at == after ? after : at + 1;
            }
            if (!(c >= 'a' && c <= 'z' || isDigit(c) || c == '_' || c == '-' || c == '+' || c == '\'')) {
                return after;
            }
        }
        return after;
    }

    private String folded(int from, int to) {
        if (to - from > LONGEST_WORD) {
            return ANY_LONG_WORD;
        }
        return SearchText.folded(typed.substring(from, to));
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** Digits of other scripts are of words that we don't know. */
    private static boolean isOfWord(int c) {
        return Character.isLetter(c) || Character.isDigit(c) && !isDigit(c);
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean showsNothing(int c) {
        return Character.getType(c) == Character.FORMAT || isMark(c);
    }
}
