package obliged.team;

import obliged.shared.Refusal;

/** Why a change of a team is refused. */
public enum TeamReason implements Refusal.Reason {
    /** We have never heard of this channel. */
    NO_SUCH_CHANNEL,
    CHANNEL_ARCHIVED,
    /** A closed channel that we are not in. */
    CHANNEL_CLOSED_TO_US,
    /** The team has helpers and they are not one of them, or it has none and they are not in its channel. */
    NOT_THEIRS,
    /** Someone else changed it since it was shown. */
    CHANGED_MEANWHILE,
    HELPER_IS_BOT,
    HELPER_GONE,
    HELPER_FOREIGN,
    /** We have not read their profile yet. */
    HELPER_UNKNOWN,
    /** They are not in the channel, and it is closed or they are a guest. */
    HELPER_OUTSIDE,
    GROUP_GONE,
    WORDS_TOO_LONG,
    SPAN_OUT_OF_BOUNDS
}
