/**
 * What a person is reminded of, and when; what they want to be left alone with until a day.
 *
 * <p>Everything here is derived: a tick asks whose hour has come and what there is to say, and writes the mark, the
 * reminder and its notice in one transaction. Knows asks, people and teams, but not how anything is worded or shown.
 * Read {@link obliged.reminder.ReminderItem} first (what belongs where), then {@link obliged.reminder.ReminderTiming} (when
 * it comes), then {@link obliged.reminder.Reminders}.
 */
@NullMarked
package obliged.reminder;

import org.jspecify.annotations.NullMarked;
