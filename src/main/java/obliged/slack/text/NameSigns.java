package obliged.slack.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The signs that people type behind a name, as in {@code @bo, …}, {@code @bo: …} and {@code @bo - …}: they are no words. */
public final class NameSigns {
    private static final String PAUSE = "[,;，；、：]";

    /** Signs that begin a word as well, as in {@code .env}, {@code -5} and {@code :)}. */
    private static final String LONE = "[:.!…–—-]++(?=\\s|$)";

    /**
     * A colon right behind a name, unless an emoji begins with it. Only in the first line, since a dash in the next begins
     * a list.
     */
    private static final Pattern SIGNS = Pattern.compile("(?:" + PAUSE + "|" + LONE
            + "|:(?![\\p{L}\\p{M}\\p{N}_+'-]++:))*+" + "[ \\t]*+(?:(?:" + PAUSE + "|" + LONE + ")[ \\t]*+)*+\\s*+");

    private NameSigns() {}

    /** What follows a name, without the signs and blanks at its beginning. */
    public static String without(String rest) {
        Matcher signs = SIGNS.matcher(rest);
        return signs.lookingAt() ? rest.substring(signs.end()) : rest;
    }
}
