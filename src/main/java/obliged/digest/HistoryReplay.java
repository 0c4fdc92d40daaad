package obliged.digest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import obliged.ask.Overdue;
import obliged.ask.Step;
import obliged.ask.value.Date;
import obliged.ask.value.State;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.WorkingHours;
import org.jspecify.annotations.Nullable;

/** Replays the history of one ask, step by step, to work out who had it when and what they did. */
final class HistoryReplay {
    private final Function<PersonId, WorkingHours> hours;
    private final List<Tenure> tenures = new ArrayList<>();

    private final long ask;
    private @Nullable ChannelId team;
    private State state = State.OPEN;
    private @Nullable PersonId assignee;
    private @Nullable Date due;
    /** When the pending question was asked; null if there is none. */
    private @Nullable Instant question;

    private Instant came;
    private @Nullable Instant answered;
    private @Nullable Instant dated;
    private @Nullable Instant missed;
    /** When it becomes overdue if nothing more happens. */
    private @Nullable Instant missing;

    private final List<Tenure.Done> dones = new ArrayList<>();
    private final List<Tenure.Phase> phases = new ArrayList<>();

    private HistoryReplay(StepLine logged, Function<PersonId, WorkingHours> hours) {
        this.hours = hours;
        this.ask = logged.number();
        this.team = logged.team();
        this.came = logged.at();
    }

    /**
     * Splits a whole history into tenures.
     *
     * @param hours returns when someone works; their dates end at midnight in that zone
     */
    static List<Tenure> of(List<StepLine> history, Function<PersonId, WorkingHours> hours) {
        HistoryReplay replay = new HistoryReplay(history.get(0), hours);
        history.forEach(replay::follow);
        replay.stayed();
        return replay.tenures;
    }

    private void follow(StepLine line) {
        if (line.step() == Step.COMMENT) {
            // It changes nothing, also after the end, when nothing else follows.
            return;
        }
        if (missed == null && missing != null && !missing.isAfter(line.at())) {
            missed = missing;
        }
        if (answered == null && isAnswer(line.step())) {
            answered = line.at();
        }
        take(line);
        Instant late = late(line.at());
        phases.add(new Tenure.Phase(line.at(), state == State.OPEN || state == State.ACCEPTED, late));
        boolean ours = isOurs();
        missing = ours ? late : null;
        if (ours && dated == null) {
            dated = line.at();
        }
        if (line.leaves()) {
            leave(line);
        }
    }

    /** Whether a step counts as a first answer. On an open ask, only those who were asked can take these steps. */
    private static boolean isAnswer(Step step) {
        return switch (step) {
            case ACCEPT, SUGGEST, QUESTION, HAND_OFF, DECLINE -> true;
            default -> false;
        };
    }

    private void take(StepLine line) {
        switch (line.step()) {
            case ACCEPT -> {
                state = State.ACCEPTED;
                assignee = line.by();
                due = line.date();
                // Before acceptance, there was no promise that the question could delay.
                question = question == null ? null : line.at();
            }
            case SUGGEST, MAKE_RIGHT -> unasked(line.at());
            case EDIT -> {
                // A date that is changed after acceptance is only a suggestion.
                if (state == State.ACCEPTED
                        && line.text() != null
                        && !Objects.requireNonNull(line.date()).isSameAs(due)) {
                    unasked(line.at());
                }
            }
            case QUESTION -> {
                unasked(line.at());
                question = line.at();
            }
            case ANSWER -> {
                due = line.text() == null ? due : line.date();
                question = null;
            }
            case AGREE -> due = line.date();
            case TAKE_OVER -> assignee = line.by();
            case HAND_OFF, GIVE_BACK -> free();
            case LEFT -> {
                if (state == State.ACCEPTED) {
                    free();
                }
            }
            case DONE -> {
                become(State.DONE);
                dones.add(new Tenure.Done(line.at(), null));
            }
            case REOPEN, NOT_DONE -> {
                become(State.ACCEPTED);
                due = line.date();
                dones.add(new Tenure.Done(dones.remove(dones.size() - 1).at(), line.at()));
            }
            case CONFIRM -> become(State.CONFIRMED);
            case DECLINE -> become(State.DECLINED);
            case WITHDRAW -> become(State.WITHDRAWN);
            case LOG, KEEP, TAKE_BACK, NUDGE, COMMENT -> {}
        }
    }

    private void become(State next) {
        state = next;
        question = null;
    }

    private void free() {
        become(State.OPEN);
        assignee = null;
        due = null;
    }

    /** Ends the pending question when something replaces it, and moves the date as its answer would have. */
    private void unasked(Instant at) {
        if (question != null && due != null && assignee != null) {
            WorkingHours theirs = hours.apply(assignee);
            if (due.ends(theirs.zone()).isAfter(question)) {
                due = due.movedBy(question, at, theirs);
            }
        }
        question = null;
    }

    /** From when it is late if nothing more happens, at the earliest from the given moment. */
    private @Nullable Instant late(Instant from) {
        Instant late = assignee == null
                ? null
                : Overdue.from(state, due, hours.apply(assignee).zone(), question);
        return late == null || late.isAfter(from) ? late : from;
    }

    /** Whether the date is a promise of this tenure: it was not already over when the ask came here. */
    private boolean isOurs() {
        return due != null
                && assignee != null
                && due.ends(hours.apply(assignee).zone()).isAfter(came);
    }

    private void leave(StepLine line) {
        Tenure.Phase gone = new Tenure.Phase(line.at(), false, null);
        phases.set(phases.size() - 1, gone);
        stayed();
        team = line.toTeam();
        came = line.at();
        answered = null;
        dated = null;
        missed = null;
        missing = null;
        dones.clear();
        phases.clear();
        phases.add(new Tenure.Phase(line.at(), true, null));
    }

    private void stayed() {
        tenures.add(new Tenure(ask, team, came, answered, dated, missed, dones, phases));
    }
}
