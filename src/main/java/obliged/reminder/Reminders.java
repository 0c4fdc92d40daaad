package obliged.reminder;

import java.time.LocalDate;
import java.util.Optional;
import obliged.ask.Act;
import obliged.ask.AskView;
import obliged.ask.Asks;
import obliged.outbox.Outbox;
import obliged.person.People;
import obliged.store.Store;
import obliged.team.Teams;
import obliged.term.PersonId;
import obliged.term.WorkspaceId;

/** What people are reminded of, and what they want to be left alone with. */
public final class Reminders {
    public Reminders(Store store, People people, Teams teams, Asks asks, Outbox outbox) {}

    /**
     * What time brings: owes each person whose hour has come the one reminder of their day, if there is something to
     * say; and to asks of teams without named helpers a line in their thread, once nobody answered in time. It may be
     * called at any time, any number of times.
     */
    public void remind(WorkspaceId workspace) {}

    /** A reminder as it is now. What its reader may not see any more is left out. */
    public Optional<Reminder> find(WorkspaceId workspace, long number) {
        return Optional.empty();
    }

    /** Whether its reader is reminded of it, now or later, so that they may want it quiet. */
    public static boolean canSnooze(AskView view) {
        return false;
    }

    /**
     * Quiets an ask in the reminders of one person until a day of theirs; no step of it, and no date, changes.
     *
     * @throws obliged.term.Refusal with a {@link ReminderReason}, or with an {@link obliged.ask.AskReason} if they may
     *     not see it
     */
    public void snooze(Act act, long ask, LocalDate until) {}

    /** Until when someone wants to be left alone with an ask; nothing once that day has come. */
    public Optional<LocalDate> snoozedUntil(WorkspaceId workspace, PersonId person, long ask) {
        return Optional.empty();
    }
}
