package obliged.slack.metadata;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a button or a form about an ask carries. If it is no more than the number of the ask, that number is all that is
 * written.
 *
 * @param item the step that was pending when it was shown
 * @param place the page of a reminder from which the form opened
 */
public record AskMetadata(
        @Nullable Long ask, @Nullable Long item, @Nullable ReminderPlace place) {
    /** The metadata of a form that carries none. */
    static final AskMetadata NOTHING = new AskMetadata(null, null, null);

    public AskMetadata {
        if (ask != null && ask < 0 || item != null && item < 0) {
            throw new IllegalArgumentException("no such number");
        }
    }

    public static AskMetadata of(long ask, @Nullable Long item) {
        return new AskMetadata(ask, item, null);
    }

    public static Optional<AskMetadata> read(String text) {
        return Metadata.read(text, AskMetadata.class, EarlierNotation.ASK);
    }

    /** The same, if it names an ask. */
    public static Optional<AskMetadata> ofAsk(String text) {
        return read(text).filter(read -> read.ask() != null);
    }

    /** The number of the ask, or -1. */
    public long number() {
        return ask == null ? -1 : ask;
    }

    /** The step that was pending, or -1. */
    public long pendingItem() {
        return item == null ? -1 : item;
    }

    AskMetadata openedFrom(ReminderPlace from) {
        return new AskMetadata(ask, item, from);
    }

    public String text() {
        return ask != null && item == null && place == null ? ask.toString() : Metadata.write(this);
    }
}
