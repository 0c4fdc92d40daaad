package obliged.ask.list;

import obliged.shared.ChannelId;
import org.jspecify.annotations.Nullable;

/**
 * Which asks someone wants to see.
 *
 * @param endedToo whether finished asks are included; only the lists of what someone asked and what a team was asked
 *     offer both
 * @param team whose list it is; of {@link Kind#TEAM} only
 * @param words what they must contain; of {@link Kind#FOUND} only
 */
public record AskList(Kind kind, boolean endedToo, @Nullable ChannelId team, String words) {
    /** What a list contains, and in which order. */
    public enum Kind {
        /** What the reader promised or was asked in person, the soonest first. */
        OWED,
        /** What the reader asked, the newest first. */
        MINE,
        /** What a team was asked, the newest first. */
        TEAM,
        /** Overdue promises by or to the reader, the most overdue first. */
        OVERDUE,
        /** All that the reader may see, the newest first. */
        ALL,
        /** What the reader asked and others have to act on, the soonest first. */
        AWAITED,
        /** What waits for the reader's response, the newest first. */
        TO_ANSWER,
        /** What contains some words, the newest first. */
        FOUND
    }

    public static AskList of(Kind kind) {
        return new AskList(kind, false, null, "");
    }

    public static AskList ofTeam(ChannelId team) {
        return new AskList(Kind.TEAM, false, team, "");
    }

    /** The asks that contain all of these words; the last word may be a prefix. */
    public static AskList found(String words) {
        return new AskList(Kind.FOUND, true, null, words);
    }

    public AskList withEnded() {
        return new AskList(kind, true, team, words);
    }
}
