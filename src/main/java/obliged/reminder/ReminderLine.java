package obliged.reminder;

import java.time.LocalDate;
import obliged.ask.AskView;
import org.jspecify.annotations.Nullable;

/**
 * One ask in a reminder.
 *
 * @param ask as its reader may see it now
 * @param still whether it still belongs in a reminder, in any section
 * @param snoozedUntil the day until which its reader has snoozed it
 */
public record ReminderLine(
        AskView ask, boolean still, @Nullable LocalDate snoozedUntil) {
    /** Whether it is to be shown: it still belongs in a reminder, and is not snoozed. */
    public boolean isToSay() {
        return still && snoozedUntil == null;
    }
}
