package obliged.ask;

import java.util.ArrayList;
import java.util.List;

/** The words of a comment in parts, each short enough for one message. */
public final class CommentParts {
    /** The most characters of a part. Written as blocks, with emoji, it takes several times as many. */
    static final int LONGEST = 3_000;

    /** A mention or a link is kept between these two, and is not cut. */
    private static final char OPEN = '\u0002';

    private static final char CLOSE = '\u0003';

    private CommentParts() {}

    /** Cut at a blank where there is one; put together, the parts are all that was said but for the blanks at the cuts. */
    public static List<String> of(String words) {
        List<String> parts = new ArrayList<>();
        String rest = words;
        while (rest.length() > LONGEST) {
            int end = end(rest);
            parts.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        if (!rest.isEmpty()) {
            parts.add(rest);
        }
        return parts;
    }

    private static int end(String words) {
        for (int end = LONGEST; end > LONGEST / 2; end--) {
            if (Character.isWhitespace(words.charAt(end)) && !isInside(words, end)) {
                return end;
            }
        }
        int end = isInside(words, LONGEST) ? words.lastIndexOf(OPEN, LONGEST - 1) : LONGEST;
        if (end <= 0) {
            return LONGEST;
        }
        return Character.isHighSurrogate(words.charAt(end - 1)) ? end - 1 : end;
    }

    private static boolean isInside(String words, int end) {
        return words.lastIndexOf(OPEN, end - 1) > words.lastIndexOf(CLOSE, end - 1);
    }
}
