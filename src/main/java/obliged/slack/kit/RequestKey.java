package obliged.slack.kit;

/**
 * The key under which a request acts once, however often Slack sends it: what Slack calls it, for its sender and its kind.
 * The same id from someone else, or for something else, is another request, which must never be answered with what the
 * first one did.
 */
public final class RequestKey {
    private RequestKey() {}

    public static String command(String user, String command, String trigger) {
        return of("command", user, command, trigger);
    }

    public static String press(String user, String action, String trigger) {
        return of("press", user, action, trigger);
    }

    public static String shortcut(String user, String callback, String trigger) {
        return of("shortcut", user, callback, trigger);
    }

    public static String form(String user, String callback, String view) {
        return of("view", user, callback, view);
    }

    public static String event(String user, String type, String event) {
        return of("event", user, type, event);
    }

    private static String of(String kind, String user, String what, String id) {
        return String.join("/", kind, user, what, id);
    }
}
