package obliged.slack.api;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.slack.api.methods.RequestFormBuilder;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.request.conversations.ConversationsHistoryRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import obliged.outbox.Message;
import obliged.outbox.Outcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds a message of ours in someone's direct messages by its mark, when we do not know whether it arrived. It reads
 * the newest messages rather than those since some time, since our clock may differ from Slack's.
 * https://docs.slack.dev/reference/methods/conversations.history
 */
public final class SentMessages {
    private static final Logger log = LoggerFactory.getLogger(SentMessages.class);

    /** The event type of the message metadata that contains the mark. */
    public static final String MARK = "obliged_mark";

    /** The problem of a post that may or may not have arrived. */
    public static final String IN_DOUBT = "in_doubt";

    /**
     * Enough, since nothing is sent in the same lane after a message in doubt, and the person's other lanes send little
     * meanwhile.
     */
    private static final int NEWEST = 100;

    private static final String OPEN = "conversations.open";
    private static final String HISTORY = "conversations.history";

    private final SlackCalls calls;

    public SentMessages(SlackCalls calls) {
        this.calls = calls;
    }

    /** Whether an id is that of a channel rather than of a direct message. */
    public static boolean isChannel(String id) {
        return id.startsWith("C") || id.startsWith("G");
    }

    /**
     * Returns delivered if the message is there, later or halted if that can't be told yet, and empty if it did not
     * arrive.
     */
    public Optional<Outcome> find(String person, String mark) {
        return find(person, message -> carries(message, mark));
    }

    /** The same for a file, which is recognized by its name. */
    public Optional<Outcome> findFile(String person, String name) {
        return find(
                person,
                message -> objects(message.get("files"))
                        .anyMatch(file -> text(file, "name").equals(name)));
    }

    private Optional<Outcome> find(String person, Predicate<JsonObject> wanted) {
        try {
            DescribedResponse opened = calls.call(OPEN, calls.reading(DescribedResponse.class, OPEN, "users", person));
            if (!opened.isOk()) {
                return unknown(opened);
            }
            String channel = opened.channelId();
            Newest history = calls.call(
                    HISTORY,
                    calls.reading(
                            Newest.class,
                            HISTORY,
                            () -> RequestFormBuilder.toForm(ConversationsHistoryRequest.builder()
                                    .channel(channel)
                                    .limit(NEWEST)
                                    .includeAllMetadata(true)
                                    .build())));
            if (!history.isOk()) {
                return unknown(history);
            }
            return objects(history.messages)
                    .filter(wanted)
                    .findFirst()
                    .map(message -> new Outcome.Delivered(new Message(channel, text(message, "ts")), true));
        } catch (SlackApiException e) {
            return Optional.of(new Outcome.Later("HTTP " + e.getResponse().code(), false));
        } catch (IOException e) {
            return Optional.of(new Outcome.Later(e.getClass().getSimpleName(), false));
        }
    }

    /**
     * The outcome of a failed lookup: a temporary error is retried; someone whom we can't reach at all got nothing from
     * us.
     */
    private Optional<Outcome> unknown(SlackApiTextResponse answer) {
        Outcome outcome = calls.failed(answer);
        if (outcome instanceof Outcome.Never never) {
            log.warn("could not check whether a message had arrived: {}", never.problem());
            return Optional.empty();
        }
        return Optional.of(outcome);
    }

    private static boolean carries(JsonObject message, String mark) {
        return message.get("metadata") instanceof JsonObject metadata
                && text(metadata, "event_type").equals(MARK)
                && metadata.get("event_payload") instanceof JsonObject payload
                && text(payload, "mark").equals(mark);
    }

    private static Stream<JsonObject> objects(@Nullable JsonElement list) {
        return list instanceof JsonArray array
                ? StreamSupport.stream(array.spliterator(), false)
                        .filter(JsonObject.class::isInstance)
                        .map(JsonObject.class::cast)
                : Stream.of();
    }

    private static String text(JsonObject object, String field) {
        return object.get(field) instanceof JsonPrimitive text && text.isString() ? text.getAsString() : "";
    }

    /** The response of conversations.history, in which there are messages of theirs, of any shape. */
    private static final class Newest extends PlainResponse {
        private @Nullable JsonElement messages;
    }
}
