package obliged.thanks;

import java.util.Locale;
import java.util.regex.Pattern;
import obliged.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Something that the company wants to be known for, and that a thank-you may name.
 *
 * @param word in lower case, as it is typed after {@code #}
 * @param emoji a name between colons, such as {@code :handshake:}, or the sign itself
 * @param sentence what is meant by it
 */
public record CompanyValue(
        String word, @Nullable String emoji, @Nullable String sentence) {

    public static final int LONGEST_WORD = 40;
    public static final int LONGEST_EMOJI = 100;
    public static final int LONGEST_SENTENCE = 200;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}_-]*");
    private static final Pattern NAME = Pattern.compile(":[\\p{L}\\p{N}_+'-]+:");
    /** No letter, digit or sign of a keyboard: whatever else there is, a reader sees a picture. */
    private static final Pattern SIGN = Pattern.compile("[^\\p{L}\\p{Nd}\\p{ASCII}\\p{Cc}\\s]{1,16}");

    /** As someone typed it, or a refusal. */
    public static CompanyValue of(String word, @Nullable String emoji, @Nullable String sentence) {
        String bare = key(word);
        if (bare.length() > LONGEST_WORD || !WORD.matcher(bare).matches()) {
            throw new Refusal(ThanksReason.VALUE_NOT_A_WORD);
        }
        String sign = emoji == null || emoji.isBlank() ? null : emoji.strip();
        if (sign != null
                && !(sign.length() <= LONGEST_EMOJI && NAME.matcher(sign).matches())
                && !SIGN.matcher(sign).matches()) {
            throw new Refusal(ThanksReason.NOT_AN_EMOJI);
        }
        String meant = sentence == null || sentence.isBlank() ? null : sentence.strip();
        if (meant != null && meant.length() > LONGEST_SENTENCE) {
            throw new Refusal(ThanksReason.SENTENCE_TOO_LONG);
        }
        return new CompanyValue(bare, sign, meant);
    }

    /** How a value is known, however it was typed: {@code #Teamwork} is {@code teamwork}. */
    public static String key(String typed) {
        String bare = typed.strip().replaceFirst("^#+", "");
        // What is longer is no value: nor is it worth the long time that this takes for letters that become two.
        return bare.length() > LONGEST_WORD ? bare : bare.toLowerCase(Locale.ROOT);
    }
}
