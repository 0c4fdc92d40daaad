package obliged.slack;

import java.time.InstantSource;
import java.util.Optional;
import obliged.outbox.Notice;
import obliged.reminder.ReminderNotice;
import obliged.reminder.Reminders;
import obliged.slack.NoticeWords.Fresh;
import obliged.slack.NoticeWords.Sending;

/** Finds the words of notices that time brings. */
public final class ReminderNotices {
    private final Reminders reminders;
    private final InstantSource clock;

    public ReminderNotices(Reminders reminders, InstantSource clock) {
        this.reminders = reminders;
        this.clock = clock;
    }

    static boolean isOf(Notice notice) {
        return notice.kind().startsWith(ReminderNotice.REMINDER)
                || notice.kind().equals(ReminderNotice.UNANSWERED);
    }

    Optional<Sending> of(Notice notice) {
        return notice.kind().equals(ReminderNotice.REMINDER)
                ? reminders
                        .find(notice.workspace(), notice.about())
                        .filter(reminder -> !reminder.isOver(clock.instant()))
                        .map(reminder -> new Fresh(
                                Post.line(Mrkdwn.of(
                                        String.valueOf(reminder.lines().count()))),
                                null))
                : Optional.empty();
    }
}
