package obliged.slack.text;

import com.slack.api.model.block.element.RichTextElement;
import com.slack.api.model.block.element.RichTextSectionElement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import org.jspecify.annotations.Nullable;

/** What {@link Mrkdwn} is made of: a stretch of one kind, which knows how it is written in each of Slack's two ways. */
sealed interface MrkdwnSpan {
    /** As a reader sees it. */
    String plain();

    /** Escaped. */
    String mrkdwn();

    List<RichTextElement> rich();

    /** What comes last: as much of it as there is room for before the ellipsis. */
    default MrkdwnSpan ended(int room) {
        return new Ours(Ellipsis.SIGN, false);
    }

    /** Our own text, and names, which are somebody's too but never markup. */
    record Ours(String text, boolean bold) implements MrkdwnSpan {
        @Override
        public String plain() {
            return text;
        }

        @Override
        public String mrkdwn() {
            return bold ? "*" + unpaired(escaped(text)) + "*" : unpaired(escaped(text));
        }

        @Override
        public List<RichTextElement> rich() {
            return List.of(letters(text, bold));
        }

        @Override
        public MrkdwnSpan ended(int room) {
            return new Ours(Ellipsis.after(text, room), bold);
        }
    }

    /** What a person typed. */
    record Words(String text, boolean bold) implements MrkdwnSpan {
        @Override
        public String plain() {
            return text;
        }

        @Override
        public String mrkdwn() {
            return escaped(text);
        }

        @Override
        public List<RichTextElement> rich() {
            List<RichTextElement> elements = new ArrayList<>();
            Matcher emoji = Emoji.TYPED.matcher(text);
            int from = 0;
            while (emoji.find()) {
                if (Emoji.isPartOfANumber(emoji, text)) {
                    // What ends it may begin another.
                    emoji.region(emoji.end() - 1, text.length());
                    continue;
                }
                if (emoji.start() > from) {
                    elements.add(letters(text.substring(from, emoji.start()), bold));
                }
                elements.addAll(Emoji.of(emoji).rich());
                from = emoji.end();
            }
            if (from < text.length()) {
                elements.add(letters(text.substring(from), bold));
            }
            return elements;
        }

        @Override
        public MrkdwnSpan ended(int room) {
            return new Words(Ellipsis.after(text, room), bold);
        }
    }

    record Link(String url, String label, boolean bold) implements MrkdwnSpan {
        public Link {
            // Between Slack's angle brackets they would end the address.
            url = url.replace("<", "%3C").replace(">", "%3E").replace("|", "%7C");
        }

        @Override
        public String plain() {
            return label;
        }

        @Override
        public String mrkdwn() {
            return label.equals(url)
                    ? "<" + escaped(url) + ">"
                    : "<" + escaped(url) + "|" + unpaired(escaped(label.replace('\n', ' '))) + ">";
        }

        @Override
        public List<RichTextElement> rich() {
            return List.of(RichTextSectionElement.Link.builder()
                    .url(url)
                    .text(label)
                    .style(style(bold))
                    .build());
        }

        @Override
        public MrkdwnSpan ended(int room) {
            return new Link(url, Ellipsis.after(label, room), bold);
        }
    }

    record ChannelName(ChannelId channel) implements MrkdwnSpan {
        // Slack puts in the name for the reader: of no length that we could know.
        @Override
        public String plain() {
            return "#…";
        }

        @Override
        public String mrkdwn() {
            return "<#" + channel.value() + ">";
        }

        @Override
        public List<RichTextElement> rich() {
            return List.of(RichTextSectionElement.Channel.builder()
                    .channelId(channel.value())
                    .build());
        }
    }

    record Mention(PersonId person) implements MrkdwnSpan {
        @Override
        public String plain() {
            return "@…";
        }

        @Override
        public String mrkdwn() {
            return "<@" + person.value() + ">";
        }

        @Override
        public List<RichTextElement> rich() {
            return List.of(
                    RichTextSectionElement.User.builder().userId(person.value()).build());
        }
    }

    /**
     * Rich text shows {@code :pray:} as these letters unless it is an element of its own.
     * https://docs.slack.dev/reference/block-kit/block-elements/emoji-element
     *
     * @param skinTone 2 to 6, which stands beside the name; 0 for none
     */
    record Emoji(String name, int skinTone) implements MrkdwnSpan {
        /** Names are of letters and digits of any script, but for capital letters. */
        private static final String NAME =
                "[\\p{Ll}\\p{Lm}\\p{Lo}\\p{N}][\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}\\p{N}_+'-]{0,99}+|\\+1|-1";

        static final Pattern TYPED = Pattern.compile(":(" + NAME + ")(?:::skin-tone-([2-6]))?:");

        static Emoji of(Matcher typed) {
            return new Emoji(typed.group(1), typed.group(2) == null ? 0 : Integer.parseInt(typed.group(2)));
        }

        /** As in 10:30:45. */
        static boolean isPartOfANumber(Matcher typed, String text) {
            return Character.isDigit(typed.group(1).codePointAt(0))
                    && (typed.start() > 0 && Character.isLetterOrDigit(text.codePointBefore(typed.start()))
                            || typed.end() < text.length() && Character.isLetterOrDigit(text.codePointAt(typed.end())));
        }

        @Override
        public String plain() {
            return skinTone == 0 ? ":" + name + ":" : ":" + name + "::skin-tone-" + skinTone + ":";
        }

        @Override
        public String mrkdwn() {
            return plain();
        }

        @Override
        public List<RichTextElement> rich() {
            return List.of(RichTextSectionElement.Emoji.builder()
                    .name(name)
                    .skinTone(skinTone == 0 ? null : skinTone)
                    .build());
        }
    }

    /**
     * With the day of the week, and without the year as long as that is clear: in text Slack omits it within six months,
     * in rich text within the year, where it has a token of its own for that.
     * https://docs.slack.dev/reference/block-kit/block-elements/date-element
     */
    record Moment(Instant at, String fallback) implements MrkdwnSpan {
        private static final String IN_TEXT = "{date_long_pretty}, {time}";
        private static final String IN_RICH_TEXT = "{day_divider_pretty}, {time}";

        @Override
        public String plain() {
            return fallback;
        }

        @Override
        public String mrkdwn() {
            return "<!date^" + at.getEpochSecond() + "^" + IN_TEXT + "|" + escaped(fallback) + ">";
        }

        @Override
        public List<RichTextElement> rich() {
            return List.of(RichTextSectionElement.Date.builder()
                    .timestamp(Math.toIntExact(at.getEpochSecond()))
                    .format(IN_RICH_TEXT)
                    .fallback(fallback)
                    .build());
        }
    }

    private static RichTextElement letters(String text, boolean bold) {
        return RichTextSectionElement.Text.builder()
                .text(text)
                .style(style(bold))
                .build();
    }

    private static RichTextSectionElement.@Nullable TextStyle style(boolean bold) {
        return bold ? RichTextSectionElement.TextStyle.builder().bold(true).build() : null;
    }

    /** A joiner, which nobody sees, keeps the signs in people's names from pairing up as formatting. */
    private static String unpaired(String text) {
        return text.replaceAll("([*_~`])", "\u2060$1\u2060");
    }

    /** Slack's three escapes. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
