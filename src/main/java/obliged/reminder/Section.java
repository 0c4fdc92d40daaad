package obliged.reminder;

import java.util.List;

/** A part of a reminder, with at least one line. */
public record Section(Kind kind, List<ReminderLine> lines) {
    /** What stands together in a reminder, in this order; an ask stands in the first that it belongs to. */
    public enum Kind {
        /** What its reader promised, and is late. */
        OVERDUE,
        /** What its reader promised for this day. */
        DUE_TODAY,
        /** What its reader promised for a day after this one, up to their next working day. */
        DUE_NEXT,
        /** What its reader was asked in person, or a team that they help, past its response time. */
        UNANSWERED,
        /** What its reader took on without a date; once a week. */
        NO_DATE,
        /** What waits for its reader's word: a date, a question, whether it is solved. */
        YOUR_WORD,
        /** Late promises to its reader. */
        YOU_WAIT
    }

    public Section {
        lines = List.copyOf(lines);
    }
}
