package obliged.person;

import java.time.Instant;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * Where the app is installed: a workspace, or a whole Enterprise organization.
 *
 * @param address where people open it, such as {@code https://acme.slack.com/}
 * @param bot our own bot user in it
 * @param readAt when its people were last read in bulk
 * @param enterprise the Enterprise organization that it belongs to, or is; null if there is none
 */
public record Workspace(
        WorkspaceId id,
        String name,
        String address,
        PersonId bot,
        Instant readAt,
        @Nullable String enterprise) {}
