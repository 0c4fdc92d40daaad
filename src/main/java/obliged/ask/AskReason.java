package obliged.ask;

import obliged.shared.Refusal;

/** Why a step on an ask is refused. */
public enum AskReason implements Refusal.Reason {
    /** There is none of that number, or they may not see it: which of the two is not told. */
    NO_SUCH_ASK,
    /** The step is possible now, but not for them. */
    NOT_THEIRS,
    /** The step is not possible from where the ask is now. */
    NOT_NOW,
    /** What the button showed has been answered or replaced. */
    MOVED_ON,
    TO_ONESELF,
    TO_US,
    TO_A_BOT,
    TO_SOMEONE_GONE,
    TO_ANOTHER_COMPANY,
    FROM_ANOTHER_COMPANY,
    /** Whoever it would be for has left, is an app, or is nobody that we know. */
    FOR_NOBODY_HERE,
    /** Handed to whoever needs it. */
    TO_REQUESTER,
    /** Handed to whoever was asked already. */
    TO_SAME,
    /** It was asked of one person, or of helpers only, and must not come before a whole channel. */
    NO_HELPERS,
    CHANNEL_ARCHIVED,
    /** A channel that they may not know of, or that we can't see: which of the two is not told. */
    CHANNEL_NOT_SEEN,
    /** A closed channel, which had the ask already, and that we are not in any more. */
    CHANNEL_CLOSED_TO_US,
    NO_WORDS,
    WORDS_TOO_LONG,
    DATE_PAST,
    /** More than two years ahead. */
    DATE_TOO_FAR,
    /** An edit that changes nothing, or a suggestion of the very date that stands or waits. */
    NOTHING_CHANGED
}
