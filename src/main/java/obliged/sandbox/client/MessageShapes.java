package obliged.sandbox.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.world.Message;
import obliged.sandbox.world.StoredFile;
import obliged.sandbox.world.World;

/**
 * What Slack adds to a message that is more than plain words, as people reported it where docs.slack.dev is silent. Some
 * of it has another shape than the models of Slack's own SDKs.
 */
public final class MessageShapes {
    private MessageShapes() {}

    /** <a href="https://docs.slack.dev/reference/events/message/me_message">me_message</a> */
    public static ObjectNode me() {
        return Json.object("subtype", "me_message", "blocks", null, "client_msg_id", null);
    }

    /** <a href="https://docs.slack.dev/reference/events/message/thread_broadcast">thread_broadcast</a> */
    public static ObjectNode alsoToTheChannel(Message root) {
        return Json.object("subtype", "thread_broadcast", "thread_ts", root.ts(), "root", root.json());
    }

    /** <a href="https://docs.slack.dev/reference/events/message/file_share">file_share</a> */
    public static ObjectNode withFile(String name) {
        ObjectNode file = Json.object(
                "id", "F0SHARED01", "name", name, "title", name, "mode", "hosted", "filetype", "png", "size", 2048);
        return Json.object("subtype", "file_share", "upload", true, "files", Json.array(List.of(file)));
    }

    /** The same for files that the world knows of, so that the bot can read them. */
    static ObjectNode sharing(World world, List<StoredFile> files) {
        return Json.object(
                "subtype",
                "file_share",
                "upload",
                true,
                "files",
                Json.array(files.stream()
                        .map(file -> file.json(world, world.url() + "files/"))
                        .toList()));
    }

    /** A mail that came to a channel's address. <a href="https://docs.slack.dev/reference/objects/file-object">File object</a> */
    public static ObjectNode mail(String subject) {
        ObjectNode sender = Json.object("address", "pier@9.example", "name", "Pier 9", "original", "Pier 9");
        ObjectNode file = Json.object(
                "id", "F0MAIL0001",
                "name", "mail.eml",
                "title", "mail.eml",
                "mode", "email",
                "filetype", "email",
                "subject", subject,
                "from", Json.array(List.of(sender)),
                "headers", Json.object("date", "Fri, 20 Nov 2026 18:58:30 +0000"));
        return Json.object("subtype", "file_share", "user", "USLACKBOT", "files", Json.array(List.of(file)));
    }

    /**
     * A forwarded message: the text on top is that of who forwards it.
     * <a href="https://github.com/slackapi/slack-skills-plugin/issues/149">slack-skills-plugin #149</a>
     */
    public static ObjectNode forwarded(String author, String text) {
        return attached(Json.object(
                "is_share",
                true,
                "is_msg_unfurl",
                true,
                "author_name",
                author,
                "channel_id",
                "C0ELSEWHERE",
                "ts",
                "1795000000.000100",
                "from_url",
                "https://harbour.slack.com/archives/C0ELSEWHERE/p1795000000000100",
                "mrkdwn_in",
                Json.array().add("text"),
                "footer",
                "Posted in #alerts",
                "text",
                text,
                "fallback",
                "[November 18th, 2026 10:26 AM] " + author + ": " + text));
    }

    /** A preview of a message whose link someone wrote; it is not what they say. */
    public static ObjectNode preview(String author, String text) {
        ObjectNode preview = forwarded(author, text);
        ((ObjectNode) preview.path("attachments").path(0)).remove("is_share");
        return preview;
    }

    /**
     * A forwarded message that had blocks and no text.
     * <a href="https://github.com/slackapi/java-slack-sdk/issues/1179">java-slack-sdk #1179</a>
     */
    public static ObjectNode forwardedBlocks(String author, String text) {
        ObjectNode forwarded = forwarded(author, "");
        ObjectNode inner = Json.object("blocks", Json.array(List.of(section(text))));
        ((ObjectNode) forwarded.path("attachments").path(0))
                .set("message_blocks", Json.array(List.of(Json.object("channel", "C0ELSEWHERE", "message", inner))));
        return forwarded;
    }

    /**
     * What a tool posts, from nobody, in an attachment that gives {@code mrkdwn_in} as a string.
     * <a href="https://docs.slack.dev/legacy/legacy-messaging/legacy-secondary-message-attachments">Attachments</a>
     */
    public static ObjectNode alert(String title, String text) {
        ObjectNode alert = attached(Json.object(
                "fallback",
                title + ": " + text,
                "color",
                "#d40e0d",
                "title",
                title,
                "title_link",
                "https://alerts.example/7",
                "text",
                text,
                "fields",
                Json.array(List.of(Json.object("title", "Door", "value", "3", "short", true))),
                "mrkdwn_in",
                "text"));
        alert.put("subtype", "bot_message").put("bot_id", "B0ALERTS01").put("username", "Alerts");
        return alert.putNull("user").putNull("client_msg_id");
    }

    /** <a href="https://github.com/slackapi/java-slack-sdk/issues/1426">java-slack-sdk #1426</a> */
    public static ObjectNode emptyFileBlock() {
        ObjectNode block = Json.object(
                "type", "file", "block_id", "f1", "external_id", "x", "source", "remote", "file", Json.array());
        return Json.object("blocks", Json.array(List.of(block)));
    }

    /** A row of a list. <a href="https://github.com/slackapi/java-slack-sdk/issues/1454">java-slack-sdk #1454</a> */
    public static ObjectNode listRecord(String title) {
        ObjectNode field = Json.object("key", "message", "message", Json.array());
        ObjectNode row = Json.object("record_id", "Rec1", "fields", Json.array(List.of(field)));
        return attached(Json.object("fallback", title, "list_records", Json.array(List.of(row))));
    }

    /** Blocks alone. */
    public static ObjectNode blocks(String text) {
        return Json.object("blocks", Json.array(List.of(section(text))));
    }

    private static ObjectNode section(String text) {
        return Json.object("type", "section", "block_id", "s1", "text", Json.object("type", "mrkdwn", "text", text));
    }

    private static ObjectNode attached(ObjectNode attachment) {
        return Json.object("attachments", Json.array(List.of(attachment)));
    }
}
