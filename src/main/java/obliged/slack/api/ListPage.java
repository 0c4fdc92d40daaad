package obliged.slack.api;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.slack.api.model.ResponseMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A page of one of Slack's lists, whose entries are read one by one: the SDK's own response is refused as a whole for one
 * entry of a shape that it doesn't know. https://docs.slack.dev/apis/web-api/pagination
 */
public final class ListPage extends PlainResponse {
    private static final Logger log = LoggerFactory.getLogger(ListPage.class);

    private @Nullable JsonElement members;
    private @Nullable JsonElement channels;
    private @Nullable JsonElement usergroups;
    private @Nullable ResponseMetadata responseMetadata;

    /** The entries of {@code users.list}; one that can't be read is skipped and named in the log. */
    public <T> List<T> members(Function<JsonElement, T> read) {
        return entries(members, "a person", read);
    }

    /** The same for {@code conversations.list}. */
    public <T> List<T> channels(Function<JsonElement, T> read) {
        return entries(channels, "a channel", read);
    }

    /** The same for {@code usergroups.list}. */
    public <T> List<T> usergroups(Function<JsonElement, T> read) {
        return entries(usergroups, "a group", read);
    }

    /** The cursor of the next page, or nothing on the last one. */
    public String next() {
        return responseMetadata == null ? "" : Objects.requireNonNullElse(responseMetadata.getNextCursor(), "");
    }

    private static <T> List<T> entries(@Nullable JsonElement list, String what, Function<JsonElement, T> read) {
        if (!(list instanceof JsonArray array)) {
            throw new IllegalStateException("a list without entries");
        }
        List<T> entries = new ArrayList<>();
        for (JsonElement entry : array) {
            try {
                entries.add(read.apply(entry));
            } catch (RuntimeException e) {
                // Its message may quote what stands there.
                log.warn(
                        "{} could not be read and is left out: {} ({})",
                        what,
                        id(entry),
                        e.getClass().getSimpleName());
            }
        }
        return entries;
    }

    private static String id(JsonElement entry) {
        return entry instanceof JsonObject object
                        && object.get("id") instanceof JsonPrimitive id
                        && id.getAsString().matches("[A-Z0-9]{1,40}")
                ? id.getAsString()
                : "without an id";
    }
}
