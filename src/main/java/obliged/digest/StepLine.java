package obliged.digest;

import java.time.Instant;
import obliged.ask.Step;
import obliged.ask.value.Date;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What the measures need to know of a step in an ask's history.
 *
 * @param text the date that it set or suggested, as stored
 * @param team who had the ask until then, if a team did
 * @param toTeam the team that it names, if it names one
 */
record StepLine(
        long number,
        Step step,
        @Nullable PersonId by,
        Instant at,
        @Nullable String text,
        @Nullable ChannelId team,
        @Nullable ChannelId toTeam) {
    @Nullable
    Date date() {
        return text == null ? null : Date.parse(text);
    }

    /** Whether the ask goes to someone else, rather than back to the team that had it. */
    boolean leaves() {
        return step == Step.HAND_OFF && (toTeam == null || !toTeam.equals(team));
    }
}
