package obliged.ask.list;

import obliged.shared.ChannelId;
import org.jspecify.annotations.Nullable;

/**
 * Which asks someone wants to see.
 *
 * @param endedToo whether those that are over belong to it; only what someone asked and what a team was asked can be had
 *     both ways
 * @param team whose list it is; of {@link Kind#TEAM} only
 * @param words what they must contain; of {@link Kind#FOUND} only
 */
public record AskList(Kind kind, boolean endedToo, @Nullable ChannelId team, String words) {
    /** What a list holds, and in which order. */
    public enum Kind {
        /** What the reader promised or was asked in person, the soonest first. */
        OWED,
        /** What the reader asked, the newest first. */
        MINE,
        /** What a team was asked, the newest first. */
        TEAM,
        /** Late promises of the reader's or to them, the latest first. */
        OVERDUE,
        /** All that the reader may see, the newest first. */
        ALL,
        /** What the reader asked and others must act on, the soonest first. */
        AWAITED,
        /** What waits for the reader's word, the newest first. */
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

    /** What contains all of these words, the last of which may be the beginning of one. */
    public static AskList found(String words) {
        return new AskList(Kind.FOUND, true, null, words);
    }

    public AskList withEnded() {
        return new AskList(kind, true, team, words);
    }
}
