package obliged.slack.api;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import obliged.outbox.Courier.Hold;

/**
 * How much Slack takes from us, kept to before it has to say so. The one table of Slack's limits:
 * https://docs.slack.dev/apis/web-api/rate-limits
 *
 * <p>Time is the machine's own steady clock, in nanoseconds: limits are Slack's business and no affair of the calendar.
 */
public final class RateLimiter {
    /** Tiers, in calls a minute. */
    private static final int TIER_2 = 20;

    private static final int TIER_3 = 50;
    private static final int TIER_4 = 100;

    /** {@code chat.postMessage} has a tier of its own: a message a second and channel, some hundreds a minute in all. */
    private static final int POSTS_A_MINUTE = 300;

    private static final Map<String, Integer> A_MINUTE = Map.ofEntries(
            Map.entry("auth.test", TIER_4),
            Map.entry("chat.postMessage", POSTS_A_MINUTE),
            Map.entry("chat.update", TIER_3),
            Map.entry("chat.delete", TIER_3),
            Map.entry("conversations.history", TIER_3),
            Map.entry("conversations.info", TIER_3),
            Map.entry("conversations.list", TIER_2),
            Map.entry("conversations.members", TIER_4),
            Map.entry("conversations.open", TIER_3),
            Map.entry("files.completeUploadExternal", TIER_4),
            Map.entry("files.getUploadURLExternal", TIER_4),
            Map.entry("users.info", TIER_4),
            Map.entry("users.list", TIER_2),
            Map.entry("views.open", TIER_4),
            Map.entry("views.publish", TIER_4),
            Map.entry("response_url", POSTS_A_MINUTE));

    /** So much of a minute's calls may go at once; the rest follows at an even pace. */
    private static final double BURST = 0.25;

    /** What nobody is waiting for leaves this much of the burst to those who are. */
    private static final double LEFT_BY_BULK = 0.5;

    /** Slack takes one a second; what leaves us evenly arrives there less evenly. */
    private static final Duration A_MESSAGE_AND_CHANNEL = Duration.ofMillis(1_050);

    private final double scale;
    private final Map<String, Long> nextFree = new HashMap<>();
    private final Map<String, Long> paused = new HashMap<>();

    private RateLimiter(double scale) {
        this.scale = scale;
    }

    /** As Slack documents them. */
    public static RateLimiter real() {
        return new RateLimiter(1);
    }

    /** All spans of time multiplied: a tenth lets through ten times as much. */
    public static RateLimiter scaled(double scale) {
        return new RateLimiter(scale);
    }

    /** Takes a turn at a method, or says how long to wait for one. */
    public synchronized Duration turn(String method, boolean bulk) {
        long now = System.nanoTime();
        Duration wait = wait(method, bulk, now);
        if (wait.isZero()) {
            take(method, now);
        }
        return wait;
    }

    /** Takes a turn at posting to one channel, and at looking into it before that, or says how long to wait for one. */
    public synchronized Hold turnToPost(String channel, boolean bulk, boolean looks) {
        long now = System.nanoTime();
        Duration wait = wait("chat.postMessage", bulk, now);
        if (!wait.isZero()) {
            return new Hold(wait, true);
        }
        long channelFree = nextFree.getOrDefault("#" + channel, now) - now;
        if (channelFree > 0) {
            return new Hold(Duration.ofNanos(channelFree), false);
        }
        Duration look =
                looks ? longest(wait("conversations.open", bulk, now), wait("conversations.history", bulk, now)) : wait;
        if (!look.isZero()) {
            return new Hold(look, false);
        }
        if (looks) {
            take("conversations.open", now);
            take("conversations.history", now);
        }
        take("chat.postMessage", now);
        nextFree.put("#" + channel, now + scaled(A_MESSAGE_AND_CHANNEL.toNanos()));
        forgetIdleChannels(now);
        return new Hold(Duration.ZERO, false);
    }

    /** Slack said that it was too much: that method, and no other, waits. */
    synchronized void pause(String method, Duration retryAfter) {
        paused.put(method, System.nanoTime() + retryAfter.toNanos());
    }

    private static Duration longest(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private Duration wait(String method, boolean bulk, long now) {
        long pause = paused.getOrDefault(method, now) - now;
        // nextFree lies as far ahead of now as calls were made faster than the even pace.
        double burst = BURST
                * (bulk ? 1 - LEFT_BY_BULK : 1)
                * scaled(Duration.ofMinutes(1).toNanos());
        long ahead = nextFree.getOrDefault(method, now) - now;
        return Duration.ofNanos(Math.max(0, Math.max(pause, ahead - (long) burst)));
    }

    private void take(String method, long now) {
        // The burst and what follows it evenly are together no more than what a minute takes.
        double evenly = A_MINUTE.getOrDefault(method, TIER_2) * (1 - BURST);
        long pace = (long) (scaled(Duration.ofMinutes(1).toNanos()) / evenly);
        nextFree.put(method, Math.max(nextFree.getOrDefault(method, now), now) + pace);
    }

    /** Channels come and go; only those that were posted to within the last second matter. */
    private void forgetIdleChannels(long now) {
        if (nextFree.size() > 1_000) {
            nextFree.entrySet().removeIf(entry -> entry.getKey().startsWith("#") && entry.getValue() - now <= 0);
        }
    }

    private long scaled(long nanos) {
        return (long) (nanos * scale);
    }
}
