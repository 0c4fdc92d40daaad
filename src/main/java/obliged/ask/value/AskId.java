package obliged.ask.value;

import obliged.shared.WorkspaceId;

/** An ask's number within its workspace, shown as {@code #12}. */
public record AskId(WorkspaceId workspace, long number) {}
