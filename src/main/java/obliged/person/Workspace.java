package obliged.person;

import java.time.Instant;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;

/**
 * The workspace that we serve.
 *
 * @param address where people open it, such as {@code https://acme.slack.com/}
 * @param bot our own bot user in it
 * @param readAt when its people were last read in bulk
 */
public record Workspace(WorkspaceId id, String name, String address, PersonId bot, Instant readAt) {}
