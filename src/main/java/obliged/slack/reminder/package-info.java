/**
 * The daily reminder in Slack: the message, its settings, and snoozing. Begin with
 * {@link obliged.slack.reminder.ReminderMessage}.
 */
@NullMarked
package obliged.slack.reminder;

import org.jspecify.annotations.NullMarked;
