package obliged.digest;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * When a team's digest is posted in its channel.
 *
 * @param by who switched it on; null while it is off
 * @param since when they did
 * @param day the day on which it is posted, in the team's zone
 * @param time the time at which it is posted
 * @param tip the tip that is posted with the next digest only
 */
public record Plan(
        ChannelId team,
        @Nullable PersonId by,
        @Nullable Instant since,
        DayOfWeek day,
        LocalTime time,
        Digest.@Nullable Tip tip) {

    /** The default: off, and once switched on, Monday at nine. */
    static Plan usual(ChannelId team) {
        return new Plan(team, null, null, DayOfWeek.MONDAY, LocalTime.of(9, 0), null);
    }

    Plan on(PersonId who, Instant now) {
        return new Plan(team, who, now, day, time, tip);
    }

    Plan off() {
        return new Plan(team, null, null, day, time, tip);
    }

    Plan at(DayOfWeek newDay, LocalTime newTime) {
        return new Plan(team, by, since, newDay, newTime, tip);
    }

    Plan with(Digest.@Nullable Tip newTip) {
        return new Plan(team, by, since, day, time, newTip);
    }

    public boolean isOn() {
        return by != null;
    }
}
