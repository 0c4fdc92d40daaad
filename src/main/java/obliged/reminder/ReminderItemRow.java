package obliged.reminder;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Function;
import obliged.ask.Date;
import obliged.ask.Overdue;
import obliged.ask.State;
import obliged.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * An ask that someone may be reminded of, as it lies in its table.
 *
 * @param until the day until which its reader wants it quiet
 */
record ReminderItemRow(
        PersonId reader,
        long number,
        String state,
        PersonId requester,
        @Nullable PersonId assignee,
        @Nullable String due,
        @Nullable String pending,
        @Nullable PersonId pendingBy,
        @Nullable Instant pendingSince,
        @Nullable LocalDate until) {

    /** {@code zones} tells where people are: a day ends at the midnight of who promised it. */
    ReminderItem item(Instant now, Function<PersonId, ZoneId> zones) {
        Date promised = due == null ? null : Date.parse(due);
        boolean asking = "QUESTION".equals(pending);
        boolean overdue = assignee != null
                && Overdue.isSo(
                        State.valueOf(state), promised, zones.apply(assignee), asking ? pendingSince : null, now);
        return new ReminderItem(
                State.valueOf(state),
                part(),
                overdue,
                pending != null,
                asking,
                pending != null && reader.equals(requester.equals(pendingBy) ? assignee : requester),
                promised);
    }

    private ReminderItem.Part part() {
        if (reader.equals(requester)) {
            return ReminderItem.Part.REQUESTER;
        }
        return reader.equals(assignee) ? ReminderItem.Part.ASSIGNEE : ReminderItem.Part.ASKED;
    }
}
