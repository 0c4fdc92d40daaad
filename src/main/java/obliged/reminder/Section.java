package obliged.reminder;

import java.util.List;

/** A part of a reminder, with at least one line. */
public record Section(Kind kind, List<ReminderLine> lines) {
    /** The sections of a reminder, in order; {@code ReminderItem} says in which one an ask is. */
    public enum Kind {
        /** Overdue promises of the reader. */
        OVERDUE,
        /** What the reader promised for this day. */
        DUE_TODAY,
        /** What the reader promised for a later day, up to their next working day. */
        DUE_NEXT,
        /** What the reader was asked in person, or as a helper of a team that is past its response time. */
        UNANSWERED,
        /** What the reader accepted without a date; once a week. */
        NO_DATE,
        /** What waits for the reader's response: a proposed date, a question, or whether it is solved. */
        YOUR_WORD,
        /** What the reader waits for: a promise that is overdue, or what has waited too long. */
        YOU_WAIT,
        /** What time has confirmed since the reader's last reminder. */
        SOLVED
    }

    public Section {
        lines = List.copyOf(lines);
    }
}
