package obliged.reminder;

import obliged.shared.Refusal;

/** Why an ask can't be snoozed. */
public enum ReminderReason implements Refusal.Reason {
    /** The day is today, or over. */
    DAY_PAST,
    /** More than a year ahead. */
    DAY_TOO_FAR,
    /** They are not reminded of it: they don't have it, were not asked, and don't wait for it. */
    NOT_THEIRS,
    /** It is over. */
    OVER
}
