package obliged.sandbox.page;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Real time, moved by as much as somebody jumped. The bot and the sandbox share one, so that both are always in one moment. */
public final class TravelClock implements InstantSource {
    private final InstantSource real;
    private volatile Duration moved = Duration.ZERO;

    public TravelClock(InstantSource real) {
        this.real = real;
    }

    @Override
    public Instant instant() {
        return real.instant().plus(moved);
    }

    /** Goes on from that moment on, whether it lies ahead or behind. */
    public void moveTo(Instant moment) {
        moved = Duration.between(real.instant(), moment);
    }

    /** The time of the world outside. */
    public Instant reality() {
        return real.instant();
    }
}
