package obliged.reminder;

import java.time.LocalDate;
import obliged.ask.AskView;
import org.jspecify.annotations.Nullable;

/**
 * One ask in a reminder.
 *
 * @param ask as its reader may see it now
 * @param still whether it belongs into a reminder yet, in whichever section
 * @param snoozedUntil the day until which its reader wants to be left alone with it
 */
public record ReminderLine(
        AskView ask, boolean still, @Nullable LocalDate snoozedUntil) {
    /** Whether there is something to say of it: it belongs here yet, and nobody wants it quiet. */
    public boolean isToSay() {
        return still && snoozedUntil == null;
    }
}
