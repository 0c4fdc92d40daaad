package obliged.team;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import obliged.term.ChannelId;

/**
 * A channel that takes asks. One that was asked for the first time has the defaults of {@link #of}.
 *
 * @param zone whose clock its days and hours are read on
 * @param days on which it works
 * @param opens when a working day begins, in {@code zone}
 * @param closes when it ends
 * @param firstAnswer its promise, in working time, for the first answer
 */
public record Team(
        ChannelId channel, ZoneId zone, Set<DayOfWeek> days, LocalTime opens, LocalTime closes, Duration firstAnswer) {

    /** Monday to Friday, nine to five in the first requester's zone, first answer within one working day. */
    public static Team of(ChannelId channel, ZoneId zone) {
        return new Team(
                channel,
                zone,
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                LocalTime.of(9, 0),
                LocalTime.of(17, 0),
                Duration.ofHours(8));
    }
}
