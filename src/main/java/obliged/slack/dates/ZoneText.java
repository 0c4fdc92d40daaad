package obliged.slack.dates;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A time zone in words: {@code Berlin time}. */
public final class ZoneText {
    private ZoneText() {}

    /** By its place; where it has none, by how far its clocks are from UTC. */
    public static String of(ZoneId zone) {
        if (zone.getRules().isFixedOffset()) {
            ZoneOffset offset = zone.getRules().getOffset(Instant.EPOCH);
            return offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset;
        }
        return city(zone) + " time";
    }

    /** The last part of a zone's id, as people write it. */
    private static String city(ZoneId zone) {
        return zone.getId().substring(zone.getId().lastIndexOf('/') + 1).replace('_', ' ');
    }
}
