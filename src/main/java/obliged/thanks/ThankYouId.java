package obliged.thanks;

import obliged.shared.WorkspaceId;

/** Names a thank-you. People never see the number. */
public record ThankYouId(WorkspaceId workspace, long number) {}
