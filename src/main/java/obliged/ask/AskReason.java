package obliged.ask;

import obliged.shared.Refusal;

/** Why a step on an ask is refused. */
public enum AskReason implements Refusal.Reason {
    /** There is no ask of that number, or they may not see it; which of the two is not revealed. */
    NO_SUCH_ASK,
    /** The step is possible now, but not for this person. */
    NOT_THEIRS,
    /** The step is not possible in the ask's current state. */
    NOT_NOW,
    /** What the button showed has been answered or replaced. */
    MOVED_ON,
    TO_ONESELF,
    TO_US,
    TO_A_BOT,
    TO_SOMEONE_GONE,
    TO_ANOTHER_COMPANY,
    FROM_ANOTHER_COMPANY,
    /** The requester has left, or is an app. */
    FOR_NOBODY_HERE,
    /** It would be handed to its requester. */
    TO_REQUESTER,
    /** It would be handed to the addressee who has it already. */
    TO_SAME,
    /** It was asked of one person or of helpers only, and must not be shown to a whole channel. */
    NO_HELPERS,
    CHANNEL_ARCHIVED,
    /** A channel that they may not know of, or that we can't see; which of the two is not revealed. */
    CHANNEL_NOT_SEEN,
    /** A closed channel that already had the ask, and that we are no longer in. */
    CHANNEL_CLOSED_TO_US,
    NO_WORDS,
    WORDS_TOO_LONG,
    DATE_PAST,
    /** It can't be accepted without a date: the requested one has passed, or there is none yet. */
    DATE_MISSING,
    /** More than two years ahead. */
    DATE_TOO_FAR,
    /** An edit that changes nothing, or a suggestion of the date that is already agreed or proposed. */
    NOTHING_CHANGED
}
