package obliged.slack.text;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import obliged.shared.ChannelId;
import obliged.shared.GroupId;
import obliged.shared.PersonId;
import obliged.shared.TypedText;
import obliged.slack.text.MrkdwnSpan.Emoji;
import org.jspecify.annotations.Nullable;

/**
 * What people type, between Slack's escapes and how we keep it: as they meant it, with mentions as ids. A kept mention
 * or a link with a label stands between two control characters, which nobody can type here, so that a typed
 * {@code <@U1>} stays the five characters it is. Slack's escapes: https://docs.slack.dev/messaging/formatting-message-text
 */
public final class SlackEscapes {
    public static final char OPEN = '\u0002';
    public static final char CLOSE = '\u0003';

    private static final String GROUP = "subteam^";
    private static final String MAIL = "mailto:";

    /** {@code <@U1|bo>}, {@code <#C1|help>}, {@code <!here>}, {@code <https://…|label>}. */
    private static final Pattern ESCAPED = Pattern.compile("<([@#!]?)([^<>|]*+)(?:\\|([^<>]*+))?>");

    /** Between the address of a kept link and its label. */
    private static final char LABEL = '|';

    private static final Pattern KEPT = Pattern.compile(OPEN + "(?:([@#!])(" + SlackIds.SHAPE + ")|(" + Links.SCHEME
            + "[^|" + OPEN + CLOSE + "]++)\\|([^" + OPEN + CLOSE + "]++))" + CLOSE);

    /** Two words, or one in a script that we know no words of. */
    private static final Pattern TELLING = Pattern.compile("\\p{IsLatin}[^\\p{L}]+\\p{L}|[\\p{L}&&[^\\p{IsLatin}]]");

    private static final Pattern FIRST_LINE =
            Pattern.compile("(?:[^\n" + OPEN + "]++|" + OPEN + "[^" + CLOSE + "]*+" + CLOSE + "?)*+");

    /** What may stand between a link and the next blank without becoming a part of it. */
    private static final Pattern BEHIND_A_LINK = Pattern.compile("^[.,;:!?'\"’”…)\\]}]*+(?:\\s|<|$)");

    private SlackEscapes() {}

    /** From Slack's escapes to what we keep. */
    public static String read(String escaped) {
        StringBuilder kept = new StringBuilder(escaped.length());
        String stripped = TypedText.normalized(escaped);
        Matcher matcher = ESCAPED.matcher(stripped);
        while (matcher.find()) {
            matcher.appendReplacement(kept, Matcher.quoteReplacement(kept(matcher, stripped)));
        }
        return unescape(matcher.appendTail(kept).toString());
    }

    private static String kept(Matcher reference, String escaped) {
        String target = reference.group(2);
        return switch (reference.group(1)) {
            case "@", "#" -> SlackIds.isId(target) ? OPEN + reference.group(1) + target + CLOSE : reference.group();
            case "!" -> special(target, reference.group(3));
            default -> link(reference, escaped);
        };
    }

    /** A group, a whole channel or a date. Where Slack says how it reads, it is words only, from here on. */
    private static String special(String target, @Nullable String label) {
        if (label != null) {
            return label;
        }
        String group = target.startsWith(GROUP) ? target.substring(GROUP.length()) : "";
        return SlackIds.isId(group) ? OPEN + "!" + group + CLOSE : "@" + target.replaceFirst("\\^.*", "");
    }

    /** Where Slack made a link of what was typed, what was typed, if we find the link in it again. */
    private static String link(Matcher reference, String escaped) {
        String target = reference.group(2);
        String url = unescape(target);
        String label = Objects.requireNonNullElse(reference.group(3), "");
        if (url.startsWith("tel:")) {
            return label.isEmpty() ? target : label;
        }
        if (!Links.isLink(url)) {
            return label.isEmpty() || label.equals(target) ? target : label + " (" + target + ")";
        }
        if (!label.isEmpty() && !Links.isPlain(url, unescape(label))) {
            return link(target, label);
        }
        String typed = url.startsWith(MAIL) ? target.substring(MAIL.length()) : target;
        boolean apart = reference.start() == 0 || !Character.isLetterOrDigit(escaped.charAt(reference.start() - 1));
        return apart
                        && Links.isOne(unescape(typed))
                        && BEHIND_A_LINK
                                .matcher(escaped)
                                .region(reference.end(), escaped.length())
                                .lookingAt()
                ? typed
                : link(target, typed);
    }

    /** A link as we keep it. */
    static String link(String url, String label) {
        return OPEN + url.replace("|", "%7C") + LABEL + label + CLOSE;
    }

