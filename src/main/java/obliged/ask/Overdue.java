package obliged.ask;

import java.time.Instant;
import java.time.ZoneId;
import obliged.ask.value.Date;
import obliged.ask.value.State;
import org.jspecify.annotations.Nullable;

/**
 * When a promise is overdue: it was accepted, and its due date has passed in the assignee's zone. A question that was
 * asked in time stops the clock; an ask that was already overdue stays so.
 */
public final class Overdue {
    /**
     * The same rule for a row of {@code ask} at {@code :now}. There the date ends in the zone that the assignee had at
     * the last step.
     */
    public static final String IN_SQL = """
            (state = 'ACCEPTED' AND due_ends <= CASE pending WHEN 'QUESTION' THEN pending_since ELSE :now END)
            """;

    private Overdue() {}

    /**
     * The moment from which it is overdue if nothing more happens; null if it never will be.
     *
     * @param zone the zone at whose midnight the date ends
     * @param question when the pending question was asked, if there is one
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
        // With a question, it was overdue when it was asked; the time since does not matter.
        return from != null && (question != null || !from.isAfter(now));
    }
}
