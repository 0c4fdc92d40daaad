package obliged.slack.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shortens text between what a reader sees as characters. */
public final class Ellipsis {
    static final String SIGN = "…";

    /** What a reader sees as one: a letter with its accents, a family of emoji, a flag, an emoji written by its name. */
    private static final Pattern CHARACTER = Pattern.compile(MrkdwnSpan.Emoji.TYPED.pattern() + "|\\X");

    private Ellipsis() {}

    /** The first {@code most} chars, or one fewer where that would part a character, without any sign. */
    public static String first(String text, int most) {
        return text.length() <= most
                ? text
                : text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    /** At most {@code longest} chars, the sign among them. */
    public static String cut(String text, int longest) {
        return text.length() <= longest ? text : after(text, longest - 1);
    }

    /** As much of a text as {@code room} holds, and then the sign. */
    static String after(String text, int room) {
        Matcher character = CHARACTER.matcher(text);
        int end = 0;
        while (character.find() && character.end() <= room) {
            end = character.end();
        }
        return text.substring(0, end).stripTrailing() + SIGN;
    }
}
