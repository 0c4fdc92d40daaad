package obliged.slack.kit;

/**
 * A trigger id of Slack's that opens no form any more, since it expires within three seconds: that of a request which
 * is handled only after something was read. https://docs.slack.dev/reference/methods/views.open
 */
public final class SpentTrigger {
    private static final String MARK = "spent/";

    private SpentTrigger() {}

    public static String of(String trigger) {
        return is(trigger) ? trigger : MARK + trigger;
    }

    static boolean is(String trigger) {
        return trigger.startsWith(MARK);
    }
}
