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
    private Duration longestWait = Duration.ZERO;

    @Test
    void noMinuteHoldsMoreThanSlackTakesAndNotMuchLess() {
        List<Long> turns = turnsInThreeMinutes(false);
        for (int i = 0; i + 50 < turns.size(); i++) {
            assertThat(turns.get(i + 50) - turns.get(i)).isGreaterThanOrEqualTo(MINUTE);
        }
        assertThat(turns).hasSizeGreaterThan(140);
    }

    @Test
    void nobodyIsToldToWaitLongWhileMoreIsWantedThanSlackTakes() {
        turnsInThreeMinutes(false);
        assertThat(longestWait).isLessThan(Duration.ofNanos(MINUTE / 10));
    }

    @Test
    void whileWhatNobodyWaitsForTakesItsShareSomeoneStillHasTurnsAtOnce() {
        turnsInThreeMinutes(true);
        assertThat(limits.turn("chat.update", false)).isZero();
        assertThat(limits.turn("chat.update", false)).isLessThan(Duration.ofNanos(MINUTE / 50));
    }

    private List<Long> turnsInThreeMinutes(boolean bulk) {
        List<Long> turns = new ArrayList<>();
        long end = System.nanoTime() + 3 * MINUTE;
        while (System.nanoTime() - end < 0) {
            Duration wait = limits.turn("chat.update", bulk);
            if (wait.isZero()) {
                turns.add(System.nanoTime());
            } else {
                longestWait = wait.compareTo(longestWait) > 0 ? wait : longestWait;
                LockSupport.parkNanos(wait.toNanos());
            }
        }
        return turns;
    }

    @Test
    void whatSlackPausedWaitsAndNothingElse() {
        limits.pause("chat.update", Duration.ofMinutes(1));
        assertThat(limits.turn("chat.update", false)).isGreaterThan(Duration.ofSeconds(50));
        assertThat(limits.turn("chat.postMessage", false)).isZero();
    }

    @Test
    void aChannelTakesOneMessageAndThenRests() {
        RateLimiter real = RateLimiter.real();
        assertThat(real.turnToPost("C1", false, false).pause()).isZero();
        assertThat(real.turnToPost("C1", false, false).pause()).isPositive();
        assertThat(real.turnToPost("C2", false, false).pause()).isZero();
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