    /** From a form, where nothing is escaped, to what we keep. */
    public static String plain(String typed) {
        return TypedText.normalized(typed);
    }

    /** A person as we keep a mention of them. */
    static String mention(PersonId person) {
        return OPEN + "@" + person.value() + CLOSE;
    }

    static String mention(ChannelId channel) {
        return OPEN + "#" + channel.value() + CLOSE;
    }

    /** As it stood in the composer, for someone to copy and send again: names by the signs that Slack completes. */
    public static String asTyped(String escaped) {
        return unescape(ESCAPED.matcher(TypedText.normalized(escaped)).replaceAll(match -> {
            String label = match.group(3);
            String shown = switch (match.group(1)) {
                case "" -> spelled(match.group(2), Objects.requireNonNullElse(label, ""));
                case "!" -> label != null ? label : "@" + match.group(2).replaceFirst("\\^.*", "");
                default -> match.group(1) + (label == null || label.isEmpty() ? match.group(2) : label);
            };
            return Matcher.quoteReplacement(shown);
        }));
    }

    private static String spelled(String url, String label) {
        if (label.isEmpty() || Links.isPlain(url, label)) {
            return url.startsWith(MAIL) ? url.substring(MAIL.length()) : url;
        }
        return url.startsWith("tel:") ? label : label + " (" + url + ")";
    }

    /** As plain text with ids for names: for where no names are at hand. */
    public static String bare(String kept) {
        return KEPT.matcher(kept)
                .replaceAll(match -> Matcher.quoteReplacement(
                        match.group(1) == null
                                ? spelled(match.group(3), match.group(4))
                                : match.group(1).replace('!', '@') + match.group(2)));
    }

    /** The first line of kept words; the label of a link is not cut. */
    static String firstLine(String kept) {
        Matcher line = FIRST_LINE.matcher(kept);
        return line.lookingAt() ? line.group() : "";
    }

    /**
     * Where the line of kept words begins that says what they are about: the first that is more than a word, emoji and
     * links, as an alert's first line often is ({@code :rotating_light: FIRING}). If none is, the first.
     */
    static int titleLine(String kept) {
        for (int start = 0; start < kept.length(); ) {
            String line = firstLine(kept.substring(start));
            if (TELLING.matcher(spoken(line)).find()) {
                return start;
            }
            start += line.length() + 1;
        }
        return 0;
    }

    /** Without mentions, addresses and emoji. */
    private static String spoken(String kept) {
        String labels = KEPT.matcher(kept)
                .replaceAll(match -> Matcher.quoteReplacement(match.group(1) == null ? match.group(4) : ""));
        StringBuilder words = new StringBuilder();
        Links.split(labels, words::append, (url, label) -> words.append(' '));
        return Emoji.TYPED.matcher(words).replaceAll(" ");
    }

    /** Lets a visitor take kept words apart, in order. */
    public static void parts(String kept, Visitor visitor) {
        Matcher matcher = KEPT.matcher(kept);
        int from = 0;
        while (matcher.find()) {
            text(kept.substring(from, matcher.start()), visitor);
            switch (matcher.group(1) == null ? "" : matcher.group(1)) {
                case "@" -> visitor.person(new PersonId(matcher.group(2)));
                case "#" -> visitor.channel(new ChannelId(matcher.group(2)));
                case "!" -> visitor.group(new GroupId(matcher.group(2)));
                default -> visitor.link(matcher.group(3), matcher.group(4));
            }
            from = matcher.end();
        }
        text(kept.substring(from), visitor);
    }

    /** Without signs of ours that enclose nothing: ids in another shape were kept once. */
    private static void text(String text, Visitor visitor) {
        String shown = text.replace(String.valueOf(OPEN), "").replace(String.valueOf(CLOSE), "");
        if (!shown.isEmpty()) {
            visitor.text(shown);
        }
    }

    /** Kept words, of the same length, for finding a date in them: in a link there is none. */
    public static String withoutLinks(String kept) {
        String unlabelled = KEPT.matcher(kept)
                .replaceAll(match ->
                        Matcher.quoteReplacement(match.group(1) == null ? covered(match.group()) : match.group()));
        StringBuilder words = new StringBuilder();
        Links.split(unlabelled, words::append, (url, label) -> words.append(covered(label)));
        return words.toString();
    }

    private static String covered(String link) {
        return "x".repeat(link.length());
    }

    public interface Visitor {
        void text(String text);

        void person(PersonId person);

        void channel(ChannelId channel);

        void group(GroupId group);

        void link(String url, String label);
    }

    private static String unescape(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
