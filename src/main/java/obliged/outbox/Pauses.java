package obliged.outbox;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long delivery waits before it tries again. All pauses are multiplied by {@code scale}. */
record Pauses(double scale) {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration LONGEST_PROBE = Duration.ofSeconds(5);
    private static final Duration SETTLING = Duration.ofSeconds(3);
    private static final Duration LOST_ANSWER = Duration.ofMinutes(1);
    private static final Duration HALT = Duration.ofSeconds(15);
    private static final Duration NOT_WRITABLE = Duration.ofSeconds(5);

    /** Grows with the attempts, with random jitter; after a doubtful try it leaves time for the message to arrive. */
    Duration beforeNext(int attempts, boolean doubt) {
        long longest = Math.min(FIRST.toMillis() << Math.min(attempts, 10), LONGEST.toMillis());
        long pause = longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1);
        return scaled(Duration.ofMillis(doubt ? Math.max(pause, SETTLING.toMillis()) : pause));
    }

    /** Grows with the probes; the pause before testing again whether anything can be delivered. */
    Duration beforeProbe(int probes) {
        return scaled(Duration.ofMillis(Math.min(FIRST.toMillis() << Math.min(probes, 10), LONGEST_PROBE.toMillis())));
    }

    /** How long a message may still be on its way to the chat system after we stopped waiting for a response. */
    Duration settling() {
        return scaled(SETTLING);
    }

    /** How long a post whose response was lost waits at most for another to go through before it is sent again. */
    Duration lostAnswer() {
        return scaled(LOST_ANSWER);
    }

    Duration halt() {
        return scaled(HALT);
    }

    Duration notWritable() {
        return scaled(NOT_WRITABLE);
    }

    private Duration scaled(Duration pause) {
        return Duration.ofNanos((long) (pause.toNanos() * scale));
    }
}
