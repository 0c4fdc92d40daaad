package obliged.sandbox.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import obliged.sandbox.blocks.Json;

/** The last 5,000 requests in either direction, with tokens masked, and what was wrong with them. */
public final class Journal {
    private static final int KEPT = 5_000;
    private static final int LONGEST = 100_000;
    private static final Pattern TOKEN = Pattern.compile("(xox[a-z]|xapp)(-|%2D)[A-Za-z0-9-]+");

    /** Whether the bot called Slack or Slack called the bot. */
    public enum Direction {
        TO_SLACK,
        TO_BOT
    }

    /**
     * One request and its response; {@code status} 0 means no response, {@code millis} is how long it took, {@code
     * proof} says whether its signature or token was right.
     */
    public record Entry(
            Instant at,
            Direction direction,
            String what,
            int status,
            long millis,
            String request,
            String answer,
            String proof,
            List<String> violations) {
        public ObjectNode json() {
            return Json.object(
                    "at", at.toString(),
                    "direction", direction.name(),
                    "what", what,
                    "status", status,
                    "millis", millis,
                    "request", request,
                    "answer", answer,
                    "proof", proof,
                    "violations", Json.array(violations));
        }
    }

    private final Deque<Entry> entries = new ArrayDeque<>();

    public void add(Entry entry) {
        Entry masked = new Entry(
                entry.at(),
                entry.direction(),
                entry.what(),
                entry.status(),
                entry.millis(),
                masked(entry.request()),
                masked(entry.answer()),
                entry.proof(),
                entry.violations());
        synchronized (entries) {
            entries.addLast(masked);
            while (entries.size() > KEPT) {
                entries.removeFirst();
            }
        }
    }

    public List<Entry> entries() {
        synchronized (entries) {
            return List.copyOf(entries);
        }
    }

    /** The requests of one kind, by API method, command or payload type. */
    public List<Entry> of(String what) {
        return entries().stream().filter(e -> e.what().equals(what)).toList();
    }

    /** Everything that Slack would have refused, as {@code what: why}. */
    public List<String> violations() {
        return entries().stream()
                .flatMap(e -> e.violations().stream().map(v -> e.what() + ": " + v))
                .toList();
    }

    public void clear() {
        synchronized (entries) {
            entries.clear();
        }
    }

    private static String masked(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return TOKEN.matcher(cut).replaceAll("xox*-…");
    }
}
