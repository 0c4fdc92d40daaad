package obliged.sandbox;

/**
 * Whom the sandbox does not serve: pages on the web that reach it through the browser, under a name that they point to
 * 127.0.0.1, or by a request from their own origin. Whoever reaches it may act as anybody.
 */
final class Strangers {
    private static final String HERE = "(127\\.0\\.0\\.1|localhost)(:\\d+)?";

    private Strangers() {}

    static boolean sent(String host, String origin) {
        return !host.matches(HERE) || !(origin.isEmpty() || origin.equals("http://" + host));
    }
}
