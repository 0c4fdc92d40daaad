package obliged.ask;

import java.time.Instant;
import java.time.ZoneId;

/**
 * The moment at which an ask is looked at, and the zones that matter to it.
 *
 * @param dates the zone at whose midnight its dates end: the assignee's, or before acceptance the requester's
 * @param requester the requester's zone
 */
public record AskClock(Instant now, ZoneId dates, ZoneId requester) {
    /** When the requester's next day begins. */
    Instant tomorrow() {
        return now.atZone(requester)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(requester)
                .toInstant();
    }
}
