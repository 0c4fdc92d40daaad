package obliged.digest;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * When a team's week is told in its channel.
 *
 * @param by who switched it on; nobody while it is off
 * @param since when they did
 * @param day on which it is told, where the team is
 * @param time at which it is
 * @param tip told with the next one, and then no more
 */
public record Plan(
        ChannelId team,
        @Nullable PersonId by,
        @Nullable Instant since,
        DayOfWeek day,
        LocalTime time,
        Digest.@Nullable Tip tip) {

    /** Off; once switched on, Monday at nine. */
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
