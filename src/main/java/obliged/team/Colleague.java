package obliged.team;

import org.jspecify.annotations.Nullable;

/**
 * What teams need to know of a person.
 *
 * @param gone they have left
 */
public record Colleague(Kind kind, boolean gone) {
    /** What someone is to the company. */
    public enum Kind {
        /** A full member. */
        MEMBER,
        /** A guest, who sees only the channels they are in. */
        GUEST,
        /** Someone of another company. */
        FOREIGN,
        BOT,
        /** We do not know yet. */
        UNKNOWN
    }

    /** Whether they are a full member of the company. */
    boolean isMember() {
        return kind == Kind.MEMBER;
    }

    /** Whether they may set up teams at all. */
    boolean isOfTheCompany() {
        return !gone && (kind == Kind.MEMBER || kind == Kind.GUEST);
    }

    /** Whether they count as a helper if they, or a group that they are in, are named as one. */
    boolean canHelp() {
        return isOfTheCompany();
    }

    /**
     * Why they can't be named as a helper, if they can't.
     *
     * @param mayKnow whether they may know of the team's channel
     */
    @Nullable
    TeamReason unfit(boolean mayKnow) {
        if (gone) {
            return TeamReason.HELPER_GONE;
        }
        return switch (kind) {
            case BOT -> TeamReason.HELPER_IS_BOT;
            case FOREIGN -> TeamReason.HELPER_FOREIGN;
            case UNKNOWN -> TeamReason.HELPER_UNKNOWN;
            case MEMBER, GUEST -> mayKnow ? null : TeamReason.HELPER_OUTSIDE;
        };
    }
}
