package obliged.slack.text;

import static java.util.stream.Collectors.joining;

import com.slack.api.model.block.element.RichTextElement;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import obliged.ask.value.Date;
import obliged.shared.ChannelId;
import obliged.shared.GroupId;
import obliged.shared.PersonId;
import obliged.slack.dates.DateText;
import obliged.slack.text.MrkdwnSpan.ChannelName;
import obliged.slack.text.MrkdwnSpan.Emoji;
import obliged.slack.text.MrkdwnSpan.Link;
import obliged.slack.text.MrkdwnSpan.Mention;
import obliged.slack.text.MrkdwnSpan.Moment;
import obliged.slack.text.MrkdwnSpan.Ours;
import obliged.slack.text.MrkdwnSpan.Words;

/**
 * Text on its way out to Slack, and the only kind that our blocks take. It is made of spans, never of markup, so that
 * nothing that a person typed can become markup, ring anybody, or break a message. It is written in two ways: as the
 * elements of a {@code rich_text} block (https://docs.slack.dev/reference/block-kit/blocks/rich-text-block), and, for
 * our own short lines and the top-level {@code text}, as escaped mrkdwn
 * (https://docs.slack.dev/messaging/formatting-message-text).
 */
public final class Mrkdwn {
    private static final Pattern QUOTED_SENTENCE = Pattern.compile("[.!?…]”$");

    private final List<MrkdwnSpan> spans;

    private Mrkdwn(List<MrkdwnSpan> spans) {
        // Slack refuses elements without text.
        this.spans = spans.stream().filter(span -> !span.plain().isEmpty()).toList();
    }

    /**
     * A line of parts: strings are plain text, whatever stands in them; the rest is what it is. A full stop after a
     * quotation that ends with one of its own is left out.
     */
    public static Mrkdwn of(Object... parts) {
        List<MrkdwnSpan> spans = new ArrayList<>();
        for (Object part : parts) {
            List<MrkdwnSpan> added =
                    part instanceof Mrkdwn mrkdwn ? mrkdwn.spans : List.of(new Ours(part.toString(), false));
            boolean again = !added.isEmpty()
                    && added.get(0) instanceof Ours ours
                    && ours.text().startsWith(".")
                    && isQuotedSentence(spans);
            if (again) {
                Ours stop = (Ours) added.get(0);
                spans.add(new Ours(stop.text().substring(1), stop.bold()));
                spans.addAll(added.subList(1, added.size()));
            } else {
                spans.addAll(added);
            }
        }
        return new Mrkdwn(spans);
    }

    /** Whether they end with {@code .”} or its like. */
    private static boolean isQuotedSentence(List<MrkdwnSpan> spans) {
        StringBuilder end = new StringBuilder();
        for (int i = spans.size() - 1; i >= 0 && end.length() < 2; i--) {
            end.insert(0, spans.get(i).plain());
        }
        return QUOTED_SENTENCE.matcher(end).find();
    }

    public static Mrkdwn bold(String text) {
        return one(new Ours(text, true));
    }

    /** A link; its label alone where it leads to no web page or mail address. */
    public static Mrkdwn link(String url, String label) {
        return one(link(url, label, false));
    }

    private static MrkdwnSpan link(String url, String label, boolean bold) {
        return Links.isLink(url) ? new Link(url, label, bold) : new Ours(label, bold);
    }

    /** A channel, by its name to those who may see it; Slack decides that for each reader. */
    public static Mrkdwn channel(ChannelId channel) {
        return one(SlackIds.isId(channel.value()) ? new ChannelName(channel) : new Ours("a channel", false));
    }

    /** Rings: only for the one person who must act next. */
    static Mrkdwn mention(PersonId person) {
        return one(new Mention(person));
    }

    /** An emoji by its name between colons; any other text stays what it is. */
    public static Mrkdwn emoji(String emoji) {
        Matcher typed = Emoji.TYPED.matcher(emoji);
        return one(typed.matches() ? Emoji.of(typed) : new Ours(emoji, false));
    }

    /** A person's words as they typed them; people and groups in them by their plain names, links as links. */
    public static Mrkdwn words(String kept, Names names) {
        return words(kept, names, false);
    }

    /** The same, with the line in bold that says what it is about. */
    public static Mrkdwn wordsWithBoldLine(String kept, Names names) {
        int start = SlackEscapes.titleLine(kept);
        String title = SlackEscapes.firstLine(kept.substring(start));
        return of(
                words(kept.substring(0, start), names, false),
                words(title, names, true),
                words(kept.substring(start + title.length()), names, false));
    }

