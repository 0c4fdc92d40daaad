package obliged.slack.dates;

/**
 * A word, a number or a sign of what was typed.
 *
 * @param text a word in small letters without accents, a number, or a sign
 * @param start where it begins in what was typed
 * @param end where it ends
 * @param spaced whether a blank stands before it, or nothing
 * @param onNewLine whether a line break stands before it
 */
record Token(Kind kind, String text, int start, int end, boolean spaced, boolean onNewLine) {
    enum Kind {
        WORD,
        NUMBER,
        SIGN,
        END
    }

    private static final int LONGEST_NUMBER = 8;

    boolean isWord() {
        return kind == Kind.WORD;
    }

    boolean isNumber() {
        return kind == Kind.NUMBER;
    }

    boolean isSign() {
        return kind == Kind.SIGN;
    }

    boolean isEnd() {
        return kind == Kind.END;
    }

    boolean is(String expected) {
        return text.equals(expected) && kind != Kind.END;
    }

    boolean isAttached() {
        return !spaced && kind != Kind.END;
    }

    int digits() {
        return isNumber() ? text.length() : 0;
    }

    /** Less than zero if it is no number, or one of so many digits that it is no part of a date. */
    int value() {
        return isNumber() && text.length() <= LONGEST_NUMBER ? Integer.parseInt(text) : -1;
    }
}
