package obliged.sandbox.page;

import java.time.Duration;
import java.time.Instant;

/**
 * A jump ahead in time that leaves nothing out: it stops at each full quarter of an hour, lets the bot do what is due, and goes
 * on. Reminders and digests fall on such moments, so they come in their order and with their right times.
 */
public final class TimeTravel {
    private static final long STEP_SECONDS = Duration.ofMinutes(15).toSeconds();
    private static final Duration FARTHEST = Duration.ofDays(400);

    private final TravelClock clock;
    private final RunningBot bot;

    public TimeTravel(TravelClock clock, RunningBot bot) {
        this.clock = clock;
        this.bot = bot;
    }

    /** Jumps to a moment in the future. */
    public synchronized void to(Instant moment) {
        Instant now = clock.instant();
        if (moment.isBefore(now)) {
            throw new IllegalArgumentException("The clock only goes forward: what has happened has happened.");
        }
        if (Duration.between(now, moment).compareTo(FARTHEST) > 0) {
            throw new IllegalArgumentException("That's more than a year ahead. Jump in smaller steps.");
        }
        while (now.isBefore(moment)) {
            Instant quarter = Instant.ofEpochSecond((now.getEpochSecond() / STEP_SECONDS + 1) * STEP_SECONDS);
            now = quarter.isBefore(moment) ? quarter : moment;
            clock.moveTo(now);
            bot.catchUp();
        }
    }
}
