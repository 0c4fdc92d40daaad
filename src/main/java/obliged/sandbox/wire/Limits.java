package obliged.sandbox.wire;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Slack's limits: calls a minute by method, seconds for a response, the life of a trigger and the pauses between retries.
 * {@code perMinute} 0 means unlimited. <a href="https://docs.slack.dev/apis/web-api/rate-limits">Rate limits</a>
 *
 * @param rate how many times Slack's numbers of calls are allowed, 0 for any number
 */
public record Limits(double rate, Duration replyWithin, Duration triggerLife, List<Duration> retryAfter) {
    public static final int RESPONSE_URL_USES = 5;
    public static final Duration RESPONSE_URL_LIFE = Duration.ofMinutes(30);
    public static final int POST_BURST = 5;
    public static final int POSTS_A_MINUTE = 300;

    private static final int TIER_2 = 20;
    private static final int TIER_3 = 50;
    private static final int TIER_4 = 100;
    private static final Map<String, Integer> PER_MINUTE = Map.ofEntries(
            Map.entry("auth.teams.list", TIER_2),
            Map.entry("users.list", TIER_2),
            Map.entry("conversations.list", TIER_2),
            Map.entry("usergroups.list", TIER_2),
            Map.entry("usergroups.users.list", TIER_2),
            Map.entry("apps.connections.open", TIER_3),
            Map.entry("users.conversations", TIER_3),
            Map.entry("conversations.info", TIER_3),
            Map.entry("conversations.open", TIER_3),
            Map.entry("conversations.history", TIER_3),
            Map.entry("conversations.replies", TIER_3),
            Map.entry("chat.update", TIER_3),
            Map.entry("chat.delete", TIER_3),
            Map.entry("users.info", TIER_4),
            Map.entry("conversations.members", TIER_4),
            Map.entry("chat.postEphemeral", TIER_4),
            Map.entry("views.open", TIER_4),
            Map.entry("views.push", TIER_4),
            Map.entry("views.update", TIER_4),
            Map.entry("views.publish", TIER_4),
            Map.entry("files.getUploadURLExternal", TIER_4),
            Map.entry("files.completeUploadExternal", TIER_4),
            Map.entry("files.info", TIER_4));

    /** Slack's own. */
    public static Limits slack() {
        return new Limits(
                1,
                Duration.ofSeconds(3),
                Duration.ofSeconds(3),
                List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5)));
    }

    /** Slack's own, with the calls a minute multiplied. */
    public static Limits scaled(double times) {
        Limits slack = slack();
        return new Limits(times, slack.replyWithin, slack.triggerLife, slack.retryAfter);
    }

    /** Any number of calls, replies waited for 30 s (slow machines are not the bot's fault), events retried at once. */
    public static Limits none() {
        List<Duration> atOnce = List.of(Duration.ZERO, Duration.ZERO, Duration.ZERO);
        return new Limits(0, Duration.ofSeconds(30), Duration.ofSeconds(3), atOnce);
    }

    public Limits replyWithin(Duration time) {
        return new Limits(rate, time, triggerLife, retryAfter);
    }

    public Limits triggerLife(Duration time) {
        return new Limits(rate, replyWithin, time, retryAfter);
    }

    public Limits retryAfter(List<Duration> pauses) {
        return new Limits(rate, replyWithin, triggerLife, List.copyOf(pauses));
    }

    public int perMinute(String method) {
        return PER_MINUTE.getOrDefault(method, 0);
    }
}
