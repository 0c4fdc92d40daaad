package obliged.digest;

import java.time.Instant;
import java.util.List;
import obliged.shared.ChannelId;
import org.jspecify.annotations.Nullable;

/**
 * What happened to an ask while one team or one person had it: from when it came to them until it was handed on.
 *
 * @param team null if it was a person, or is unknown
 * @param answered when they first answered: accepted, asked back, handed on or declined
 * @param dated when it first had an agreed date
 * @param missed when it first was late
 * @param dones each time that they marked it as done
 * @param phases the time from each step to the next; the last one has no end
 */
record Tenure(
        long ask,
        @Nullable ChannelId team,
        Instant came,
        @Nullable Instant answered,
        @Nullable Instant dated,
        @Nullable Instant missed,
        List<Done> dones,
        List<Phase> phases) {

    /**
     * One time that it was marked as done.
     *
     * @param reopened when the requester said that it was not
     */
    record Done(Instant at, @Nullable Instant reopened) {
        /** Whether it was still done at a moment. */
        boolean stands(Instant moment) {
            return reopened == null || !reopened.isBefore(moment);
        }
    }

    /**
     * Its state from a step on.
     *
     * @param open whether there was something left to do
     * @param late from when it would be late if the phase lasts that long; null if never
     */
    record Phase(Instant from, boolean open, @Nullable Instant late) {}

    Tenure {
        dones = List.copyOf(dones);
        phases = List.copyOf(phases);
    }

    /** Whether they had it and it was not done at a moment. */
    boolean isOpen(Instant moment) {
        Phase phase = phase(moment);
        return phase != null && phase.open;
    }

    /** Whether it was also late at that moment. */
    boolean isOverdue(Instant moment) {
        Phase phase = phase(moment);
        return phase != null && phase.open && phase.late != null && !phase.late.isAfter(moment);
    }

    private @Nullable Phase phase(Instant moment) {
        for (int i = phases.size() - 1; i >= 0; i--) {
            if (!phases.get(i).from.isAfter(moment)) {
                return phases.get(i);
            }
        }
        return null;
    }

    /** Whether it had an agreed date by then. */
    boolean isDated(Instant moment) {
        return dated != null && !dated.isAfter(moment);
    }

    /** Whether it had been late by then. */
    boolean isMissed(Instant moment) {
        return missed != null && !missed.isAfter(moment);
    }
}
