package obliged.thanks;

import obliged.term.WorkspaceId;

/** Names a thank-you. People never see the number. */
public record ThankYouId(WorkspaceId workspace, long number) {}
