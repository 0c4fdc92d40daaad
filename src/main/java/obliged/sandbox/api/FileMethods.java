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
import obliged.sandbox.world.Message;
import obliged.sandbox.world.StoredFile;
import obliged.sandbox.world.World;

/**
 * The {@code files.*} methods and Slack's three steps of an upload: get an address, send the bytes there, complete.
 * <a href="https://docs.slack.dev/messaging/working-with-files">docs.slack.dev/messaging/working-with-files</a>
 */
public final class FileMethods {
    private static final String TOMBSTONE = "tombstone";

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
        methods.put("files.delete", this::delete);
    }

    private ObjectNode address(ApiCall call) {
        String name = call.required("filename");
        if (!call.required("length").matches("\\d{1,12}(\\.0)?")) {
            throw new SlackError("invalid_arguments", List.of("must provide an integer [json-pointer:/length]"));
        }
        long length = (long) Double.parseDouble(call.text("length"));
        if (length == 0) {
            throw new SlackError("invalid_arguments", List.of("must be greater than 0 [json-pointer:/length]"));
        }
        StoredFile file = world.put(new StoredFile(world.newId("F", ""), name, name, length, null, false, world.now()));
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
            files.add(world.put(file.completed(given.path("title").asText(file.name()))));
        }
        if (files.isEmpty()) {
            throw new SlackError("invalid_arguments", List.of("missing required field: files"));
        }
        if (!channel.isEmpty()) {
            share(call, channel, files);
        }
        files.forEach(f -> done.add(json(f)));
        return Json.object("ok", true, "files", done);
    }

    private void share(ApiCall call, String channel, List<StoredFile> files) {
        String comment = call.has("initial_comment") ? call.text("initial_comment") : "";
        ObjectNode json = new MessageComposer(world).compose(Optional.of(comment), Optional.empty());
        String thread = call.has("thread_ts") ? call.text("thread_ts") : null;
        if (thread != null) {
            // "Never use a reply's ts value; use its parent instead."
            if (world.findMessage(channel, thread)
                    .filter(root -> !root.isReply())
                    .isEmpty()) {
                throw new SlackError("thread_not_found");
            }
            json.put("thread_ts", thread);
        }
        json.set("files", Json.array(files.stream().map(this::json).toList()));
        json.put("upload", true);
        Message message = world.add(channel, json, null);
        files.forEach(file -> world.put(file.sharedIn(new StoredFile.Share(channel, message.ts(), thread))));
    }

    private ObjectNode json(StoredFile file) {
        return world.findFile(file.id()).orElse(file).json(world, filesUrl());
    }

    /** <a href="https://docs.slack.dev/reference/methods/files.delete">files.delete</a> */
    private ObjectNode delete(ApiCall call) {
        StoredFile file = readable(call);
        if (file.owner() != null) {
            throw new SlackError("cant_delete_file");
        }
        for (StoredFile.Share share : file.shares()) {
            world.findMessage(share.channel(), share.ts()).ifPresent(world::remove);
        }
        world.put(file.in(TOMBSTONE));
        return Json.object("ok", true);
    }

    private StoredFile readable(ApiCall call) {
        StoredFile file = world.findFile(call.required("file"))
                .filter(one -> one.isReadByBot(world))
                .orElseThrow(() -> new SlackError("file_not_found"));
        if (file.mode().equals(TOMBSTONE)) {
            throw new SlackError("file_deleted");
        }
        return file;
    }

    private Optional<Channel> visible(String id) {
        return world.findChannel(id).filter(c -> c.id().equals(id) && c.has(world.botUserId()));
    }

    private ObjectNode info(ApiCall call) {
        return Json.object("ok", true, "file", json(readable(call)));
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
        if (call.header("sec-fetch-site").equals("same-origin") && bytes != null) {
            return ServerResponse.bytes(file.get().mimetype(), bytes);
        }
        boolean may = call.header("authorization").equals("Bearer " + token.value())
                && token.has("files:read")
                && file.get().isReadByBot(world)
                && !file.get().mode().equals(TOMBSTONE);
        // Without permission to read it, one gets the sign-in page: https://github.com/slackapi/bolt-js/issues/2585
        return may && bytes != null
                ? ServerResponse.bytes(file.get().mimetype(), bytes)
                : ServerResponse.text(200, "text/html; charset=utf-8", "<!DOCTYPE html><html>Sign in to Slack</html>");
    }

    private String filesUrl() {
        return base.get() + "/files/";
    }
}
