package obliged.slack.kit;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;
import obliged.outbox.Message;
import obliged.slack.text.Mrkdwn;
import org.jspecify.annotations.Nullable;

/** What a notice has become in words, and how it goes to Slack. */
public sealed interface Outgoing {
    /** A new message, beneath another or by itself. */
    record Fresh(SlackMessage post, @Nullable Message under) implements Outgoing {}

    /**
     * A message of ours, changed.
     *
     * @param moves whether it is posted as a new message where the old one can no longer be changed
     */
    record Changed(SlackMessage post, Message message, boolean moves) implements Outgoing {
        /** A change that is left out where its message can no longer be changed. */
        public Changed(SlackMessage post, Message message) {
            this(post, message, false);
        }
    }

    /** A message of ours that goes. */
    record Gone(Message message) implements Outgoing {}

    /** There is no place for it. */
    record Nowhere(String problem) implements Outgoing {}

    /** Words to who pressed, in a message of their own or in place of the one that they pressed in. */
    record Late(SlackMessage post, boolean replaces) implements Outgoing {}

    /** A file, with a line of words. */
    record Attached(String name, String title, Mrkdwn comment, FileWriter content) implements Outgoing {}

    /**
     * A file that someone sent, copied into a thread.
     *
     * @param copy the id of an upload that may have been completed already
     * @param saving saves the id of an upload before it is completed, or that it is begun anew
     * @param under the message above the thread, if it is there yet
     */
    record Carried(
            String file,
            @Nullable String copy,
            Consumer<@Nullable String> saving,
            @Nullable Message under,
            Mrkdwn comment)
            implements Outgoing {}

    /** The copy of a file, by its id, which is deleted. */
    record Recalled(String copy) implements Outgoing {}

    /** Writes a file, as much of it at a time as it likes. */
    interface FileWriter {
        void write(OutputStream to) throws IOException;
    }
}
