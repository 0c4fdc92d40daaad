package obliged.slack.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Links in people's words: which addresses are linked, and where they stand in plain text. */
final class Links {
    /** As for every other URL in Block Kit: https://docs.slack.dev/reference/block-kit/block-elements/button-element */
    static final int LONGEST_URL = 3_000;

    /** No other scheme becomes a link. */
    static final String SCHEME = "(?i:https?://(?=[\\p{L}\\p{N}\\[])|mailto:)";

    private static final Pattern LINK = Pattern.compile(SCHEME + "[^\\s\\p{Cntrl}]++");

    /** Signs that end an address also where no blank follows: brackets, quotes, and those of scripts without blanks. */
    private static final String NOT_IN_A_URL = "\\s\\p{Cntrl}<>\"|^`{}\\\\“”‘’«»…\u3000-\u303f\uff00-\uff65";

    private static final Pattern PLAIN = Pattern.compile("(?<![\\p{L}\\p{N}_])(?:"
            + "(?i:https?)://[\\p{L}\\p{N}\\[][^" + NOT_IN_A_URL + "]*+"
            + "|(?i:mailto:)?+([A-Za-z0-9._%+-]{1,64}+@(?:[A-Za-z0-9-]{1,63}\\.){1,8}[A-Za-z]{2,63})(?![\\w@-]))");

    private static final Pattern LABELLED =
            Pattern.compile("\\[([^\\[\\]\\p{Cntrl}]++)]\\((" + SCHEME + "[^\\s()\\p{Cntrl}]++)\\)");

    private Links() {}

    /** Whether an address may become a link. */
    static boolean isLink(String url) {
        return url.length() <= LONGEST_URL && LINK.matcher(url).matches();
    }

    /** Whether a plain text is a link and nothing else. */
    static boolean isOne(String text) {
        List<String> parts = new ArrayList<>();
        split(text, parts::add, (url, label) -> parts.add(""));
        return parts.equals(List.of(""));
    }

    /** Tells the texts and the links of a plain text, in order; a link by its address and what is shown of it. */
    static void split(String text, Consumer<String> words, LinkConsumer links) {
        Matcher plain = PLAIN.matcher(text);
        int from = 0;
        while (plain.find(from)) {
            int end = plain.group(1) == null ? end(text, plain.start(), plain.end()) : plain.end();
            String shown = text.substring(plain.start(), end);
            String url = plain.group(1) == null ? shown : "mailto:" + plain.group(1);
            if (plain.start() > from) {
                words.accept(text.substring(from, plain.start()));
            }
            if (isLink(url)) {
                links.accept(url, shown);
            } else {
                words.accept(shown);
            }
            from = end;
        }
        if (from < text.length()) {
            words.accept(text.substring(from));
        }
    }

    /** Takes a link. */
    interface LinkConsumer {
        void accept(String url, String label);
    }

    /** Without the marks behind it, and without a bracket that was opened before it. */
    private static int end(String text, int start, int end) {
        int open = 0;
        for (int i = start; i < end; i++) {
            open += opened(text.charAt(i));
        }
        int last = end;
        while (last > start + 1) {
            char sign = text.charAt(last - 1);
            boolean closes = opened(sign) < 0;
            if (".,;:!?'*_~".indexOf(sign) < 0 && !(closes && open < 0)) {
                break;
            }
            open -= opened(sign);
            last--;
        }
        return last;
    }

    private static int opened(char sign) {
        return switch (sign) {
            case '(', '[' -> 1;
            case ')', ']' -> -1;
            default -> 0;
        };
    }

    /** Whether a link with this label says no more than its address does. */
    static boolean isPlain(String url, String label) {
        return label.equals(url) || url.equals("mailto:" + label) || url.endsWith("/" + label);
    }

    /** A link in a field of plain text, from which {@link #read} reads it again. */
    static String inField(String url, String label) {
        if (isPlain(url, label)) {
            return url.equals("mailto:" + label) ? label : url;
        }
        String written = "[" + label + "](" + url + ")";
        return LABELLED.matcher(written).matches() ? written : label + " (" + url + ")";
    }

    /** Words from a field, with the links that have a label as we keep them. */
    static String read(String typed) {
        return LABELLED.matcher(typed)
                .replaceAll(link -> isLink(link.group(2))
                        ? Matcher.quoteReplacement(SlackEscapes.link(link.group(2), link.group(1)))
                        : Matcher.quoteReplacement(link.group()));
    }
}
