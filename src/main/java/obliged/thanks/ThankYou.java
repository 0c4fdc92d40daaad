package obliged.thanks;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A shout-out from one person to others. A value: taking it back gives a new one.
 *
 * @param people who is thanked, in the order in which they were named
 * @param channel where it is posted; none where it is between the two
 * @param undoneAt when it was taken back, or turned out not to reach its channel
 */
public record ThankYou(
        ThankYouId id,
        PersonId from,
        List<PersonId> people,
        Gift gift,
        @Nullable ChannelId channel,
        Occasion occasion,
        Instant at,
        @Nullable Instant undoneAt) {

    /** So many can be thanked at once. */
    public static final int MOST_PEOPLE = 50;

    /** So long it can be taken back. */
    public static final Duration UNDONE_WITHIN = Duration.ofMinutes(10);

    /** The same words to the same person count once within this. */
    static final Duration SAME_WITHIN = Duration.ofMinutes(1);

    public ThankYou {
        people = List.copyOf(people);
    }

    /** Whether it is between the two, and nobody else sees it. */
    public boolean isPrivate() {
        return channel == null;
    }

    public boolean isUndone() {
        return undoneAt != null;
    }

    /** Takes it back, as long as it is fresh. */
    ThankYou undo(PersonId by, Instant now) {
        if (!from.equals(by)) {
            throw new Refusal(ThanksReason.NOT_THEIRS);
        }
        if (isUndone()) {
            throw new Refusal(ThanksReason.UNDONE_ALREADY);
        }
        if (now.isAfter(at.plus(UNDONE_WITHIN))) {
            throw new Refusal(ThanksReason.TOO_LATE);
        }
        return undone(now);
    }

    /** As it is when it is no more. */
    ThankYou undone(Instant now) {
        return new ThankYou(id, from, people, gift, channel, occasion, at, now);
    }

    /** When the giver's day began, where they are: their daily limit counts from there. */
    static Instant dayBegan(Instant now, ZoneId giver) {
        return now.atZone(giver).toLocalDate().atStartOfDay(giver).toInstant();
    }
}
