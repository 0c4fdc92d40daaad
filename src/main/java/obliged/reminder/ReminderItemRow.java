package obliged.reminder;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import obliged.ask.Overdue;
import obliged.ask.value.Date;
import obliged.ask.value.State;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * An ask of which someone may be reminded, as read from the database.
 *
 * @param waitsSince since when it waits for an answer, or has no date
 * @param step the last step of its history
 * @param shownAs the section in which its reader was last shown it, if they were
 * @param shownStep the last step of its history then
 * @param shownTimes how often it was shown to them so
 * @param shownOn the day of the last time
 * @param until the day until which its reader has snoozed it
 */
record ReminderItemRow(
        PersonId reader,
        long number,
        String state,
        PersonId requester,
        @Nullable PersonId assignee,
        @Nullable PersonId askedPerson,
        @Nullable ChannelId askedTeam,
        @Nullable String neededBy,
        @Nullable String due,
        @Nullable String pending,
        @Nullable PersonId pendingBy,
        @Nullable Instant pendingSince,
        @Nullable Instant waitsSince,
        long step,
        @Nullable String shownAs,
        long shownStep,
        int shownTimes,
        @Nullable LocalDate shownOn,
        @Nullable LocalDate until) {

    /** Those whose clocks and working days count for it. */
    Stream<PersonId> people() {
        return Stream.of(requester, assignee, askedPerson).filter(Objects::nonNull);
    }

    ReminderItem item(Instant now, LongWait wait) {
        Date promised = due == null ? null : Date.parse(due);
        boolean asking = "QUESTION".equals(pending);
        // A day ends at midnight in the assignee's zone.
        boolean overdue = assignee != null
                && Overdue.isSo(State.valueOf(state), promised, wait.zone(assignee), asking ? pendingSince : null, now);
        PersonId awaited = pending == null ? null : requester.equals(pendingBy) ? assignee : requester;
        return new ReminderItem(
                State.valueOf(state),
                part(),
                overdue,
                pending != null,
                asking,
                reader.equals(awaited),
                reader.equals(pendingBy),
                promised,
                wait.isLong(waiting(awaited)));
    }

    private LongWait.Waiting waiting(@Nullable PersonId awaited) {
        return new LongWait.Waiting(
                State.valueOf(state),
                requester,
                assignee,
                askedPerson,
                askedTeam,
                neededBy == null ? null : Date.parse(neededBy),
                due != null,
                awaited,
                pending == null ? waitsSince : pendingSince);
    }

    /** Whether it was confirmed by time alone. */
    boolean isSolved() {
        return State.valueOf(state) == State.CONFIRMED;
    }

    /** How often its reader has been shown it as it is. */
    int timesShown(Section.Kind kind) {
        return kind.name().equals(shownAs) && shownStep == step ? shownTimes : 0;
    }

    private ReminderItem.Part part() {
        if (reader.equals(requester)) {
            return ReminderItem.Part.REQUESTER;
        }
        return reader.equals(assignee) ? ReminderItem.Part.ASSIGNEE : ReminderItem.Part.ASKED;
    }
}
