package obliged.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.world.Message;

/**
 * What came back from the bot for one act of a person. {@code status} 0 means no answer in time or no connection; {@code millis}
 * is how long the person waited; {@code shown} is what the answer itself, or Slack in its place, showed to them.
 */
public record Reply(int status, long millis, String body, List<Message> shown, Supplier<Reply> again) {
    /** The body as JSON, a missing node where it is empty or something else. */
    public JsonNode json() {
        return Json.read(body);
    }

    /** The same with messages that were shown to the person. */
    public Reply showing(Message... messages) {
        return new Reply(status, millis, body, List.of(messages), again);
    }

    Reply repeatedBy(Supplier<Reply> newAgain) {
        return new Reply(status, millis, body, shown, newAgain);
    }

    /** Everything shown, as lines. */
    public String text() {
        return shown.stream().map(Message::plainText).collect(Collectors.joining("\n"));
    }

    public boolean answered() {
        return status >= 200 && status < 300;
    }

    /** Sends the very same request again, as Slack does when it is not sure. */
    public Reply repeat() {
        return again.get();
    }
}
