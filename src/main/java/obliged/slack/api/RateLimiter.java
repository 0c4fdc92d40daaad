package obliged.slack.api;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import obliged.outbox.Courier.Hold;

/**
 * Keeps our calls within Slack's rate limits. This is the only table of these limits:
 * https://docs.slack.dev/apis/web-api/rate-limits
 *
 * <p>Times are in nanoseconds of the monotonic clock, since the limits don't depend on the date.
 */
public final class RateLimiter {
    /** Tiers, in calls a minute. */
    private static final int TIER_2 = 20;

    private static final int TIER_3 = 50;
    private static final int TIER_4 = 100;

    /**
     * {@code chat.postMessage} has its own tier: one message a second per channel, and some hundreds a minute in all.
     */
    private static final int POSTS_A_MINUTE = 300;

    private static final Map<String, Integer> A_MINUTE = Map.ofEntries(
            Map.entry("apps.connections.open", TIER_3),
            Map.entry("auth.teams.list", TIER_2),
            Map.entry("auth.test", TIER_4),
            // Slack documents "special" limits without a number; it says with 429 when to wait.
            Map.entry("blocks.validate", TIER_4),
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

    /** The share of a minute's calls that may be made at once; the rest is spread over the minute. */
    private static final double BURST = 0.25;

    /** The shares of that burst, and of all of a minute's calls, that bulk calls leave to others. */
    private static final double BURST_LEFT_BY_BULK = 0.5;

    private static final double LEFT_BY_BULK = 0.05;

    /** Slack counts a minute; the margin allows for calls arriving less evenly than they were sent. */
    private static final Duration MINUTE = Duration.ofMillis(61_000);

    /** Nobody ever waits for a page of these, so they need no burst: at an even pace they take all that there is. */
    private static final Set<String> LISTS = Set.of("users.list", "conversations.list");

    /** Slack takes one a second; the margin allows for calls arriving less evenly than they were sent. */
    private static final Duration A_MESSAGE_AND_CHANNEL = Duration.ofMillis(1_050);

    private final double scale;
    /** The calls of each method within the last minute, the oldest first. */
    private final Map<String, Deque<Long>> made = new HashMap<>();

    private final Map<String, Long> channelFree = new HashMap<>();
    private final Map<String, Long> paused = new HashMap<>();

    private RateLimiter(double scale) {
        this.scale = scale;
    }

    /** Limits as Slack documents them. */
    public static RateLimiter real() {
        return new RateLimiter(1);
    }

    /** Limits with all times multiplied by {@code scale}: a tenth allows ten times as many calls. */
    public static RateLimiter scaled(double scale) {
        return new RateLimiter(scale);
    }

    /** Takes a turn for a method and returns zero, or returns how long to wait for one. */
    public synchronized Duration turn(String method, boolean bulk) {
        long now = System.nanoTime();
        Duration wait = wait(method, bulk, now);
        if (wait.isZero()) {
            take(method, now);
        }
        return wait;
    }

    /** How long it will be until there is a turn for a bulk call. */
    public synchronized Duration untilTurn(String method) {
        return wait(method, true, System.nanoTime());
    }

    /**
     * Takes a turn for posting to a channel and, if {@code looks}, for reading it first; or returns how long to wait
     * for one.
     */
    public synchronized Hold turnToPost(String channel, boolean bulk, boolean looks) {
        long now = System.nanoTime();
        Duration wait = wait("chat.postMessage", bulk, now);
        if (!wait.isZero()) {
            return new Hold(wait, true);
        }
        long untilFree = channelFree.getOrDefault(channel, now) - now;
        if (untilFree > 0) {
            return new Hold(Duration.ofNanos(untilFree), false);
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
        channelFree.put(channel, now + scaled(A_MESSAGE_AND_CHANNEL.toNanos()));
        forgetIdleChannels(now);
        return new Hold(Duration.ZERO, false);
    }

    /** Pauses a single method after Slack has refused it for its rate limit. */
    synchronized void pause(String method, Duration retryAfter) {
        paused.put(method, System.nanoTime() + retryAfter.toNanos());
    }

    private static Duration longest(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private Duration wait(String method, boolean bulk, long now) {
        long pause = paused.getOrDefault(method, now) - now;
        return Duration.ofNanos(Math.max(0, Math.max(pause, next(method, bulk, now) - now)));
    }

    /** When the next call may be made: at once within a burst, then so that what is left of the minute's calls lasts. */
    private long next(String method, boolean bulk, long now) {
        int aMinute = A_MINUTE.getOrDefault(method, TIER_2);
        boolean list = LISTS.contains(method);
        int most = list || !bulk ? aMinute : (int) (aMinute * (1 - LEFT_BY_BULK));
        // A list's first page starts its even pace.
        double burst = list ? 1 : aMinute * BURST * (bulk ? BURST_LEFT_BY_BULK : 1);
        Deque<Long> calls = madeLately(method, now);
        if (calls.size() < burst) {
            return now;
        }
        long minute = scaled(MINUTE.toNanos());
        if (calls.size() >= most) {
            return calls.stream().skip(calls.size() - most).findFirst().orElse(now) + minute;
        }
        long untilOneMore = calls.getFirst() + minute - calls.getLast();
        return calls.getLast() + untilOneMore / (most - calls.size());
    }

    private Deque<Long> madeLately(String method, long now) {
        Deque<Long> calls = made.computeIfAbsent(method, name -> new ArrayDeque<>());
        while (!calls.isEmpty() && calls.getFirst() + scaled(MINUTE.toNanos()) - now <= 0) {
            calls.removeFirst();
        }
        return calls;
    }

    private void take(String method, long now) {
        madeLately(method, now).addLast(now);
    }

    /** Only channels that were posted to within the last second matter. */
    private void forgetIdleChannels(long now) {
        if (channelFree.size() > 1_000) {
            channelFree.values().removeIf(free -> free - now <= 0);
        }
    }

    private long scaled(long nanos) {
        return (long) (nanos * scale);
    }
}
