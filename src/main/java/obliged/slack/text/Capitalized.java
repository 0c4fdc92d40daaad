package obliged.slack.text;

import java.util.Locale;

/** Words at the beginning of a sentence. */
public final class Capitalized {
    private Capitalized() {}

    public static String of(String words) {
        return words.isEmpty() ? "" : words.substring(0, 1).toUpperCase(Locale.ENGLISH) + words.substring(1);
    }
}
