package obliged.slack;

import com.slack.api.model.block.element.RichTextElement;
import com.slack.api.model.block.element.RichTextSectionElement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import obliged.ask.Date;
import obliged.term.ChannelId;
import obliged.term.PersonId;

/**
 * Text on its way out to Slack, and the only kind that our blocks take. It is made of spans, never of markup, so that
 * nothing that a person typed can become markup, ring anybody, or break a message. It is written in two ways: as the
 * elements of a {@code rich_text} block (https://docs.slack.dev/reference/block-kit/blocks/rich-text-block), and, for
 * our own short lines and the top-level {@code text}, as escaped mrkdwn
 * (https://docs.slack.dev/messaging/formatting-message-text).
 */
final class Mrkdwn {
    /** A typed emoji: rich text shows {@code :pray:} as these letters unless it is an element of its own. */
    private static final Pattern EMOJI = Pattern.compile(":([a-z][a-z0-9_+'-]*|\\+1|-1):");

    /**
     * Both with the day of the week, and without the year as long as that is clear: in text Slack omits it within six
     * months, in rich text within the year, where it has a token of its own for that.
     * https://docs.slack.dev/reference/block-kit/block-elements/date-element
     */
    private static final String MOMENT_IN_TEXT = "{date_long_pretty} at {time}";

    private static final String MOMENT_IN_RICH_TEXT = "{day_divider_pretty} at {time}";

    private sealed interface Span {}

    private record Text(String text, boolean bold) implements Span {}

    private record Words(String text, boolean bold) implements Span {}

    private record Link(String url, String label) implements Span {}

    private record ChannelName(ChannelId channel) implements Span {}

    private record Mention(PersonId person) implements Span {}

    private record Emoji(String name) implements Span {}

    private record Moment(Instant at, String fallback) implements Span {}

    private final List<Span> spans;

    private Mrkdwn(List<Span> spans) {
        // Slack refuses elements without text.
        this.spans = spans.stream().filter(span -> !written(span).isEmpty()).toList();
    }

    /** A line of parts: strings are plain text, whatever stands in them; the rest is what it is. */
    static Mrkdwn of(Object... parts) {
        List<Span> spans = new ArrayList<>();
        for (Object part : parts) {
            if (part instanceof Mrkdwn mrkdwn) {
                spans.addAll(mrkdwn.spans);
            } else {
                spans.add(new Text(part.toString(), false));
            }
        }
        return new Mrkdwn(spans);
    }

    static Mrkdwn bold(String text) {
        return one(new Text(text, true));
    }

    static Mrkdwn link(String url, String label) {
        return one(new Link(url, label));
    }

    /** A channel, by its name to those who may see it; Slack decides that for each reader. */
    static Mrkdwn channel(ChannelId channel) {
        return one(new ChannelName(channel));
    }

    /** Rings: only for the one person who must act next. */
    static Mrkdwn mention(PersonId person) {
        return one(new Mention(person));
    }

    /** An emoji by its name between colons; any other text stays what it is. */
    static Mrkdwn emoji(String emoji) {
        return one(
                EMOJI.matcher(emoji).matches()
                        ? new Emoji(emoji.substring(1, emoji.length() - 1))
                        : new Text(emoji, false));
    }

    /** A person's words as they typed them; people in them by their plain names. */
    static Mrkdwn words(String kept, Names names) {
        return words(kept, names, false);
    }

    static Mrkdwn boldWords(String kept, Names names) {
        return words(kept, names, true);
    }

    private static Mrkdwn words(String kept, Names names, boolean bold) {
        List<Span> spans = new ArrayList<>();
        Typed.parts(kept, new Typed.Visitor() {
            @Override
            public void text(String text) {
                spans.add(new Words(text, bold));
            }

            @Override
            public void person(PersonId person) {
                spans.add(new Words("@" + names.of(person), bold));
            }

            @Override
            public void channel(ChannelId channel) {
                spans.add(new ChannelName(channel));
            }
        });
        return new Mrkdwn(spans);
    }

    /** A day in words, the same for everyone; with a time, that moment in each reader's own zone. */
    static Mrkdwn date(Date date, Instant now) {
        String words = DateText.of(date, now);
        Instant at = date.ends(date.zone());
        // Slack's SDK counts the seconds in 32 bits: what is later than January 2038 is said in words.
        return date.time() == null || at.getEpochSecond() > Integer.MAX_VALUE
                ? one(new Text(words, false))
                : one(new Moment(at, words));
    }

