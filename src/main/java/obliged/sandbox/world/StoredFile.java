package obliged.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import obliged.sandbox.blocks.Json;
import org.jspecify.annotations.Nullable;

/**
 * A file that the bot uploaded, as <a href="https://docs.slack.dev/reference/objects/file-object">the file object</a> shows it;
 * {@code bytes} are missing until the upload, {@code complete} is false until files.completeUploadExternal.
 */
public record StoredFile(
        String id,
        String name,
        String title,
        long length,
        byte @Nullable [] bytes,
        boolean complete,
        List<String> channels,
        Instant created) {

    public StoredFile withBytes(byte[] uploaded) {
        return new StoredFile(id, name, title, length, uploaded, complete, channels, created);
    }

    public StoredFile completed(String newTitle, List<String> sharedIn) {
        return new StoredFile(id, name, newTitle, length, bytes, true, sharedIn, created);
    }

    String extension() {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    public String mimetype() {
        return switch (extension()) {
            case "png" -> "image/png";
            case "jpg", "jpeg" -> "image/jpeg";
            case "csv" -> "text/csv";
            case "txt", "md" -> "text/plain";
            case "json" -> "application/json";
            default -> "application/octet-stream";
        };
    }

    public ObjectNode json(World world, String filesUrl) {
        return Json.object(
                "id",
                id,
                "created",
                created.getEpochSecond(),
                "timestamp",
                created.getEpochSecond(),
                "name",
                name,
                "title",
                title,
                "mimetype",
                mimetype(),
                "filetype",
                extension(),
                "pretty_type",
                extension().toUpperCase(Locale.ROOT),
                "user",
                world.botUserId(),
                "user_team",
                world.teamId(),
                "editable",
                false,
                "size",
                length,
                "mode",
                "hosted",
                "is_external",
                false,
                "external_type",
                "",
                "is_public",
                false,
                "public_url_shared",
                false,
                "display_as_bot",
                false,
                "username",
                "",
                "url_private",
                filesUrl + id + "/" + name,
                "url_private_download",
                filesUrl + id + "/download/" + name,
                "permalink",
                world.url() + "files/" + world.botUserId() + "/" + id + "/" + name,
                "channels",
                Json.array(channels.stream().filter(c -> c.startsWith("C")).toList()),
                "groups",
                Json.array(),
                "ims",
                Json.array(channels.stream().filter(c -> c.startsWith("D")).toList()));
    }
}
