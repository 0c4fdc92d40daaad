package obliged.sandbox.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import obliged.sandbox.wire.Limits;

/**
 * Counts calls by the sandbox's clock: each method over a sliding minute, and posts one a second and channel with a small burst.
 * <a href="https://docs.slack.dev/apis/web-api/rate-limits">docs.slack.dev/apis/web-api/rate-limits</a>
 */
public final class RateLimits {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Limits limits;
    private final Map<String, Deque<Instant>> calls = new HashMap<>();

    public RateLimits(InstantSource clock, Limits limits) {
        this.clock = clock;
        this.limits = limits;
    }

    /** Seconds to wait, or 0 if the call is allowed, which counts it. */
    synchronized long waitFor(String method, String channel) {
        if (limits.rate() <= 0) {
            return 0;
        }
        if (method.equals("chat.postMessage")) {
            long workspace = secondsLeft(method, Limits.POSTS_A_MINUTE, MINUTE);
            long own = secondsLeft(method + channel, Limits.POST_BURST, Duration.ofSeconds(Limits.POST_BURST));
            return count(Math.max(workspace, own), method, method + channel);
        }
        int perMinute = limits.perMinute(method);
        return perMinute == 0 ? 0 : count(secondsLeft(method, perMinute, MINUTE), method);
    }

    private long secondsLeft(String key, int allowed, Duration window) {
        Instant now = clock.instant();
        Deque<Instant> past = calls.computeIfAbsent(key, k -> new ArrayDeque<>());
        while (!past.isEmpty() && !past.getFirst().plus(window).isAfter(now)) {
            past.removeFirst();
        }
        if (past.size() < Math.max(1, Math.round(allowed * limits.rate()))) {
            return 0;
        }
        long millis = Duration.between(now, past.getFirst().plus(window)).toMillis();
        return Math.max(1, (millis + 999) / 1000);
    }

    private long count(long wait, String... keys) {
        if (wait == 0) {
            for (String key : keys) {
                calls.computeIfAbsent(key, k -> new ArrayDeque<>()).addLast(clock.instant());
            }
        }
        return wait;
    }
}
