package obliged;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import obliged.outbox.Outbox;
import org.junit.jupiter.api.Test;

/** Notices that wait are told after a minute on the monotonic clock. */
class BacklogTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private final AtomicLong nanos = new AtomicLong(7);
    private final Backlog backlog = new Backlog(nanos::get);

    private static Outbox.Waiting since(Instant oldest) {
        return new Outbox.Waiting(1, oldest);
    }

    private void pass(Duration real) {
        nanos.addAndGet(real.toNanos());
    }

    @Test
    void whatWaitedAtTwoLooksIsTold() {
        assertThat(backlog.look(since(NOON), NOON)).isEmpty();
        pass(Duration.ofMinutes(1));
        assertThat(backlog.isDue()).isTrue();
        assertThat(backlog.look(since(NOON), NOON.plusSeconds(60))).contains(NOON);
    }

    @Test
    void aClockThatIsSetAheadIsNoWait() {
        assertThat(backlog.look(new Outbox.Waiting(0, null), NOON)).isEmpty();
        Instant owed = NOON.plusSeconds(1);
        pass(Duration.ofSeconds(2));
        assertThat(backlog.isDue()).isFalse();
        pass(Duration.ofSeconds(58));
        assertThat(backlog.look(since(owed), owed.plus(Duration.ofDays(7)))).isEmpty();
    }

    @Test
    void anEmptyOutboxIsNoWait() {
        assertThat(backlog.look(new Outbox.Waiting(0, null), NOON)).isEmpty();
        assertThat(backlog.look(new Outbox.Waiting(0, null), NOON.plusSeconds(60)))
                .isEmpty();
    }
}
