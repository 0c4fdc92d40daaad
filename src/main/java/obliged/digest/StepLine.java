package obliged.digest;

import java.time.Instant;
import obliged.ask.Date;
import obliged.ask.Step;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A step of an ask's history, as far as the measures look at it.
 *
 * @param text the date that it set or suggested, as it is written
 * @param team who had the ask until then, if a team did
 * @param toTeam whom it names, if a team
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

    /** Whether it goes to someone else, and does not return to the team that had it. */
    boolean leaves() {
        return step == Step.HAND_OFF && (toTeam == null || !toTeam.equals(team));
    }
}
