package obliged.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves only when told to. */
public final class SettableClock implements InstantSource {
    private volatile Instant now;

    public SettableClock() {
        this(Instant.parse("2026-11-23T09:00:00Z"));
    }

    public SettableClock(Instant now) {
        this.now = now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    public synchronized void pass(Duration time) {
        now = now.plus(time);
    }

    public void set(Instant to) {
        now = to;
    }
}
