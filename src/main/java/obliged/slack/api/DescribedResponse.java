package obliged.slack.api;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import org.jspecify.annotations.Nullable;

/**
 * One person or channel as Slack describes it, which is read apart from the response: the SDK's own response is refused
 * as a whole if it does not know the shape of any field, so that not even Slack's error is known.
 */
public final class DescribedResponse extends PlainResponse {
    private @Nullable JsonElement user;
    private @Nullable JsonElement channel;

    /** The person of {@code users.info}. */
    public <T> T user(Class<T> type) {
        return read(user, type);
    }

    /** The channel of {@code conversations.info}. */
    public <T> T channel(Class<T> type) {
        return read(channel, type);
    }

    /** The id of the channel that {@code conversations.open} opened. */
    String channelId() {
        return channel instanceof JsonObject object && object.get("id") instanceof JsonPrimitive id
                ? id.getAsString()
                : "";
    }

    private static <T> T read(@Nullable JsonElement json, Class<T> type) {
        if (json == null || !json.isJsonObject()) {
            throw new JsonParseException("nothing is described");
        }
        return SlackJson.read(json, type);
    }
}
