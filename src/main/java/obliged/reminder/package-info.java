/**
 * Daily reminders: what people are reminded of, and when, and what they have snoozed until a day.
 *
 * <p>When to check a person or an ask next is saved, and reset by triggers on the tables of people, teams and asks. A
 * tick takes those who are due, works out their reminders from the current state of the asks, and saves the reminders,
 * their notices and the next checks in one transaction. Depends on asks, people and teams, but not on how anything is
 * worded or shown. Read {@link obliged.reminder.ReminderItem} first (which section an ask belongs in), then {@link
 * obliged.reminder.ReminderTiming} (when it is time), then {@link obliged.reminder.Reminders}.
 */
@NullMarked
package obliged.reminder;

import org.jspecify.annotations.NullMarked;
