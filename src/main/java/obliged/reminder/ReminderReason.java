package obliged.reminder;

import obliged.shared.Refusal;

/** Why an ask can't be snoozed. */
public enum ReminderReason implements Refusal.Reason {
    /** The day is today, or over. */
    DAY_PAST,
    /** More than a year ahead. */
    DAY_TOO_FAR,
    /** Nobody reminds them of it: they neither have it, nor were asked, nor wait for it. */
    NOT_THEIRS,
    /** It is over. */
    OVER
}
