package obliged.slack;

import static java.util.stream.Collectors.joining;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import obliged.shared.TypedText;
import obliged.slack.text.SlackIds;
import org.jspecify.annotations.Nullable;

/**
 * What a message says, with Slack's escapes, whatever its shape: its text, else its blocks, else its attachments, else
 * the names of its files; and always what was forwarded in it. A part of another shape than we know says nothing.
 * https://docs.slack.dev/reference/events/message
 */
final class MessageWords {
    /** What is bold, italic or struck through; or, without a group, code or a link, where these signs are letters. */
    private static final List<Pattern> MARKED =
            Stream.of("*", "_", "~").map(MessageWords::marked).toList();

    private MessageWords() {}

    /** The signs touch no letter outside and no blank inside. https://docs.slack.dev/messaging/formatting-message-text */
    private static Pattern marked(String sign) {
        String other = "[^" + sign + "\\n]";
        String outside = "[\\p{L}\\p{N}" + sign + "]";
        return Pattern.compile("```(?s:.*?)```|`[^`\\n]*+`|<[^<>]*+>" + "|(?<!" + outside + ")[" + sign + "](?!\\s)("
                + other + "++)(?<!\\s)[" + sign + "](?!" + outside + ")");
    }

    static String of(JsonObject message) {
        String own = firstOf(mrkdwn(message, "text"), blocks(message.get("blocks")));
        List<JsonObject> attachments = objects(message.get("attachments")).toList();
        String forwarded = lines(attachments.stream()
                .filter(MessageWords::isForwarded)
                .map(MessageWords::attachment)
                .filter(words -> !own.contains(words)));
        return firstOf(
                paragraphs(own, forwarded),
                lines(attachments.stream().map(MessageWords::attachment)),
                objects(message.get("files"))
                        .map(MessageWords::file)
                        .filter(name -> !name.isEmpty())
                        .collect(joining(", ")));
    }

    /** A link to a message that Slack shows with a preview has {@code is_msg_unfurl} alone. */
    private static boolean isForwarded(JsonObject attachment) {
        return attachment.get("is_share") instanceof JsonPrimitive share && share.isBoolean() && share.getAsBoolean();
    }

    /** https://docs.slack.dev/reference/messaging/payload#legacy */
    private static String attachment(JsonObject attachment) {
        String fields = lines(objects(attachment.get("fields"))
                .map(field -> Stream.of(mrkdwn(field, "title"), mrkdwn(field, "value"))
                        .filter(part -> !part.isEmpty())
                        .collect(joining(": "))));
        String forwarded = lines(objects(attachment.get("message_blocks"))
                .map(block -> block.get("message") instanceof JsonObject message ? blocks(message.get("blocks")) : ""));
        String nested = lines(objects(attachment.get("attachments")).map(MessageWords::attachment));
        String said = lines(Stream.of(
                mrkdwn(attachment, "pretext"),
                mrkdwn(attachment, "title"),
                firstOf(mrkdwn(attachment, "text"), blocks(attachment.get("blocks")), forwarded, nested),
                fields));
        return firstOf(
                said,
                text(attachment, "fallback"),
                lines(objects(attachment.get("files")).map(MessageWords::file)));
    }

    /**
     * The files of a message: their ids, names and sizes. A title is what the message says if it says nothing else. A size
     * that the client can't hold is more than enough to tell that it is too large.
     */
    static JsonArray files(JsonObject message) {
        JsonArray files = new JsonArray();
        objects(message.get("files"))
                .filter(file -> SlackIds.isId(text(file, "id")))
                .forEach(file -> {
                    JsonObject simple = new JsonObject();
                    simple.addProperty("id", text(file, "id"));
                    simple.addProperty("name", firstOf(text(file, "name"), text(file, "title"), "a file"));
                    simple.addProperty("title", file(file));
                    simple.addProperty("size", size(file.get("size")));
                    files.add(simple);
                });
        return files;
    }

    private static int size(@Nullable JsonElement size) {
        return size instanceof JsonPrimitive number && number.isNumber()
                ? (int) Math.max(0, Math.min(Integer.MAX_VALUE, number.getAsDouble()))
                : 0;
    }

    /** A mail says what it is about. https://docs.slack.dev/reference/objects/file-object */
    private static String file(JsonObject file) {
        return escaped(firstOf(text(file, "subject"), text(file, "title"), text(file, "name")));
    }

    /** https://docs.slack.dev/reference/block-kit/blocks */
    private static String blocks(@Nullable JsonElement blocks) {
        return lines(objects(blocks).map(MessageWords::block));
    }

