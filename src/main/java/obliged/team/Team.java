package obliged.team;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import obliged.shared.ChannelId;
import obliged.shared.GroupId;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import obliged.shared.WorkingHours;
import org.jspecify.annotations.Nullable;

/**
 * A channel that takes asks. It has the defaults of {@link #of} until someone changes them.
 *
 * @param helpsWith what colleagues can ask it for
 * @param include what an ask should tell
 * @param helpers the people named as helpers, without those of the group
 * @param group whose members are helpers too
 * @param firstAnswer its promise for the first answer
 * @param turnaround how long an ask usually takes, from its acceptance
 * @param changedBy who set it up last; null if it has the defaults
 */
public record Team(
        ChannelId channel,
        @Nullable String helpsWith,
        @Nullable String include,
        Set<PersonId> helpers,
        @Nullable GroupId group,
        WorkingHours hours,
        WorkingSpan firstAnswer,
        @Nullable WorkingSpan turnaround,
        @Nullable PersonId changedBy,
        @Nullable Instant changedAt) {

    /** The most characters that {@code helpsWith} and {@code include} may each have. */
    public static final int LONGEST_WORDS = 1_000;

    public Team {
        helpers = Set.copyOf(helpers);
    }

    /** Whether someone has set it up. Until then its defaults are measured, but nobody has promised them. */
    public boolean isSetUp() {
        return changedBy != null;
    }

    /** Monday to Friday, nine to five in the first requester's zone, first answer within one working day. */
    public static Team of(ChannelId channel, ZoneId zone) {
        WorkingHours hours = new WorkingHours(
                zone, EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(9, 0), LocalTime.of(17, 0));
        return new Team(channel, null, null, Set.of(), null, hours, WorkingSpan.ofDays(1), null, null, null);
    }

    /** The same, for another channel. */
    Team of(ChannelId other) {
        return new Team(
                other, helpsWith, include, helpers, group, hours, firstAnswer, turnaround, changedBy, changedAt);
    }

    /** The same team, changed by someone at a moment. */
    Team by(@Nullable PersonId who, @Nullable Instant now) {
        return new Team(channel, helpsWith, include, helpers, group, hours, firstAnswer, turnaround, who, now);
    }

    /** Whether both have the same settings, no matter who set them. */
    boolean saysWhat(Team other) {
        return by(null, null).equals(other.by(null, null));
    }

    /** Refuses text that is too long, and spans out of range. */
    void requireSane() {
        if (length(helpsWith) > LONGEST_WORDS || length(include) > LONGEST_WORDS) {
            throw new Refusal(TeamReason.WORDS_TOO_LONG);
        }
        if (!firstAnswer.isSane() || turnaround != null && !turnaround.isSane()) {
            throw new Refusal(TeamReason.SPAN_OUT_OF_BOUNDS);
        }
    }

    private static int length(@Nullable String words) {
        return words == null ? 0 : words.length();
    }
}
