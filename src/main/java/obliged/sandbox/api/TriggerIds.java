package obliged.sandbox.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import obliged.sandbox.blocks.SlackError;
import org.jspecify.annotations.Nullable;

/**
 * Trigger ids: each opens one view for the person whose interaction it came with, once and within three seconds.
 * <a href="https://docs.slack.dev/interactivity/handling-user-interaction">docs.slack.dev/interactivity/handling-user-interaction</a>
 */
public final class TriggerIds {
    /** For whom, since when, and in which channel, if in one. */
    record Trigger(String person, Instant given, @Nullable String channel) {}

    private final InstantSource clock;
    private final Duration life;
    private final Map<String, Trigger> live = new HashMap<>();
    private final Map<String, Trigger> used = new HashMap<>();
    private int given;

    public TriggerIds(InstantSource clock, Duration life) {
        this.clock = clock;
        this.life = life;
    }

    public synchronized String give(String person, @Nullable String channel) {
        given++;
        String id =
                "8" + (100_000_000L + given) + ".7700000001." + String.format(Locale.ROOT, "%032x", 0xfeedL + given);
        live.put(id, new Trigger(person, clock.instant(), channel));
        return id;
    }

    /** Uses it up, so that a view may be opened. */
    synchronized Trigger exchange(String id) {
        if (used.containsKey(id)) {
            throw new SlackError("exchanged_trigger_id");
        }
        Trigger trigger = live.get(id);
        if (trigger == null) {
            throw new SlackError("invalid_trigger_id");
        }
        if (clock.instant().isAfter(trigger.given().plus(life))) {
            throw new SlackError("expired_trigger_id");
        }
        live.remove(id);
        used.put(id, trigger);
        return trigger;
    }
}
