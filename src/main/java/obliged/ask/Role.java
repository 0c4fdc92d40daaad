package obliged.ask;

/** What someone currently is to an ask; one person may have several roles. */
public enum Role {
    REQUESTER,
    /** The person asked, or one of the helpers of the team asked. Never the requester. */
    HELPER,
    ASSIGNEE,
    /** The person who has to respond to what is pending. */
    AWAITED
}
