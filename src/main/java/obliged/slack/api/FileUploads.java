package obliged.slack.api;

import com.slack.api.methods.RequestFormBuilder;
import com.slack.api.methods.request.files.FilesCompleteUploadExternalRequest;
import com.slack.api.methods.request.files.FilesCompleteUploadExternalRequest.FileDetails;
import com.slack.api.methods.response.files.FilesDeleteResponse;
import com.slack.api.methods.response.files.FilesGetUploadURLExternalResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import obliged.outbox.Message;
import obliged.outbox.Outcome;
import obliged.slack.text.Mrkdwn;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Uploads files to Slack in three steps: ask for a URL, send the bytes there, and complete the upload. Nobody sees the
 * file before the last step. https://docs.slack.dev/messaging/working-with-files#uploading_files
 */
public final class FileUploads {
    private static final String COMPLETE = "files.completeUploadExternal";

    private final SlackCalls calls;

    public FileUploads(SlackCalls calls) {
        this.calls = calls;
    }

    /** Uploads a file to someone's direct messages, with a comment. */
    public Outcome share(String name, String title, Path content, String person, Mrkdwn comment) {
        return calls.<DescribedResponse>deliver(
                "conversations.open",
                calls.reading(DescribedResponse.class, "conversations.open", "users", person),
                opened -> send(name, content, id -> complete(id, title, opened.channelId(), null, comment)));
    }

    /** Uploads the bytes. Failing here leaves no doubt, since nobody can see the file until the upload is completed. */
    public Outcome send(String name, Path content, Function<String, Outcome> sent) {
        int length;
        try {
            length = Math.toIntExact(Files.size(content));
        } catch (IOException e) {
            return new Outcome.Later("no file to send: " + e.getClass().getSimpleName(), false);
        }
        return calls.<FilesGetUploadURLExternalResponse>deliver(
                "files.getUploadURLExternal",
                slack -> slack.filesGetUploadURLExternal(r -> r.filename(name).length(length)),
                address -> send(address.getUploadUrl(), content).orElseGet(() -> sent.apply(address.getFileId())));
    }

    private Optional<Outcome> send(String address, Path content) {
        Request request = new Request.Builder()
                .url(address)
                .post(RequestBody.create(content.toFile(), null))
                .build();
        try (Response response = calls.http().newCall(request).execute()) {
            if (response.isSuccessful()) {
                return Optional.empty();
            }
            String problem = "upload: HTTP " + response.code();
            return Optional.of(
                    response.code() == 429 || response.code() >= 500
                            ? new Outcome.Later(problem, false)
                            : new Outcome.Never(problem));
        } catch (IOException e) {
            return Optional.of(new Outcome.Later(e.getClass().getSimpleName(), false));
        }
    }

    /** Completes an upload in the thread of a message. */
    public Outcome complete(String id, String title, Message under, Mrkdwn comment) {
        return complete(id, title, under.channel(), under.ts(), comment);
    }

    /** https://docs.slack.dev/reference/methods/files.delete */
    public Outcome delete(String id) {
        return calls.<FilesDeleteResponse>deliver(
                "files.delete", slack -> slack.filesDelete(r -> r.file(id)), done -> new Outcome.Settled());
    }

    /** https://docs.slack.dev/reference/methods/files.completeUploadExternal */
    private Outcome complete(String id, String title, String channel, @Nullable String thread, Mrkdwn comment) {
        FileDetails file = FileDetails.builder().id(id).title(title).build();
        return calls.<PlainResponse>deliver(
                COMPLETE,
                calls.plainly(
                        COMPLETE,
                        () -> RequestFormBuilder.toForm(FilesCompleteUploadExternalRequest.builder()
                                .files(List.of(file))
                                .channelId(channel)
                                .threadTs(thread)
                                .initialComment(comment.mrkdwn())
                                .build())),
                done -> new Outcome.Settled());
    }
}
