package obliged.ask;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When a promise is overdue: it was accepted, and its due date is over where whoever promised it is. A question that was
 * asked in time stops the clock; what was overdue when it was asked stays so.
 */
public final class Overdue {
    /**
     * The same of a row of {@code ask} at {@code :now}. There the end of the date is the one on the clock that whoever
     * promised it had at the last step.
     */
    public static final String IN_SQL = """
            (state = 'ACCEPTED' AND due_ends <= CASE pending WHEN 'QUESTION' THEN pending_since ELSE :now END)
            """;

    private Overdue() {}

    /**
     * From when on it is overdue if nothing more happens; nothing if it never will be.
     *
     * @param zone at whose midnight the date ends
     * @param question when the question was asked that waits for the requester, if one does
     */
    public static @Nullable Instant from(State state, @Nullable Date due, ZoneId zone, @Nullable Instant question) {
        if (state != State.ACCEPTED || due == null) {
            return null;
        }
        Instant ends = due.ends(zone);
        return question != null && ends.isAfter(question) ? null : ends;
    }

    /** Whether it is overdue at a moment. */
    public static boolean isSo(State state, @Nullable Date due, ZoneId zone, @Nullable Instant question, Instant now) {
        Instant from = from(state, due, zone, question);
        // Whatever the clock shows since: when the question was asked, the date was over.
        return from != null && (question != null || !from.isAfter(now));
    }
}
