package obliged.digest;

import java.time.Instant;
import java.util.List;
import obliged.shared.ChannelId;
import org.jspecify.annotations.Nullable;

/**
 * What became of an ask while one team, or one person, had it: from when it came to them until it was handed on.
 *
 * @param team nobody where it was a person, or nobody knows
 * @param answered when they first did anything about it: accepted, asked back, handed on, declined
 * @param dated when it first had an agreed date
 * @param missed when it first was late
 * @param dones how often they said that it is done
 * @param phases each from a step to the next; the last one lasts
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
     * Once that it was done.
     *
     * @param reopened when the requester said that it was not
     */
    record Done(Instant at, @Nullable Instant reopened) {
        /** Whether it still was so at a moment. */
        boolean stands(Instant moment) {
            return reopened == null || !reopened.isBefore(moment);
        }
    }

    /**
     * How it stood from a step on.
     *
     * @param open whether there was something left to do
     * @param late from when on it was late, if it stood so long; nothing if it never would be
     */
    record Phase(Instant from, boolean open, @Nullable Instant late) {}

    Tenure {
        dones = List.copyOf(dones);
        phases = List.copyOf(phases);
    }

    /** Whether it waited to be done at a moment, in these hands. */
    boolean isOpen(Instant moment) {
        Phase phase = phase(moment);
        return phase != null && phase.open;
    }

    /** Whether it did and was late. */
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
