package obliged.slack.reminder;

import obliged.person.HabitReason;
import obliged.reminder.ReminderReason;
import obliged.slack.text.Mrkdwn;

/** What is said, at the field that it is about, where someone can't be away or an ask can't be quiet so long. */
final class ReminderRefusalText {
    private ReminderRefusalText() {}

    /** Why someone can't be away until that day. */
    static Mrkdwn of(HabitReason reason) {
        return switch (reason) {
            case BACK_ALREADY -> Mrkdwn.of("That date has passed. Pick the day you're back, or clear this.");
            case AWAY_TOO_LONG -> Mrkdwn.of("That's more than a year ahead. Pick an earlier date.");
        };
    }

    static Mrkdwn of(ReminderReason reason) {
        return switch (reason) {
            case DAY_PAST -> Mrkdwn.of("That date has passed. Pick a later one.");
            case DAY_TOO_FAR -> Mrkdwn.of("That's more than a year ahead. Pick an earlier date.");
            case OVER -> Mrkdwn.of("This ask is closed, so it's no longer in your reminders.");
            case NOT_THEIRS -> Mrkdwn.of("This ask is no longer in your reminders, so there's nothing to snooze.");
        };
    }
}
