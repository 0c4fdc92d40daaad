package obliged.slack.ask;

import java.util.List;
import java.util.Objects;
import obliged.ask.value.SentFile;
import obliged.slack.metadata.EarlierNotation;
import obliged.slack.metadata.Metadata;
import obliged.slack.text.Ellipsis;
import org.jspecify.annotations.Nullable;

/**
 * What the New-ask form holds besides its fields. It is sealed, since it passes through the client.
 *
 * @param source the message from which it was filled
 * @param mentions the mentions in the words with which it was filled
 * @param follows the number of the declined ask from which it was filled
 * @param asked the trace of a question about the date in its words, which it shows; empty if there is none
 * @param why what stands above its fields; empty if nothing does
 * @param files those of the message from which it was filled
 */
record NewAskFormMetadata(
        @Nullable Source source,
        List<String> mentions,
        @Nullable Long follows,
        String asked,
        String why,
        List<SentFile> files) {
    static final NewAskFormMetadata NOTHING = new NewAskFormMetadata(null, List.of(), null, "", "", List.of());

    /** The most that fits, sealed, in Slack's 3,000 characters; no id is longer than 20 characters. */
    private static final int MOST_MENTIONS = 50;

    private static final int LONGEST_WHY = 250;

    /** One more than is passed on, to see whether there are more. */
    private static final int MOST_FILES = SentFile.MOST + 1;

    private static final int LONGEST_NAME = 40;

    NewAskFormMetadata {
        mentions = Objects.requireNonNullElse(mentions, List.<String>of()).stream()
                .limit(MOST_MENTIONS)
                .toList();
        files = Objects.requireNonNullElse(files, List.<SentFile>of()).stream()
                .limit(MOST_FILES)
                .map(file -> new SentFile(file.id(), Ellipsis.cut(file.name(), LONGEST_NAME), file.size()))
                .toList();
        asked = Objects.requireNonNullElse(asked, "");
        why = Ellipsis.cut(Objects.requireNonNullElse(why, "").replace('\n', ' '), LONGEST_WHY);
    }

    /** A message, by Slack's ids. */
    record Source(String channel, String ts, String thread) {
        /** https://docs.slack.dev/reference/methods/chat.getPermalink */
        String link(String address) {
            String link = address + "archives/" + channel + "/p" + ts.replace(".", "");
            return thread.equals(ts) ? link : link + "?thread_ts=" + thread + "&cid=" + channel;
        }
    }

    NewAskFormMetadata with(Source from) {
        return new NewAskFormMetadata(from, mentions, follows, asked, why, files);
    }

    NewAskFormMetadata mentioning(List<String> who) {
        return new NewAskFormMetadata(source, who, follows, asked, why, files);
    }

    NewAskFormMetadata following(long declined) {
        return new NewAskFormMetadata(source, mentions, declined, asked, why, files);
    }

    NewAskFormMetadata asking(String question) {
        return new NewAskFormMetadata(source, mentions, follows, trace(question), why, files);
    }

    NewAskFormMetadata because(String reason) {
        return new NewAskFormMetadata(source, mentions, follows, asked, reason, files);
    }

    NewAskFormMetadata sending(List<SentFile> sent) {
        return new NewAskFormMetadata(source, mentions, follows, asked, why, sent);
    }

    boolean asks(String question) {
        return asked.equals(trace(question));
    }

    private static String trace(String question) {
        return Integer.toHexString(question.hashCode());
    }

    String text() {
        return Metadata.write(this);
    }

    static NewAskFormMetadata read(String text) {
        return Metadata.read(text, NewAskFormMetadata.class, EarlierNotation.NEW_ASK)
                .orElse(NOTHING);
    }
}
