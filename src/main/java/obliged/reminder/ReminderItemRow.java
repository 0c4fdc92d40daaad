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
 * An ask of which someone may be reminded, as read from the database.
 *
 * @param until the day until which its reader has snoozed it
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

    /** {@code zones} returns people's zones, since a day ends at midnight in the assignee's. */
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
