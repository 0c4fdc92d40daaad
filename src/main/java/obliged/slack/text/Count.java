package obliged.slack.text;

import java.util.List;
import java.util.Locale;

/** Numbers as people write them: in words, as long as those are short. */
public final class Count {
    private static final List<String> WORDS = List.of(
            "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    private Count() {}

    /** {@code three asks}, {@code one ask}, {@code 300 asks}. */
    public static String of(int count, String one, String many) {
        return (count < WORDS.size() ? WORDS.get(count) : String.format(Locale.ENGLISH, "%,d", count)) + " "
                + (count == 1 ? one : many);
    }

    /** The same in figures: {@code 8 asks}, {@code 1 ask}. */
    public static String figure(int count, String one, String many) {
        return String.format(Locale.ENGLISH, "%,d", count) + " " + (count == 1 ? one : many);
    }

    /** The same where a sentence begins with it. */
    public static String first(int count, String one, String many) {
        return Capitalized.of(of(count, one, many));
    }
}
