package obliged.thanks;

import java.util.Locale;
import java.util.regex.Pattern;
import obliged.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A value of the company, which a thank-you may name.
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
    /** Anything that is not a letter, a digit or on a keyboard is taken for an emoji. */
    private static final Pattern SIGN = Pattern.compile("[^\\p{L}\\p{Nd}\\p{ASCII}\\p{Cc}\\s]{1,16}");

    /** Returns the value as someone typed it, or refuses it. */
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

    /** The normalized word of a value: {@code #Teamwork} becomes {@code teamwork}. */
    public static String key(String typed) {
        String bare = typed.strip().replaceFirst("^#+", "");
        // Longer words are no values, and lower-casing very long ones can be slow.
        return bare.length() > LONGEST_WORD ? bare : bare.toLowerCase(Locale.ROOT);
    }
}
