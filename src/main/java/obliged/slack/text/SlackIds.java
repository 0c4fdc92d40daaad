package obliged.slack.text;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The shape of Slack's ids of people, channels, groups and workspaces. It is checked wherever an id enters or leaves. */
public final class SlackIds {
    /** What a pattern of ours takes for an id. */
    static final String SHAPE = "[A-Z0-9]{1,40}";

    private static final Pattern ID = Pattern.compile(SHAPE);

    private SlackIds() {}

    public static boolean isId(@Nullable String text) {
        return text != null && ID.matcher(text).matches();
    }
}
