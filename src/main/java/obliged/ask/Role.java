package obliged.ask;

/** What someone is to one ask, now; one person may be several. */
public enum Role {
    REQUESTER,
    /** The person asked, or one of the helpers of the team asked. Never the requester. */
    HELPER,
    ASSIGNEE,
    /** The one whose word is awaited on what is pending. */
    AWAITED
}
