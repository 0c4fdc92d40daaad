package obliged.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.world.Message;

/**
 * What came back from the bot for one act of a person. {@code status} 0 means no response in time, or no connection, with
 * {@code operation_timeout} or {@code dispatch_failed} as the body; {@code millis}
 * is how long the person waited; {@code shown} are the messages that the response, or Slack in its place, showed to them.
 */
public record BotResponse(int status, long millis, String body, List<Message> shown, Supplier<BotResponse> again) {
    /** The body as JSON, a missing node if it is empty or something else. */
    public JsonNode json() {
        return Json.read(body);
    }

    /** The same with messages that were shown to the person. */
    public BotResponse showing(Message... messages) {
        return new BotResponse(status, millis, body, List.of(messages), again);
    }

    BotResponse repeatedBy(Supplier<BotResponse> newAgain) {
        return new BotResponse(status, millis, body, shown, newAgain);
    }

    /** Everything shown, as lines. */
    public String text() {
        return shown.stream().map(Message::plainText).collect(Collectors.joining("\n"));
    }

    public boolean answered() {
        return status >= 200 && status < 300;
    }

    /** Sends the very same request again, as Slack does when it is not sure. */
    public BotResponse repeat() {
        return again.get();
    }
}
