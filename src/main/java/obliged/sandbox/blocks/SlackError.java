package obliged.sandbox.blocks;

import java.io.Serial;
import java.util.List;

/** The Web API's "no": a code, and, if Slack gives any, messages about the arguments. */
public final class SlackError extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient List<String> messages;

    public SlackError(String code) {
        this(code, List.of());
    }

    public SlackError(String code, List<String> messages) {
        super(code + messages);
        this.code = code;
        this.messages = messages;
    }

    public String code() {
        return code;
    }

    public List<String> messages() {
        return messages;
    }
}
