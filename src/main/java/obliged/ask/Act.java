package obliged.ask;

import obliged.person.Person;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * An action by a person: who acts, in which workspace, and the key that identifies the request.
 *
 * @param who as the request describes them; what we know of them ourselves takes precedence
 * @param seenIn the channel in which they pressed, which proves for this act that they are in it
 * @param key identifies the request, which is processed once even if it is sent again
 */
public record Act(
        WorkspaceId workspace, Person who, @Nullable ChannelId seenIn, String key) {
    public PersonId by() {
        return who.id();
    }
    /** Another part of the same action, with a key of its own, so that it is processed once by itself. */
    public Act and(String part) {
        return new Act(workspace, who, seenIn, key + "/" + part);
    }
}
