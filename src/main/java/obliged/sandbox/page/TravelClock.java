package obliged.sandbox.page;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Real time plus every jump so far. The bot and the sandbox share one, so that it is always the same time for both. */
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

    /** Continues from that moment, whether it lies ahead or behind. */
    public void moveTo(Instant moment) {
        moved = Duration.between(real.instant(), moment);
    }

    /** The real time, without jumps. */
    public Instant reality() {
        return real.instant();
    }
}
