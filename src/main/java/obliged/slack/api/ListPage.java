package obliged.slack.api;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.Reader;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A page of one of Slack's lists, whose entries are read one by one while they arrive, since a page of a thousand takes
 * many times the memory of what we keep of it. The SDK's own response would also be refused as a whole for one entry of
 * a shape that it doesn't know. https://docs.slack.dev/apis/web-api/pagination
 */
public final class ListPage extends PlainResponse {
    private static final Logger log = LoggerFactory.getLogger(ListPage.class);

    private String next = "";

    private ListPage() {}

    /**
     * Reads a response.
     *
     * @param list the name of its list
     * @param read reads one entry; one that can't be read is skipped and named in the log
     * @param each takes the entries, one after the other
     */
    static <T> ListPage read(Reader response, String list, Function<JsonElement, T> read, Consumer<T> each)
            throws IOException {
        ListPage page = new ListPage();
        boolean listed = false;
        JsonReader json = new JsonReader(response);
        json.beginObject();
        while (json.hasNext()) {
            String name = json.nextName();
            if (name.equals(list)) {
                readEntries(json, list, read, each);
                listed = true;
            } else {
                page.readField(name, JsonParser.parseReader(json));
            }
        }
        json.endObject();
        if (page.isOk() && !listed) {
            throw new IOException("an answer without a list");
        }
        return page;
    }

    private void readField(String name, JsonElement value) {
        switch (name) {
            case "ok" -> setOk(value.getAsBoolean());
            case "error" -> setError(value.getAsString());
            case "needed" -> setNeeded(value.getAsString());
            case "response_metadata" -> {
                if (value instanceof JsonObject metadata
                        && metadata.get("next_cursor") instanceof JsonPrimitive cursor) {
                    next = cursor.getAsString();
                }
            }
            default -> {
                // Nothing that we need.
            }
        }
    }

    private static <T> void readEntries(JsonReader json, String list, Function<JsonElement, T> read, Consumer<T> each)
            throws IOException {
        json.beginArray();
        while (json.hasNext()) {
            JsonElement entry = JsonParser.parseReader(json);
            T described;
            try {
                described = read.apply(entry);
            } catch (RuntimeException e) {
                // Its message may quote what stands there.
                log.warn(
                        "{} could not be read and is left out: {} ({})",
                        what(list),
                        id(entry),
                        e.getClass().getSimpleName());
                continue;
            }
            each.accept(described);
        }
        json.endArray();
    }

    /** The cursor of the next page, or nothing on the last one. */
    public String next() {
        return next;
    }

    private static String what(String list) {
        return switch (list) {
            case "members" -> "a person";
            case "channels" -> "a channel";
            case "usergroups" -> "a group";
            default -> "an entry";
        };
    }

    private static String id(JsonElement entry) {
        return entry instanceof JsonObject object
                        && object.get("id") instanceof JsonPrimitive id
                        && id.getAsString().matches("[A-Z0-9]{1,40}")
                ? id.getAsString()
                : "without an id";
    }
}
