package obliged.sandbox.blocks;

import java.io.Serial;
import java.util.List;

/** The Web API's "no": a code, and, if Slack gives any, messages about the arguments. */
public final class SlackError extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient List<String> messages;
    private final boolean avoidable;

    public SlackError(String code) {
        this(code, List.of());
    }

    public SlackError(String code, List<String> messages) {
        this(code, messages, true);
    }

    private SlackError(String code, List<String> messages, boolean avoidable) {
        super(code + messages);
        this.code = code;
        this.messages = messages;
        this.avoidable = avoidable;
    }

    /** One that no app can avoid, since a person was quicker. */
    public static SlackError unavoidable(String code) {
        return new SlackError(code, List.of(), false);
    }

    public boolean isAvoidable() {
        return avoidable;
    }

    public String code() {
        return code;
    }

    public List<String> messages() {
        return messages;
    }
}
