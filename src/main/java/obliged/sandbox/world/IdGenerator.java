package obliged.sandbox.world;

import java.time.Instant;
import java.util.Locale;

/** Makes ids that look like Slack's and that people can recognize. */
final class IdGenerator {
    private long lastTsMicros;
    private int given;

    synchronized String next(String prefix, String name) {
        given++;
        String readable = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return prefix + "0" + readable.substring(0, Math.min(8, readable.length()))
                + String.format(Locale.ROOT, "%03d", given);
    }

    /** Slack's message ids are also their time: seconds, then six digits that make them unique. */
    synchronized String nextTs(Instant now) {
        long micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
        lastTsMicros = Math.max(lastTsMicros + 1, micros);
        return String.format(Locale.ROOT, "%d.%06d", lastTsMicros / 1_000_000, lastTsMicros % 1_000_000);
    }
}
