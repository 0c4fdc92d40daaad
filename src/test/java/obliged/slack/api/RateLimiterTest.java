package obliged.slack.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("alone")
class RateLimiterTest {
    private static final double SCALE = 0.01;
    private static final long MINUTE = Duration.ofMillis(600).toNanos();

    private final RateLimiter limits = RateLimiter.scaled(SCALE);

    @Test
    void noMinuteHoldsMoreThanSlackTakesAndNotMuchLess() {
        List<Long> turns = new ArrayList<>();
        long end = System.nanoTime() + 3 * MINUTE;
        while (System.nanoTime() - end < 0) {
            Duration wait = limits.turn("chat.update", false);
            if (wait.isZero()) {
                turns.add(System.nanoTime());
            } else {
                LockSupport.parkNanos(wait.toNanos());
            }
        }
        for (int i = 0; i + 50 < turns.size(); i++) {
            assertThat(turns.get(i + 50) - turns.get(i)).isGreaterThanOrEqualTo(MINUTE);
        }
        assertThat(turns).hasSizeGreaterThan(75);
    }

    @Test
    void whatSlackPausedWaitsAndNothingElse() {
        limits.pause("chat.update", Duration.ofMinutes(1));
        assertThat(limits.turn("chat.update", false)).isGreaterThan(Duration.ofSeconds(50));
        assertThat(limits.turn("chat.postMessage", false)).isZero();
    }

    @Test
    void aChannelTakesOneMessageAndThenRests() {
        assertThat(limits.turnToPost("C1", false, false).pause()).isZero();
        assertThat(limits.turnToPost("C1", false, false).pause()).isPositive();
        assertThat(limits.turnToPost("C2", false, false).pause()).isZero();
    }

    @Test
    void whoMustLookFirstWaitsForThatToo() {
        limits.pause("conversations.history", Duration.ofMinutes(1));
        assertThat(limits.turnToPost("U1", false, true).pause()).isGreaterThan(Duration.ofSeconds(50));
        assertThat(limits.turnToPost("U1", false, false).pause()).isZero();
    }

    @Test
    void whatNobodyWaitsForLeavesRoomToWhatSomeoneDoes() {
        while (limits.turn("chat.update", true).isZero()) {}
        assertThat(limits.turn("chat.update", false)).isZero();
    }

    @Test
    void aListIsReadAtAnEvenPaceThatTakesNearlyAllThatSlackAllows() {
        assertThat(limits.turn("users.list", true)).isZero();
        Duration pace = limits.untilTurn("users.list");
        assertThat(pace.toNanos()).isBetween(MINUTE / 21, MINUTE / 18);
        assertThat(limits.turn("users.list", true)).isPositive();
        assertThat(limits.untilTurn("conversations.list")).isZero();
    }
}
