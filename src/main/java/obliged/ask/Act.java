package obliged.ask;

import obliged.term.ChannelId;
import obliged.term.PersonId;
import obliged.term.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * Someone's doing: who, in which workspace, and what makes this doing itself and no other.
 *
 * @param seenIn the channel in which they pressed: proof that they are in it
 * @param key acts once, however often it is sent
 */
public record Act(
        WorkspaceId workspace, PersonId by, @Nullable ChannelId seenIn, String key) {}
