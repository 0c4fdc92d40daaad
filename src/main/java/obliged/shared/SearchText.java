package obliged.shared;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Text as it is compared and searched, the same for what is searched and for what is typed: names of people and
 * channels, the words of asks, places and days. The index of asks holds what {@link #indexed} returned when they were
 * written, so a change here needs a migration that makes it anew.
 */
public final class SearchText {
    /** Letters that don't decompose into a base letter and an accent, and what people type in their place. */
    private static final Map<Integer, String> TYPED_AS = Map.ofEntries(
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'ð', "d"),
            Map.entry((int) 'ħ', "h"),
            Map.entry((int) 'ı', "i"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'ς', "σ"));

    /** Signs that are typed for an apostrophe. Some of them are letters to Unicode. */
    private static final String APOSTROPHES = "'`´‘’‛′ʹʻʼʽʾʿˈ՚＇";

    private static final Set<UnicodeScript> WITHOUT_BLANKS = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    private SearchText() {}

    /** In small letters, without accents and what shows nothing, with a plain apostrophe for each of its kind. */
    public static String folded(String text) {
        if (text.chars().allMatch(c -> c < 128)) {
            return text.toLowerCase(Locale.ROOT).replace('`', '\'');
        }
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> plain.appendCodePoint(APOSTROPHES.indexOf(c) >= 0 ? '\'' : c));
        StringBuilder bare = new StringBuilder(text.length());
        Normalizer.normalize(plain, Normalizer.Form.NFKD)
                .codePoints()
                .filter(c -> !isAccent(c) && !TypedText.showsNothing(c))
                .forEach(bare::appendCodePoint);
        StringBuilder folded = new StringBuilder(text.length());
        Normalizer.normalize(bare.toString().toLowerCase(Locale.ROOT), Normalizer.Form.NFC)
                .codePoints()
                .forEach(c -> {
                    // Other signs are made of these, as the double prime is.
                    String typed = APOSTROPHES.indexOf(c) >= 0 ? "'" : TYPED_AS.get(c);
                    if (typed == null) {
                        folded.appendCodePoint(c);
                    } else {
                        folded.append(typed);
                    }
                });
        return folded.toString();
    }

    /** The folded letters and digits alone, with one blank between words. */
    public static String words(String text) {
        return ofWords(folded(text), false);
    }

    /**
     * The words, and once more those with an apostrophe in one piece: {@code o neill} and {@code oneill}. People type
     * either.
     */
    public static String allWords(String text) {
        return withJoined(folded(text), false);
    }

    /**
     * The words as one term of a search for asks: each letter of a script without blanks is a word by itself, so that
     * what stands next to each other is found by a search for a phrase.
     */
    public static String phrase(String word) {
        return ofWords(folded(word), true);
    }

    /** What the index of asks holds: all words, those in scripts without blanks letter by letter. */
    public static String indexed(String text) {
        return withJoined(folded(text), true);
    }

    /** Whether a word may begin at any letter such as this, since its script puts no blanks between words. */
    public static boolean isWithoutBlanks(int c) {
        // The long-vowel mark of Japanese is of no script.
        return c >= 0x0e00 && (c == 'ー' || WITHOUT_BLANKS.contains(UnicodeScript.of(c)));
    }

    private static String withJoined(String folded, boolean letterByLetter) {
        String words = ofWords(folded, letterByLetter);
        String joined = folded.indexOf('\'') < 0 ? "" : joined(folded);
        return joined.isEmpty() ? words : words + " " + ofWords(joined, letterByLetter);
    }

    private static String ofWords(String folded, boolean letterByLetter) {
        StringBuilder words = new StringBuilder(folded.length());
        boolean apart = false;
        for (int at = 0; at < folded.length(); ) {
            int c = folded.codePointAt(at);
            at += Character.charCount(c);
            if (!isOfWord(c)) {
                apart = true;
                continue;
            }
            boolean alone = letterByLetter && isWithoutBlanks(c);
            if ((apart || alone && !isMark(c)) && !words.isEmpty()) {
                words.append(' ');
            }
            words.appendCodePoint(c);
            // A mark belongs to the letter before it.
            apart = alone && !isMark(nextOf(folded, at));
        }
        return words.toString();
    }

    private static int nextOf(String text, int at) {
        return at < text.length() ? text.codePointAt(at) : ' ';
    }

    /** Each word with an apostrophe within it, without the apostrophe. */
    private static String joined(String folded) {
        StringBuilder joined = new StringBuilder();
        int from = 0;
        boolean within = false;
        for (int at = 0; at <= folded.length(); ) {
            int c = nextOf(folded, at);
            boolean apostrophe = c == '\'' && at > from && isOfWord(nextOf(folded, at + 1));
            if (!isOfWord(c) && !apostrophe) {
                if (within) {
                    joined.append(' ').append(folded.substring(from, at).replace("'", ""));
                }
                within = false;
                from = at + Character.charCount(c);
            }
            within |= apostrophe;
            at += Character.charCount(c);
        }
        return joined.toString();
    }

    private static boolean isOfWord(int c) {
        return Character.isLetterOrDigit(c) || isMark(c);
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    /** A mark that people leave out when they type. Those of other scripts are vowels, without which a word is another. */
    private static boolean isAccent(int c) {
        return c >= 0x0300 && c <= 0x036f
                || c >= 0x0483 && c <= 0x0489
                || c >= 0x0591 && c <= 0x05c7 && isMark(c)
                || c >= 0x064b && c <= 0x065f
                || c == 0x0670
                || c >= 0x1ab0 && c <= 0x1aff
                || c >= 0x1dc0 && c <= 0x1dff
                || c >= 0x20d0 && c <= 0x20ff
                || c >= 0xfe20 && c <= 0xfe2f;
    }
}
