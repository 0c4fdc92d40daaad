package obliged.slack.api;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import obliged.outbox.Outcome;

/**
 * Why a message was given up, as far as it makes a difference to what people can do about it.
 * https://docs.slack.dev/reference/methods/chat.postMessage#errors and
 * https://docs.slack.dev/reference/methods/chat.update#errors
 */
public enum PostProblem {
    /** The bot has to be invited to the channel. */
    NOT_INVITED("channel_not_found", "not_in_channel", "no_permission"),

    /** The channel is archived, frozen or deleted. */
    ARCHIVED("is_archived", "is_inactive"),

    /** Only certain people can post in the channel. */
    RESTRICTED("restricted_action", "restricted_action_read_only_channel"),

    /** In the channel, only replies are allowed. */
    THREADS_ONLY("restricted_action_thread_only_channel"),

    /** In the channel, or in this thread, replies are not allowed. */
    NO_THREADS("restricted_action_non_threadable_channel", "restricted_action_thread_locked"),

    /** The person can't be sent messages. */
    UNREACHABLE("user_not_found", "account_inactive", "cannot_dm_bot", "user_disabled"),

    /** The message is not as Slack wants it, which is our fault. */
    MALFORMED(
            "msg_too_long",
            "msg_blocks_too_long",
            "invalid_blocks",
            "invalid_blocks_format",
            "invalid_arguments",
            "block_mismatch",
            "no_text",
            "metadata_too_large",
            "invalid_metadata_format",
            "invalid_metadata_schema"),

    /** It may or may not have arrived. */
    IN_DOUBT(SentMessages.IN_DOUBT),

    /** The card in whose thread it was to be posted never arrived. */
    NO_CARD(PostProblem.WITHOUT_CARD),

    /** It was tried for a day. */
    NOT_TAKEN(Outcome.Never.NOT_TAKEN_FOR_A_DAY),

    /** Anything else, which we can only name. */
    OTHER;

    /** The problem of a line without a card. */
    public static final String WITHOUT_CARD = "no card";

    private static final Map<String, PostProblem> BY_ERROR = Arrays.stream(values())
            .flatMap(problem -> problem.errors.stream().map(error -> Map.entry(error, problem)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final Set<PostProblem> ABOUT_CHANNEL =
            Set.of(NOT_INVITED, ARCHIVED, RESTRICTED, THREADS_ONLY, NO_THREADS);

    private final Set<String> errors;

    PostProblem(String... errors) {
        this.errors = Set.of(errors);
    }

    /** What an error of Slack's, or a problem of our own, means. */
    public static PostProblem of(String error) {
        return BY_ERROR.getOrDefault(error, OTHER);
    }

    /** Whether what we know of the channel may be outdated. */
    public boolean isAboutChannel() {
        return ABOUT_CHANNEL.contains(this);
    }
}
