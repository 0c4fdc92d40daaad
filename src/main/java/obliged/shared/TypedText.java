package obliged.shared;

/**
 * What people type, as it is read everywhere: every Unicode blank is a blank, every line break a line feed, and text
 * that shows nothing is empty.
 */
public final class TypedText {
    private TypedText() {}

    /**
     * The text with plain blanks and line breaks, without control characters and characters that are never seen, and
     * without blanks at its ends. Joiners, variation selectors and direction marks stay within it, since letters and
     * emoji are made with them.
     */
    public static String normalized(String typed) {
        StringBuilder text = new StringBuilder(typed.length());
        boolean shows = false;
        int before = 0;
        for (int at = 0; at < typed.length(); ) {
            int c = typed.codePointAt(at);
            at += Character.charCount(c);
            if (isLineBreak(c)) {
                if (c != '\n' || before != '\r') {
                    text.append('\n');
                }
            } else if (isBlank(c)) {
                text.append(c == '\t' ? '\t' : ' ');
            } else if (!Character.isISOControl(c) && !isNeverSeen(c)) {
                text.appendCodePoint(c);
                shows |= !showsNothing(c);
            }
            before = c;
        }
        return shows ? stripped(text) : "";
    }

    public static boolean isBlank(int c) {
        // Fillers and the empty pattern of Braille are letters and signs that look like blanks.
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || c == '\u0085'
                || c == '\u115f'
                || c == '\u1160'
                || c == '\u2800'
                || c == '\u3164'
                || c == '\uffa0';
    }

    public static boolean isLineBreak(int c) {
        return c == '\n' || c == '\r' || c == '\u000b' || c == '\f' || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }

    /** Whether a character that is no blank shows nothing by itself: a joiner, a direction mark, a variation selector. */
    static boolean showsNothing(int c) {
        return Character.getType(c) == Character.FORMAT
                || c == '\u034f'
                || c >= '\u17b4' && c <= '\u17b5'
                || c >= '\u180b' && c <= '\u180f'
                || c >= '\ufe00' && c <= '\ufe0f'
                || c >= 0xfff0 && c <= 0xfff8
                || c >= 0xe0000 && c <= 0xe0fff;
    }

    /** Zero-width blanks, invisible operators, and what would turn round the text that we write beside it. */
    private static boolean isNeverSeen(int c) {
        return c == '\u00ad'
                || c == '\u180e'
                || c == '\u200b'
                || c >= '\u202a' && c <= '\u202e'
                || c >= '\u2060' && c <= '\u206f'
                || c == '\ufeff'
                || c >= '\ufff9' && c <= '\ufffb';
    }

    private static String stripped(StringBuilder text) {
        int from = 0;
        while (isLoose(text.codePointAt(from))) {
            from += Character.charCount(text.codePointAt(from));
        }
        int to = text.length();
        while (isLoose(text.codePointBefore(to))) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        return text.substring(from, to);
    }

    /** A blank, or a joiner or direction mark, which means nothing at an end. Tags, beyond these, end a flag. */
    private static boolean isLoose(int c) {
        return isBlank(c) || Character.getType(c) == Character.FORMAT && c < 0x10000;
    }
}
