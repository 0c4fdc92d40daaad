package obliged.person;

import obliged.shared.Refusal;

/** Why someone's habits are refused. */
public enum HabitReason implements Refusal.Reason {
    /** The day on which they are back is not in the future. */
    BACK_ALREADY,
    /** They would be away for more than a year. */
    AWAY_TOO_LONG
}
