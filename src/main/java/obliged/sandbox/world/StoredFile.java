package obliged.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import obliged.sandbox.blocks.Json;
import org.jspecify.annotations.Nullable;

/**
 * A file that someone uploaded, as <a href="https://docs.slack.dev/reference/objects/file-object">the file object</a> shows it;
 * {@code bytes} are missing until the upload, {@code complete} is false until files.completeUploadExternal.
 */
public record StoredFile(
        String id,
        String name,
        String title,
        long length,
        byte @Nullable [] bytes,
        boolean complete,
        List<Share> shares,
        Instant created,
        @Nullable String owner,
        String mode) {

    /** Where it stands: the message that holds it, and the thread of that. */
    public record Share(String channel, String ts, @Nullable String threadTs) {}

    /** A file of the bot's. */
    public StoredFile(
            String id,
            String name,
            String title,
            long length,
            byte @Nullable [] bytes,
            boolean complete,
            Instant created) {
        this(id, name, title, length, bytes, complete, List.of(), created, null, "hosted");
    }

    public StoredFile withBytes(byte[] uploaded) {
        return new StoredFile(id, name, title, length, uploaded, complete, shares, created, owner, mode);
    }

    public StoredFile completed(String newTitle) {
        return new StoredFile(id, name, newTitle, length, bytes, true, shares, created, owner, mode);
    }

    public StoredFile sharedIn(Share share) {
        List<Share> all = Stream.concat(shares.stream(), Stream.of(share)).toList();
        return new StoredFile(id, name, title, length, bytes, true, all, created, owner, mode);
    }

    /** The same in another mode, such as {@code tombstone} or {@code external}. */
    public StoredFile in(String newMode) {
        return new StoredFile(id, name, title, length, bytes, complete, shares, created, owner, newMode);
    }

    /** Whether the bot may read it: its own, or one in a conversation that it is in. */
    public boolean isReadByBot(World world) {
        return owner == null
                || shares.stream()
                        .anyMatch(share -> world.findChannel(share.channel())
                                .filter(channel -> channel.has(world.botUserId()))
                                .isPresent());
    }

    private ObjectNode sharesJson(World world) {
        ObjectNode all = Json.object("public", Json.object(), "private", Json.object());
        for (Share share : shares) {
            boolean isPublic = world.findChannel(share.channel())
                    .filter(channel -> channel.kind() == Channel.Kind.PUBLIC)
                    .isPresent();
            ObjectNode one = Json.object("ts", share.ts());
            if (share.threadTs() != null) {
                one.put("thread_ts", share.threadTs());
            }
            ((ObjectNode) all.path(isPublic ? "public" : "private"))
                    .withArray(share.channel())
                    .add(one);
        }
        return all;
    }

    private List<String> places(String prefix) {
        return shares.stream()
                .map(Share::channel)
                .filter(channel -> channel.startsWith(prefix))
                .distinct()
                .toList();
    }

    /** Slack writes a name in an address without what is special there. */
    private String inUrl() {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]|\\.\\.", "_");
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
                owner == null ? world.botUserId() : owner,
                "user_team",
                world.teamId(),
                "editable",
                false,
                "size",
                length,
                "mode",
                mode,
                "is_external",
                mode.equals("external"),
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
                filesUrl + id + "/" + inUrl(),
                "url_private_download",
                filesUrl + id + "/download/" + inUrl(),
                "permalink",
                world.url() + "files/" + world.botUserId() + "/" + id + "/" + name,
                "shares",
                sharesJson(world),
                "channels",
                Json.array(places("C")),
                "groups",
                Json.array(),
                "ims",
                Json.array(places("D")));
    }
}