    private static String block(JsonObject block) {
        if (text(block, "type").equals("rich_text")) {
            return lines(objects(block.get("elements")).map(MessageWords::richBlock));
        }
        String own = lines(Stream.of(
                        Stream.of("title", "subtitle", "text", "body", "description")
                                .map(block::get),
                        elements(block.get("fields")),
                        elements(block.get("elements")).filter(MessageWords::isText),
                        Stream.of(block.get("alt_text")))
                .flatMap(parts -> parts)
                .map(MessageWords::textObject));
        return lines(Stream.of(own, rows(block.get("rows")), cards(block), blocks(block.get("child_blocks"))));
    }

    /** https://docs.slack.dev/reference/block-kit/blocks/table-block */
    private static String rows(@Nullable JsonElement rows) {
        return lines(elements(rows)
                .map(row -> objects(row)
                        .map(cell -> firstOf(block(cell), textObject(cell.get("value"))))
                        .collect(joining(" | "))));
    }

    /** https://docs.slack.dev/reference/block-kit/blocks/carousel-block */
    private static String cards(JsonObject block) {
        return text(block, "type").equals("carousel") ? blocks(block.get("elements")) : "";
    }

    private static boolean isText(JsonElement element) {
        return element instanceof JsonObject object
                && List.of("mrkdwn", "plain_text").contains(text(object, "type"));
    }

    /** A text object, or text or a number by itself. */
    private static String textObject(@Nullable JsonElement text) {
        if (text instanceof JsonPrimitive number && number.isNumber()) {
            return number.getAsString();
        }
        if (!(text instanceof JsonObject object)) {
            return string(text);
        }
        return text(object, "type").equals("mrkdwn") ? mrkdwn(object, "text") : text(object, "text");
    }

    /** Text without the signs around what is bold, italic or struck through; in code and links they are no signs. */
    private static String mrkdwn(JsonObject object, String field) {
        String shown = text(object, field);
        for (Pattern marked : MARKED) {
            shown = marked.matcher(shown)
                    .replaceAll(
                            found -> Matcher.quoteReplacement(found.group(1) == null ? found.group() : found.group(1)));
        }
        return shown;
    }

    /** https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
    private static String richBlock(JsonObject element) {
        if (text(element, "type").equals("rich_text_list")) {
            return lines(objects(element.get("elements")).map(item -> "• " + richBlock(item)));
        }
        return objects(element.get("elements")).map(MessageWords::richElement).collect(joining());
    }

    private static String richElement(JsonObject element) {
        return switch (text(element, "type")) {
            case "user" -> "<@" + text(element, "user_id") + ">";
            case "channel" -> "<#" + text(element, "channel_id") + ">";
            case "usergroup" -> "<!subteam^" + text(element, "usergroup_id") + ">";
            case "broadcast" -> "<!" + text(element, "range") + ">";
            case "emoji" -> ":" + text(element, "name") + ":" + skinTone(element.get("skin_tone"));
            case "link" -> link(text(element, "url"), text(element, "text"));
            default -> escaped(firstOf(text(element, "text"), text(element, "fallback"), text(element, "value")));
        };
    }

    /** As it stands behind the name of an emoji in mrkdwn. */
    private static String skinTone(@Nullable JsonElement tone) {
        return tone instanceof JsonPrimitive number && number.isNumber() ? ":skin-tone-" + number + ":" : "";
    }

    private static String link(String url, String label) {
        return "<" + escaped(url.replace("|", "%7C")) + (label.isEmpty() ? "" : "|" + escaped(label)) + ">";
    }

    private static Stream<JsonElement> elements(@Nullable JsonElement list) {
        return list instanceof JsonArray array ? StreamSupport.stream(array.spliterator(), false) : Stream.of();
    }

    private static Stream<JsonObject> objects(@Nullable JsonElement list) {
        return elements(list).filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
    }

    static String text(JsonObject object, String field) {
        return string(object.get(field));
    }

    private static String string(@Nullable JsonElement text) {
        return text instanceof JsonPrimitive primitive && primitive.isString() ? primitive.getAsString() : "";
    }

    private static String firstOf(String... texts) {
        return Stream.of(texts)
                .filter(text -> !TypedText.normalized(text).isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String lines(Stream<String> parts) {
        return parts.filter(part -> !part.isBlank()).collect(joining("\n"));
    }

    private static String paragraphs(String first, String second) {
        return Stream.of(first, second).filter(part -> !part.isBlank()).collect(joining("\n\n"));
    }

    /** Slack escapes what it sends as mrkdwn, but not what stands in rich text. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
