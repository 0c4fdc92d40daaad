package obliged.slack.api;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import obliged.outbox.Outcome;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/** Reads files that people sent. https://docs.slack.dev/messaging/working-with-files#authentication */
public final class FileDownloads {
    private final SlackCalls calls;

    public FileDownloads(SlackCalls calls) {
        this.calls = calls;
    }

    /** What Slack knows of a file, of which only a few fields are read: https://docs.slack.dev/reference/objects/file-object */
    public record Info(JsonObject file) {
        public String name() {
            String name = text("name");
            return name.isEmpty() ? text("title") : name;
        }

        public String title() {
            String title = text("title");
            return title.isEmpty() ? name() : title;
        }

        public String url() {
            String download = text("url_private_download");
            return download.isEmpty() ? text("url_private") : download;
        }

        public long size() {
            return file.get("size") instanceof JsonPrimitive size && size.isNumber() ? size.getAsLong() : 0;
        }

        /** Whether its bytes are kept by Slack, rather than only a link. */
        public boolean isHosted() {
            return !text("mode").equals("external")
                    && !(file.get("is_external") instanceof JsonPrimitive external
                            && external.isBoolean()
                            && external.getAsBoolean());
        }

        /** Whether it was deleted, or is hidden since the workspace has too many. */
        public boolean isGone() {
            return text("mode").equals("tombstone") || text("mode").equals("hidden_by_limit");
        }

        /** Whether it stands in a conversation. */
        public boolean isIn(String conversation) {
            for (String list : new String[] {"channels", "groups", "ims"}) {
                if (file.get(list) instanceof JsonArray ids && ids.contains(new JsonPrimitive(conversation))) {
                    return true;
                }
            }
            return file.get("shares") instanceof JsonObject shares
                    && shares.entrySet().stream()
                            .map(Map.Entry::getValue)
                            .anyMatch(kind -> kind instanceof JsonObject in && in.has(conversation));
        }

        boolean isPage() {
            return text("mimetype").equals("text/html") || text("filetype").equals("html");
        }

        private String text(String field) {
            JsonElement value = file.get(field);
            return value instanceof JsonPrimitive text && text.isString() ? text.getAsString() : "";
        }
    }

    /** The response of files.info. */
    static final class InfoResponse extends PlainResponse {
        private @Nullable JsonObject file;

        Info info() {
            return new Info(Objects.requireNonNullElseGet(file, JsonObject::new));
        }
    }

    /** https://docs.slack.dev/reference/methods/files.info */
    public Outcome info(String id, Function<Info, Outcome> then) {
        return calls.<InfoResponse>deliver(
                "files.info",
                calls.reading(InfoResponse.class, "files.info", "file", id),
                answer -> then.apply(answer.info()));
    }

    /** Writes the bytes of a file to {@code to}; empty if that succeeded. */
    public Optional<Outcome> download(Info file, Path to) {
        try (Response response = calls.http().newCall(request(file)).execute()) {
            if (!response.isSuccessful()) {
                String problem = "download: HTTP " + response.code();
                return Optional.of(
                        response.code() == 429 || response.code() >= 500
                                ? new Outcome.Later(problem, false)
                                : new Outcome.Never(problem));
            }
            ResponseBody body = Objects.requireNonNull(response.body());
            // Without access Slack responds with the page on which people sign in.
            if (isPage(body.contentType()) && !file.isPage()) {
                return Optional.of(new Outcome.Never("file_not_found"));
            }
            return copied(body.byteStream(), file.size(), to)
                    ? Optional.empty()
                    : Optional.of(new Outcome.Later("download: wrong length", false));
        } catch (IOException e) {
            return Optional.of(new Outcome.Later(e.getClass().getSimpleName(), false));
        }
    }

    private Request request(Info file) {
        return new Request.Builder()
                .url(file.url())
                .header("Authorization", "Bearer " + calls.token())
                .build();
    }

    private static boolean isPage(@Nullable MediaType type) {
        return type != null && type.subtype().equals("html");
    }

    private static boolean copied(InputStream from, long length, Path to) throws IOException {
        byte[] some = new byte[1 << 14];
        long copied = 0;
        try (OutputStream out = Files.newOutputStream(to)) {
            for (int read = from.read(some); read >= 0 && copied <= length; read = from.read(some)) {
                out.write(some, 0, read);
                copied += read;
            }
        }
        return copied == length;
    }
}
