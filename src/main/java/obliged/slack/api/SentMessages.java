package obliged.slack.api;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.methods.response.conversations.ConversationsOpenResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import obliged.outbox.Message;
import obliged.outbox.Outcome;
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
                message -> message.getFiles() != null
                        && message.getFiles().stream().anyMatch(file -> name.equals(file.getName())));
    }

    private Optional<Outcome> find(String person, Predicate<com.slack.api.model.Message> wanted) {
        try {
            ConversationsOpenResponse opened =
                    calls.call("conversations.open", slack -> slack.conversationsOpen(r -> r.users(List.of(person))));
            if (!opened.isOk()) {
                return unknown(opened);
            }
            String channel = opened.getChannel().getId();
            ConversationsHistoryResponse history = calls.call(
                    "conversations.history",
                    slack -> slack.conversationsHistory(
                            r -> r.channel(channel).limit(NEWEST).includeAllMetadata(true)));
            if (!history.isOk()) {
                return unknown(history);
            }
            return history.getMessages().stream()
                    .filter(wanted)
                    .findFirst()
                    .map(message -> new Outcome.Delivered(new Message(channel, message.getTs()), true));
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
            log.warn("could not look for a message in doubt: {}", never.problem());
            return Optional.empty();
        }
        return Optional.of(outcome);
    }

    private static boolean carries(com.slack.api.model.Message message, String mark) {
        return message.getMetadata() != null
                && MARK.equals(message.getMetadata().getEventType())
                && Map.of("mark", mark).equals(message.getMetadata().getEventPayload());
    }
}
