package obliged.team;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Someone who could help, or say who helps, as the table of people knows them. */
record Candidate(String kind, boolean gone) {
    /** Why they can't be a helper, if they can't. */
    static @Nullable TeamReason unfit(Optional<Candidate> found, boolean isIn, boolean closed) {
        if (found.isEmpty()) {
            return TeamReason.HELPER_UNKNOWN;
        }
        Candidate candidate = found.get();
        if (candidate.gone) {
            return TeamReason.HELPER_GONE;
        }
        return switch (candidate.kind) {
            case "BOT" -> TeamReason.HELPER_IS_BOT;
            case "FOREIGN" -> TeamReason.HELPER_FOREIGN;
            case "STRANGER" -> TeamReason.HELPER_UNKNOWN;
            // A guest sees only the channels that they are in, and so does everyone of a closed one.
            case "GUEST" -> isIn ? null : TeamReason.HELPER_OUTSIDE;
            default -> isIn || !closed ? null : TeamReason.HELPER_OUTSIDE;
        };
    }

    /** Whether they may say how a team works at all. */
    boolean isColleague() {
        return !gone && (kind.equals("MEMBER") || kind.equals("GUEST"));
    }
}