    /** A person's words in which nobody is mentioned. */
    public static Mrkdwn typed(String text) {
        return new Mrkdwn(typed(text, false));
    }

    private static List<MrkdwnSpan> typed(String text, boolean bold) {
        List<MrkdwnSpan> spans = new ArrayList<>();
        Links.split(
                text, words -> spans.add(new Words(words, bold)), (url, label) -> spans.add(link(url, label, bold)));
        return spans;
    }

    private static Mrkdwn words(String kept, Names names, boolean bold) {
        List<MrkdwnSpan> spans = new ArrayList<>();
        SlackEscapes.parts(kept, new SlackEscapes.Visitor() {
            @Override
            public void text(String text) {
                spans.addAll(typed(text, bold));
            }

            @Override
            public void person(PersonId person) {
                spans.add(new Words("@" + names.of(person), bold));
            }

            @Override
            public void channel(ChannelId channel) {
                spans.add(new ChannelName(channel));
            }

            @Override
            public void group(GroupId group) {
                spans.add(new Words(names.of(group), bold));
            }

            @Override
            public void link(String url, String label) {
                spans.add(Mrkdwn.link(url, label, bold));
            }
        });
        return new Mrkdwn(spans);
    }

    /** A day in words, the same for everyone; with a time, that moment in each reader's own zone. */
    public static Mrkdwn date(Date date, Instant now) {
        String words = DateText.of(date, now);
        Instant at = date.ends(date.zone());
        // Slack's SDK counts the seconds in 32 bits: what is later than January 2038 is said in words.
        return date.time() == null || at.getEpochSecond() > Integer.MAX_VALUE
                ? one(new Ours(words, false))
                : one(new Moment(at, words));
    }

    /** Apart what is a person's words and what is ours: only the latter may be written as mrkdwn where it shows. */
    public List<Mrkdwn> byAuthor() {
        List<Mrkdwn> parts = new ArrayList<>();
        List<MrkdwnSpan> part = new ArrayList<>();
        for (MrkdwnSpan span : spans) {
            if (!part.isEmpty() && part.get(0) instanceof Words != span instanceof Words) {
                parts.add(new Mrkdwn(part));
                part = new ArrayList<>();
            }
            part.add(span);
        }
        if (!part.isEmpty()) {
            parts.add(new Mrkdwn(part));
        }
        return parts;
    }

    public boolean isWords() {
        return !spans.isEmpty() && spans.get(0) instanceof Words;
    }

    /** Whether it is nothing but letters, without links, names and emoji, so that it can be the label of a link. */
    public boolean isLetters() {
        return spans.stream().allMatch(span -> span instanceof Words || span instanceof Ours)
                && !Emoji.TYPED.matcher(plain()).find();
    }

    private static Mrkdwn one(MrkdwnSpan span) {
        return new Mrkdwn(List.of(span));
    }

    /** At most this many characters, cut between what a reader sees as characters, with an ellipsis. */
    public Mrkdwn shortened(int longest) {
        if (length() <= longest) {
            return this;
        }
        List<MrkdwnSpan> kept = new ArrayList<>();
        int room = longest - 1;
        for (MrkdwnSpan span : spans) {
            int length = span.plain().length();
            if (length > room) {
                kept.add(span.ended(room));
                break;
            }
            kept.add(span);
            room -= length;
        }
        return new Mrkdwn(longest < 1 ? List.of() : kept);
    }

    /** How many characters a reader sees. */
    public int length() {
        return plain().length();
    }

    /** As nobody's markup at all: for labels and titles. */
    public String plain() {
        return spans.stream().map(MrkdwnSpan::plain).collect(joining());
    }

    /** As mrkdwn, escaped, shortened until it takes no more than this many characters. */
    public String mrkdwn(int longest) {
        return mrkdwn(longest, String::length);
    }

    /** The same, shortened until it takes no more than this many bytes of UTF-8. */
    public String mrkdwnInBytes(int longest) {
        return mrkdwn(longest, written -> written.getBytes(StandardCharsets.UTF_8).length);
    }

    private String mrkdwn(int longest, ToIntFunction<String> size) {
        String written = mrkdwn();
        for (int characters = length(); size.applyAsInt(written) > longest; ) {
            characters = (int) Math.min(characters - 1L, (long) characters * longest / size.applyAsInt(written));
            written = shortened(characters).mrkdwn();
        }
        return written;
    }

    /** As mrkdwn, escaped. */
    public String mrkdwn() {
        return spans.stream().map(MrkdwnSpan::mrkdwn).collect(joining());
    }

    /** As elements of a rich text section. */
    public List<RichTextElement> rich() {
        return spans.stream().flatMap(span -> span.rich().stream()).toList();
    }
}
