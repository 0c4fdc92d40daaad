package obliged.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.blocks.SlackError;
import obliged.sandbox.wire.ServerRequest;
import obliged.sandbox.wire.ServerResponse;
import obliged.sandbox.world.Channel;
import obliged.sandbox.world.StoredFile;
import obliged.sandbox.world.World;

/**
 * The {@code files.*} methods and Slack's three steps of an upload: get an address, send the bytes there, complete.
 * <a href="https://docs.slack.dev/messaging/working-with-files">docs.slack.dev/messaging/working-with-files</a>
 */
public final class FileMethods {
    private final World world;
    private final Supplier<URI> base;
    private final BotToken token;

    public FileMethods(World world, Supplier<URI> base, BotToken token) {
        this.world = world;
        this.base = base;
        this.token = token;
    }

    void addTo(Map<String, Function<ApiCall, ObjectNode>> methods) {
        methods.put("files.getUploadURLExternal", this::address);
        methods.put("files.completeUploadExternal", this::complete);
        methods.put("files.info", this::info);
    }

    private ObjectNode address(ApiCall call) {
        String name = call.required("filename");
        if (!call.required("length").matches("\\d{1,12}(\\.0)?")) {
            throw new SlackError("invalid_arguments", List.of("must provide an integer [json-pointer:/length]"));
        }
        long length = (long) Double.parseDouble(call.text("length"));
        StoredFile file = world.put(
                new StoredFile(world.newId("F", ""), name, name, length, null, false, List.of(), world.now()));
        return Json.object("ok", true, "upload_url", filesUrl() + "upload/" + file.id(), "file_id", file.id());
    }

    private ObjectNode complete(ApiCall call) {
        ArrayNode done = Json.array();
        List<StoredFile> files = new ArrayList<>();
        String channel = call.text("channel_id");
        if (!channel.isEmpty() && visible(channel).isEmpty()) {
            throw new SlackError("channel_not_found");
        }
        for (JsonNode given : call.structured("files").orElse(Json.array())) {
            StoredFile file = world.findFile(given.path("id").asText())
                    .filter(f -> f.bytes() != null)
                    .orElseThrow(() -> new SlackError("file_not_found"));
            List<String> sharedIn = channel.isEmpty() ? List.of() : List.of(channel);
            files.add(world.put(file.completed(given.path("title").asText(file.name()), sharedIn)));
        }
        if (files.isEmpty()) {
            throw new SlackError("invalid_arguments", List.of("missing required field: files"));
        }
        files.forEach(f -> done.add(f.json(world, filesUrl())));
        if (!channel.isEmpty()) {
            share(call, channel, done);
        }
        return Json.object("ok", true, "files", done);
    }

    private void share(ApiCall call, String channel, ArrayNode files) {
        String comment = call.has("initial_comment") ? call.text("initial_comment") : "";
        ObjectNode json = new MessageComposer(world).compose(Optional.of(comment), Optional.empty());
        json.set("files", files);
        json.put("upload", true);
        if (call.has("thread_ts")) {
            json.put("thread_ts", call.text("thread_ts"));
        }
        world.add(channel, json, null);
    }

    private Optional<Channel> visible(String id) {
        return world.findChannel(id).filter(c -> c.id().equals(id) && c.has(world.botUserId()));
    }

    private ObjectNode info(ApiCall call) {
        StoredFile file = world.findFile(call.required("file")).orElseThrow(() -> new SlackError("file_not_found"));
        return Json.object("ok", true, "file", file.json(world, filesUrl()));
    }

    /** Serves {@code /files/}: uploads to an address given out, downloads with the bot's token. */
    public ServerResponse answer(ServerRequest call) {
        String[] path = call.path().substring("/files/".length()).split("/");
        boolean upload = path[0].equals("upload") && path.length > 1;
        Optional<StoredFile> file = world.findFile(upload ? path[1] : path[0]);
        if (file.isEmpty()) {
            return ServerResponse.text(404, "text/plain", "file_not_found");
        }
        if (upload) {
            if (call.body().length != file.get().length()) {
                return ServerResponse.text(400, "text/plain", "size mismatch");
            }
            world.put(file.get().withBytes(call.body()));
            return ServerResponse.text(200, "text/plain", "OK - " + call.body().length);
        }
        byte[] bytes = file.get().bytes();
        boolean may = call.header("authorization").equals("Bearer " + token.value())
                || call.header("sec-fetch-site").equals("same-origin");
        return may && bytes != null
                ? ServerResponse.bytes(file.get().mimetype(), bytes)
                : ServerResponse.text(403, "text/plain", "forbidden");
    }

    private String filesUrl() {
        return base.get() + "/files/";
    }
}
