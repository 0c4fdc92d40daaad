package obliged.team;

import obliged.shared.ChannelId;
import obliged.shared.SearchText;

/**
 * A channel as we know it.
 *
 * @param name without any sign before it; empty if we do not know it
 * @param closed only its members may see it
 * @param archived nobody can post in it any more
 * @param joined our bot is a member of it
 * @param shared people from other companies are in it
 */
public record Channel(ChannelId id, String name, boolean closed, boolean archived, boolean joined, boolean shared) {

    /** The words of its name, by which it is found. */
    public String nameWords() {
        return SearchText.allWords(name);
    }

    /** Whether the chat system tells us who is in it. Where it does not, nobody is known to be in it. */
    public boolean showsMembers() {
        return joined || !closed;
    }

    /** Whether we can post in it. An open channel takes our posts without our joining it. */
    public boolean takesPosts() {
        return !archived && (joined || !closed);
    }
}
