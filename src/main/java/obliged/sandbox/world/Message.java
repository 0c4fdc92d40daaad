package obliged.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.blocks.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * One message as it stood at one moment: {@code json} in the shape of
 * <a href="https://docs.slack.dev/reference/events/message">the message event</a>, and, if it is ephemeral, who alone sees it.
 * A copy that someone keeps does not change when the message does, as on a screen that was not refreshed.
 */
public record Message(String channel, String ts, @Nullable String onlyFor, ObjectNode json) {

    /** The top-level text: what notifications and screen readers say. */
    public String text() {
        return json.path("text").asText("");
    }

    /** Everything that is shown, as lines: text, fields, context, buttons in [brackets], menus in {braces}. */
    public String plainText() {
        StringBuilder all = new StringBuilder(blocks().isEmpty() ? text() : PlainText.ofBlocks(blocks()));
        for (JsonNode attachment : json.path("attachments")) {
            for (String field : List.of("author_name", "pretext", "title", "text")) {
                Json.text(attachment, field)
                        .filter(line -> !line.isEmpty())
                        .ifPresent(line ->
                                all.append(all.length() == 0 ? "" : "\n").append(line));
            }
        }
        for (JsonNode file : json.path("files")) {
            all.append(all.length() == 0 ? "" : "\n")
                    .append("(file ")
                    .append(file.path("name").asText())
                    .append(")");
        }
        return all.toString();
    }

    public Optional<String> threadTs() {
        return Json.text(json, "thread_ts");
    }

    /** Whom it notifies: ids of people and groups, and {@code here}, {@code channel} or {@code everyone}. */
    public Set<String> mentions() {
        return Mentions.in(this);
    }

    /** Whether it stands in a thread below another message. */
    public boolean isReply() {
        return threadTs().isPresent() && !threadTs().get().equals(ts);
    }

    public boolean isEphemeral() {
        return onlyFor != null;
    }

    public String author() {
        return json.path("user").asText("");
    }

    public JsonNode blocks() {
        return json.path("blocks");
    }

    Message withJson(ObjectNode newJson) {
        return new Message(channel, ts, onlyFor, newJson);
    }

    public boolean seenBy(String personId) {
        return onlyFor == null || onlyFor.equals(personId);
    }
}
