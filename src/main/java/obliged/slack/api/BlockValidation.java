package obliged.slack.api;

import com.slack.api.methods.SlackApiException;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks Slack whether it would take a message or a view. Nothing is sent to anybody, and no scope is needed.
 * https://docs.slack.dev/reference/methods/blocks.validate
 */
public final class BlockValidation {
    private static final String METHOD = "blocks.validate";
    private static final Set<String> REFUSALS = Set.of("invalid_blocks", "invalid_message", "invalid_view");
    private static final int TOO_MANY_REQUESTS = 429;

    /** How often to wait because Slack limits the rate, which it does not document for this method. */
    private static final int MOST_WAITS = 20;

    private final SlackCalls calls;

    public BlockValidation(SlackCalls calls) {
        this.calls = calls;
    }

    /** Slack could not check it, for a reason of its own such as a wrong token. */
    public static final class NotChecked extends Exception {
        private static final long serialVersionUID = 1L;

        NotChecked(String why) {
            super(why);
        }
    }

    /** Returns what Slack finds wrong with a message, given as JSON, one line each. */
    public List<String> message(String json) throws NotChecked {
        return check("message", json);
    }

    /** The same for a view. */
    public List<String> view(String json) throws NotChecked {
        return check("view", json);
    }

    private List<String> check(String argument, String json) throws NotChecked {
        for (int waits = 0; waits < MOST_WAITS; waits++) {
            try {
                Checked answer = calls.patiently(METHOD, calls.reading(Checked.class, METHOD, argument, json));
                return findings(answer);
            } catch (SlackApiException e) {
                if (e.getResponse().code() != TOO_MANY_REQUESTS) {
                    throw new NotChecked("HTTP " + e.getResponse().code());
                }
            } catch (IOException e) {
                throw new NotChecked(e.getClass().getSimpleName() + ": " + e.getMessage());
            }
        }
        throw new NotChecked("ratelimited");
    }

    private static List<String> findings(Checked answer) throws NotChecked {
        if (answer.isOk()) {
            return List.of();
        }
        String error = Objects.requireNonNullElse(answer.getError(), "no reason given");
        if (!REFUSALS.contains(error)) {
            throw new NotChecked(error);
        }
        return answer.errors == null || answer.errors.isEmpty()
                ? List.of(error)
                : answer.errors.stream().map(Problem::toString).toList();
    }

    private static final class Checked extends PlainResponse {
        private @Nullable List<Problem> errors;
    }

    private static final class Problem {
        private @Nullable String pointer;
        private @Nullable String message;

        @Override
        public String toString() {
            return pointer + " " + message;
        }
    }
}
