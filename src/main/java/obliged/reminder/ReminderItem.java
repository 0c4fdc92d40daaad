package obliged.reminder;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import obliged.ask.Ask;
import obliged.ask.AskView;
import obliged.ask.Pending;
import obliged.ask.Step;
import obliged.ask.value.Date;
import obliged.ask.value.State;
import org.jspecify.annotations.Nullable;

/**
 * What a reminder needs to know of an ask, for one reader, and the rules for which section it belongs in.
 *
 * @param part the reader's part in it
 * @param overdue whether its promise is late
 * @param pending whether a proposal or a question waits for a response
 * @param asking whether that is a question, which stops the clock
 * @param awaited whether the reader has to respond
 * @param mine whether the reader waits for that response
 * @param due the date agreed
 * @param tooLong whether it has waited too long, as {@link LongWait} says
 */
record ReminderItem(
        State state,
        Part part,
        boolean overdue,
        boolean pending,
        boolean asking,
        boolean awaited,
        boolean mine,
        @Nullable Date due,
        boolean tooLong) {

    /** The reader's part in an ask of which they may be reminded. */
    enum Part {
        ASSIGNEE,
        REQUESTER,
        /** They were asked, in person or as a helper. The caller checks a team's response time. */
        ASKED
    }

    /** The day that a reminder is for, in the reader's zone. */
    record Day(LocalDate today, LocalDate nextWorking, ZoneId zone) {}

    /** Empty if its reader is not to be reminded of it on any day. */
    static Optional<ReminderItem> of(AskView view, boolean tooLong) {
        Ask ask = view.ask();
        Pending pending = ask.pending();
        return part(view)
                .map(part -> new ReminderItem(
                        ask.state(),
                        part,
                        view.overdue(),
                        pending != null,
                        pending instanceof Pending.Question,
                        ask.awaited().filter(who -> who.equals(view.reader())).isPresent(),
                        pending != null && pending.by().equals(view.reader()),
                        ask.due(),
                        tooLong));
    }

    /** The reader's part, or nothing if they are not to be reminded of it on any day. */
    static Optional<Part> part(AskView view) {
        if (view.ask().state().isOver()) {
            return Optional.empty();
        }
        if (view.isRequesters()) {
            return Optional.of(Part.REQUESTER);
        }
        if (view.ask().state() == State.ACCEPTED && view.isAssignees()) {
            return Optional.of(Part.ASSIGNEE);
        }
        return view.steps().contains(Step.ACCEPT) ? Optional.of(Part.ASKED) : Optional.empty();
    }

    /** The section in which it belongs, if any: the first that fits. */
    Optional<Section.Kind> section(Day day) {
        return Optional.ofNullable(
                switch (part) {
                    case ASSIGNEE -> promised(day);
                    // A question back to the requester counts as an answer.
                    case ASKED -> state == State.OPEN && !asking ? Section.Kind.UNANSWERED : unheard();
                    case REQUESTER -> waitedFor();
                });
    }

    private Section.@Nullable Kind promised(Day day) {
        if (overdue) {
            return Section.Kind.OVERDUE;
        }
        if (due != null && !asking && !dueDay(due, day.zone()).isAfter(day.nextWorking())) {
            return dueDay(due, day.zone()).isAfter(day.today()) ? Section.Kind.DUE_NEXT : Section.Kind.DUE_TODAY;
        }
        if (due == null && !pending) {
            return Section.Kind.NO_DATE;
        }
        return awaited ? Section.Kind.YOUR_WORD : unheard();
    }

    private Section.@Nullable Kind waitedFor() {
        if (state == State.DONE || awaited) {
            return Section.Kind.YOUR_WORD;
        }
        return overdue || tooLong ? Section.Kind.YOU_WAIT : null;
    }

    /** What the reader suggested or asked, once it has waited too long for a response. */
    private Section.@Nullable Kind unheard() {
        return mine && tooLong ? Section.Kind.YOU_WAIT : null;
    }

    /** Whether its reader is reminded of it every day: it is overdue, or due. */
    boolean isPressing(Section.Kind kind) {
        return overdue || kind == Section.Kind.DUE_TODAY || kind == Section.Kind.DUE_NEXT;
    }

    /** The day on which it is due in a zone. */
    private static LocalDate dueDay(Date due, ZoneId zone) {
        return due.time() == null ? due.day() : due.ends(zone).atZone(zone).toLocalDate();
    }
}
