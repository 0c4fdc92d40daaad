package obliged.slack.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.TypedText;
import org.jspecify.annotations.Nullable;

/**
 * What people type, between Slack's escapes and how we keep it: as they meant it, with mentions as ids. A kept mention
 * stands between two control characters, which nobody can type here, so that a typed {@code <@U1>} stays the five
 * characters it is. Slack's escapes: https://docs.slack.dev/messaging/formatting-message-text
 */
public final class SlackEscapes {
    public static final char OPEN = '\u0002';
    public static final char CLOSE = '\u0003';

    /** {@code <@U1|bo>}, {@code <#C1|help>}, {@code <!here>}, {@code <https://…|label>}. */
    private static final Pattern ESCAPED = Pattern.compile("<([@#!]?)([^<>|]*+)(?:\\|([^<>]*+))?>");

    private static final Pattern KEPT = Pattern.compile(OPEN + "([@#])([^" + OPEN + CLOSE + "]*+)" + CLOSE);

    private SlackEscapes() {}

    /** From Slack's escapes to what we keep. */
    public static String read(String escaped) {
        StringBuilder kept = new StringBuilder(escaped.length());
        Matcher matcher = ESCAPED.matcher(TypedText.normalized(escaped));
        while (matcher.find()) {
            matcher.appendReplacement(
                    kept, Matcher.quoteReplacement(read(matcher.group(1), matcher.group(2), matcher.group(3))));
        }
        return unescape(matcher.appendTail(kept).toString());
    }

    private static String read(String sign, String target, @Nullable String label) {
        return switch (sign) {
            case "@" -> OPEN + "@" + target + CLOSE;
            case "#" -> OPEN + "#" + target + CLOSE;
            // A group or a whole channel: words only, from here on.
            case "!" -> label != null ? label : "@" + target.replaceFirst("\\^.*", "");
            default -> link(target, label);
        };
    }

    /** Where Slack made a link of what was typed, what was typed; else the words and where they lead. */
    private static String link(String target, @Nullable String label) {
        if (label == null || label.isEmpty() || label.equals(target) || target.endsWith("/" + label)) {
            return target;
        }
        return target.equals("mailto:" + label) || target.startsWith("tel:") ? label : label + " (" + target + ")";
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
            String shown = match.group(1).isEmpty() || match.group(1).equals("!")
                    ? read(match.group(1), match.group(2), label)
                    : match.group(1) + (label == null || label.isEmpty() ? match.group(2) : label);
            return Matcher.quoteReplacement(shown);
        }));
    }

    /** As plain text with ids for names: for where no names are at hand. */
    public static String bare(String kept) {
        return KEPT.matcher(kept).replaceAll("$1$2");
    }

    /** Lets a visitor take kept words apart, in order. */
    public static void parts(String kept, Visitor visitor) {
        Matcher matcher = KEPT.matcher(kept);
        int from = 0;
        while (matcher.find()) {
            if (matcher.start() > from) {
                visitor.text(kept.substring(from, matcher.start()));
            }
            if (matcher.group(1).equals("@")) {
                visitor.person(new PersonId(matcher.group(2)));
            } else {
                visitor.channel(new ChannelId(matcher.group(2)));
            }
            from = matcher.end();
        }
        if (from < kept.length()) {
            visitor.text(kept.substring(from));
        }
    }

    public interface Visitor {
        void text(String text);

        void person(PersonId person);

        void channel(ChannelId channel);
    }

    private static String unescape(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
