package obliged.thanks;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A thank-you from one person to others. Immutable: taking it back returns a new one.
 *
 * @param people who is thanked, in the order in which they were named
 * @param channel where it is posted; null if it is private
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

    /** The most people who can be thanked at once. */
    public static final int MOST_PEOPLE = 50;

    /** How long it can be taken back. */
    public static final Duration UNDONE_WITHIN = Duration.ofMinutes(10);

    /** The same words to the same person within this time count once. */
    static final Duration SAME_WITHIN = Duration.ofMinutes(1);

    public ThankYou {
        people = List.copyOf(people);
    }

    /** Whether it is private: only the giver and the recipient see it. */
    public boolean isPrivate() {
        return channel == null;
    }

    /** The shout-out to which it is added; empty for one of its own. */
    public Optional<ThankYouId> joins() {
        return Optional.ofNullable(occasion.joins()).map(number -> new ThankYouId(id.workspace(), number));
    }

    public boolean isUndone() {
        return undoneAt != null;
    }

    /** Takes it back, if it is recent enough. */
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

    /** The same thank-you, marked as undone. */
    ThankYou undone(Instant now) {
        return new ThankYou(id, from, people, gift, channel, occasion, at, now);
    }

    /** When the giver's current day began in their zone; their daily limit counts from then. */
    static Instant dayBegan(Instant now, ZoneId giver) {
        return now.atZone(giver).toLocalDate().atStartOfDay(giver).toInstant();
    }
}
