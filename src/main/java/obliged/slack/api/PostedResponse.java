package obliged.slack.api;

import java.util.Objects;
import obliged.outbox.Message;
import org.jspecify.annotations.Nullable;

/** Where a message was posted; how Slack shows it there is not read. */
public final class PostedResponse extends PlainResponse {
    private @Nullable String channel;
    private @Nullable String ts;

    public Message message() {
        return new Message(Objects.requireNonNullElse(channel, ""), Objects.requireNonNullElse(ts, ""));
    }
}
