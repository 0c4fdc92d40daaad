package obliged.slack.api;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonSerializer;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.RichTextSectionElement.LimitedTextStyle;
import com.slack.api.model.block.element.RichTextSectionElement.TextStyle;
import com.slack.api.model.view.View;
import com.slack.api.util.json.GsonFactory;
import java.util.List;

/**
 * The JSON of blocks and views in every call and response of ours. The SDK writes each style of a bold text, also those
 * that are false, and Slack refuses keys that it does not know; here only those that are set are written. A block of a
 * class that the SDK does not know is written field by field.
 */
public final class SlackJson {
    private static final Gson SDK = GsonFactory.createSnakeCase();

    private static final Gson GSON = SDK.newBuilder()
            .registerTypeAdapter(TextStyle.class, onlyWhatIsSet())
            .registerTypeAdapter(LimitedTextStyle.class, onlyWhatIsSet())
            .create();

    private SlackJson() {}

    private static JsonSerializer<Object> onlyWhatIsSet() {
        return (style, type, context) -> {
            JsonObject flags = SDK.toJsonTree(style).getAsJsonObject();
            flags.entrySet().removeIf(flag -> !flag.getValue().getAsBoolean());
            return flags;
        };
    }

    public static String blocks(List<LayoutBlock> blocks) {
        return tree(blocks).toString();
    }

    public static String view(View view) {
        return GSON.toJson(view);
    }

    /** A view as {@link #view} wrote it, or as Slack sends it. */
    public static View view(String json) {
        return GSON.fromJson(json, View.class);
    }

    /** The response to a form that becomes another. https://docs.slack.dev/surfaces/modals#response_actions */
    public static JsonObject update(View view) {
        JsonObject response = new JsonObject();
        response.addProperty("response_action", "update");
        response.add("view", GSON.toJsonTree(view));
        return response;
    }

    /**
     * A message that only one person sees, in the response to a command or through a response URL.
     * https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
     */
    public static JsonObject ephemeral(String text, List<LayoutBlock> blocks) {
        JsonObject message = new JsonObject();
        message.addProperty("response_type", "ephemeral");
        message.addProperty("text", text);
        message.add("blocks", tree(blocks));
        return message;
    }

    /** What Slack sent, as one of the SDK's classes. */
    public static <T> T read(JsonElement json, Class<T> type) {
        return SDK.fromJson(json, type);
    }

    public static JsonElement tree(List<LayoutBlock> blocks) {
        return GSON.toJsonTree(blocks);
    }
}
