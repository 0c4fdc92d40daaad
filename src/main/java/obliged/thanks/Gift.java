package obliged.thanks;

import obliged.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The content of a thank-you.
 *
 * @param value the word of one of the company's values
 * @param customer which customer it helped, and how
 */
public record Gift(
        String words, @Nullable String value, @Nullable String customer) {

    /** The most characters that a plain-text input of Slack's takes. */
    public static final int LONGEST_WORDS = 3_000;

    public static final int LONGEST_CUSTOMER = 300;

    public static Gift of(String words) {
        return new Gift(words, null, null);
    }

    /** The same without a value, or with another. */
    Gift with(@Nullable String newValue) {
        return new Gift(words, newValue, customer);
    }

    void require() {
        if (words.isBlank()) {
            throw new Refusal(ThanksReason.NO_WORDS);
        }
        if (words.length() > LONGEST_WORDS) {
            throw new Refusal(ThanksReason.WORDS_TOO_LONG);
        }
        if (customer != null && customer.length() > LONGEST_CUSTOMER) {
            throw new Refusal(ThanksReason.CUSTOMER_TOO_LONG);
        }
    }
}
