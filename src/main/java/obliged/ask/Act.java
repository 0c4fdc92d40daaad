package obliged.ask;

import obliged.person.Person;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * Someone's doing: who, in which workspace, and what makes this doing itself and no other.
 *
 * @param who as far as the request itself tells; what we know of them ourselves goes before it
 * @param seenIn the channel in which they pressed: proof that they are in it
 * @param key acts once, however often it is sent
 */
public record Act(
        WorkspaceId workspace, Person who, @Nullable ChannelId seenIn, String key) {
    public PersonId by() {
        return who.id();
    }
    /** Another part of the same doing, which acts once by itself. */
    public Act and(String part) {
        return new Act(workspace, who, seenIn, key + "/" + part);
    }
}
