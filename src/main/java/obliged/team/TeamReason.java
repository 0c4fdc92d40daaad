package obliged.team;

import obliged.shared.Refusal;

/** Why a team can't be changed like that. */
public enum TeamReason implements Refusal.Reason {
    /** Nobody ever told us of such a channel. */
    NO_SUCH_CHANNEL,
    CHANNEL_ARCHIVED,
    /** A closed channel that we are not in. */
    CHANNEL_CLOSED_TO_US,
    /** It has helpers, and they are not one; or it has none, and they are not in its channel. */
    NOT_THEIRS,
    /** Someone else changed it since it was shown. */
    CHANGED_MEANWHILE,
    HELPER_IS_BOT,
    HELPER_GONE,
    HELPER_FOREIGN,
    /** Not read yet. */
    HELPER_UNKNOWN,
    /** A guest, or the channel is closed; and they are not in it. */
    HELPER_OUTSIDE,
    GROUP_GONE,
    WORDS_TOO_LONG,
    SPAN_OUT_OF_BOUNDS
}
