package obliged.slack;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which of our messages Slack no longer lets us change, and why: told once a day in the log, and in health for a day.
 * https://docs.slack.dev/reference/methods/chat.update#errors
 */
public final class RefusedEdits {
    private static final Logger log = LoggerFactory.getLogger(RefusedEdits.class);
    private static final Duration TOLD = Duration.ofDays(1);

    private static final Map<String, String> REASONS = Map.of(
            "edit_window_closed",
            "Slack no longer lets me edit older messages, so I post changes as new ones. To let me edit them again, set the workspace to allow editing at any time (edit_window_closed).",
            "message_not_found",
            "A message of mine was deleted, so its next change comes as a new message (message_not_found).",
            "cant_update_message",
            "Some messages were posted by another app, so changes to them come as new messages (cant_update_message).");

    private final InstantSource clock;
    private final Map<String, Instant> told = new ConcurrentHashMap<>();

    public RefusedEdits(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether an error of chat.update means that this message can no longer be changed. If it does, that is logged. */
    boolean areRefused(String error) {
        String reason = REASONS.get(error);
        if (reason == null) {
            return false;
        }
        if (!isRecent(told.put(error, clock.instant()))) {
            log.warn(reason);
        }
        return true;
    }

    /** What was refused within a day, as sentences; empty if nothing was. */
    public Optional<String> problem() {
        String sentences = told.entrySet().stream()
                .filter(one -> isRecent(one.getValue()))
                .map(one -> REASONS.get(one.getKey()))
                .sorted()
                .collect(Collectors.joining(" "));
        return sentences.isEmpty() ? Optional.empty() : Optional.of(sentences);
    }

    private boolean isRecent(@Nullable Instant when) {
        return when != null && when.plus(TOLD).isAfter(clock.instant());
    }
}