    /** Apart what is a person's words and what is ours: only the latter may be written as mrkdwn where it shows. */
    List<Mrkdwn> byAuthor() {
        List<Mrkdwn> parts = new ArrayList<>();
        List<Span> part = new ArrayList<>();
        for (Span span : spans) {
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

    boolean isWords() {
        return !spans.isEmpty() && spans.get(0) instanceof Words;
    }

    private static Mrkdwn one(Span span) {
        return new Mrkdwn(List.of(span));
    }

    /** At most this many characters, cut between what a reader sees as characters, with an ellipsis. */
    Mrkdwn shortened(int longest) {
        if (length() <= longest) {
            return this;
        }
        List<Span> kept = new ArrayList<>();
        int room = longest - 1;
        for (Span span : spans) {
            int length = written(span).length();
            if (length > room) {
                kept.add(ended(span, room));
                break;
            }
            kept.add(span);
            room -= length;
        }
        return new Mrkdwn(longest < 1 ? List.of() : kept);
    }

    /** What comes last: as much of it as there is room for before the ellipsis. */
    private static Span ended(Span span, int room) {
        if (span instanceof Text text) {
            return new Text(Ellipsis.after(text.text(), room), text.bold());
        } else if (span instanceof Words words) {
            return new Words(Ellipsis.after(words.text(), room), words.bold());
        }
        return new Text(Ellipsis.SIGN, false);
    }

    /** How many characters a reader sees. */
    int length() {
        return plain().length();
    }

    /** As nobody's markup at all: for labels and titles. */
    String plain() {
        StringBuilder plain = new StringBuilder();
        spans.forEach(span -> plain.append(written(span)));
        return plain.toString();
    }

    /** As mrkdwn, escaped, shortened until it takes no more than this many characters. */
    String mrkdwn(int longest) {
        String written = mrkdwn();
        for (int characters = length(); written.length() > longest; ) {
            characters = (int) Math.min(characters - 1L, (long) characters * longest / written.length());
            written = shortened(characters).mrkdwn();
        }
        return written;
    }

    /** As mrkdwn, escaped. */
    String mrkdwn() {
        StringBuilder mrkdwn = new StringBuilder();
        for (Span span : spans) {
            if (span instanceof Text text) {
                String unpaired = unpaired(escaped(text.text()));
                mrkdwn.append(text.bold() ? "*" + unpaired + "*" : unpaired);
            } else if (span instanceof Words words) {
                mrkdwn.append(escaped(words.text()));
            } else if (span instanceof Link link) {
                mrkdwn.append('<')
                        .append(escaped(link.url()))
                        .append('|')
                        .append(escaped(link.label()))
                        .append('>');
            } else if (span instanceof ChannelName name) {
                mrkdwn.append("<#").append(name.channel().value()).append('>');
            } else if (span instanceof Mention mention) {
                mrkdwn.append("<@").append(mention.person().value()).append('>');
            } else if (span instanceof Emoji emoji) {
                mrkdwn.append(written(emoji));
            } else if (span instanceof Moment moment) {
                mrkdwn.append("<!date^")
                        .append(moment.at().getEpochSecond())
                        .append("^" + MOMENT_IN_TEXT + "|")
                        .append(escaped(moment.fallback()))
                        .append('>');
            }
        }
        return mrkdwn.toString();
    }

    /** As elements of a rich text section. */
    List<RichTextElement> rich() {
        List<RichTextElement> elements = new ArrayList<>();
        for (Span span : spans) {
            if (span instanceof Text text) {
                elements.add(text(text.text(), text.bold()));
            } else if (span instanceof Words words) {
                addWords(elements, words);
            } else if (span instanceof Link link) {
                elements.add(RichTextSectionElement.Link.builder()
                        .url(link.url())
                        .text(link.label())
                        .build());
            } else if (span instanceof ChannelName name) {
                elements.add(RichTextSectionElement.Channel.builder()
                        .channelId(name.channel().value())
                        .build());
            } else if (span instanceof Mention mention) {
                elements.add(RichTextSectionElement.User.builder()
                        .userId(mention.person().value())
                        .build());
            } else if (span instanceof Emoji emoji) {
                elements.add(RichTextSectionElement.Emoji.builder()
                        .name(emoji.name())
                        .build());
            } else if (span instanceof Moment moment) {
                elements.add(RichTextSectionElement.Date.builder()
                        .timestamp(Math.toIntExact(moment.at().getEpochSecond()))
                        .format(MOMENT_IN_RICH_TEXT)
                        .fallback(moment.fallback())
                        .build());
            }
        }

        return elements;
    }

    private static void addWords(List<RichTextElement> elements, Words words) {
        Matcher emoji = EMOJI.matcher(words.text());
        int from = 0;
        while (emoji.find()) {
            if (emoji.start() > from) {
                elements.add(text(words.text().substring(from, emoji.start()), words.bold()));
            }
            elements.add(
                    RichTextSectionElement.Emoji.builder().name(emoji.group(1)).build());
            from = emoji.end();
        }
        if (from < words.text().length()) {
            elements.add(text(words.text().substring(from), words.bold()));
        }
    }

    private static RichTextSectionElement.Text text(String text, boolean bold) {
        return RichTextSectionElement.Text.builder()
                .text(text)
                .style(
                        bold
                                ? RichTextSectionElement.TextStyle.builder()
                                        .bold(true)
                                        .build()
                                : null)
                .build();
    }

    private static String written(Span span) {
        if (span instanceof Text text) {
            return text.text();
        } else if (span instanceof Words words) {
            return words.text();
        } else if (span instanceof Link link) {
            return link.label();
        } else if (span instanceof Emoji emoji) {
            return ":" + emoji.name() + ":";
        } else if (span instanceof Moment moment) {
            return moment.fallback();
        }
        // A name that Slack puts in for the reader: of no length that we could know.
        return "#…";
    }

    /** Slack's three escapes. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** A joiner, which nobody sees, keeps the signs in people's names from pairing up as formatting. */
    private static String unpaired(String text) {
        return text.replaceAll("([*_~`])", "\u2060$1\u2060");
    }
}
