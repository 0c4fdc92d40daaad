package obliged.outbox;

/** Which notices go ahead of others. For one recipient, notices of the same urgency keep their order. */
public enum Urgency {
    /** What a person just caused. */
    CAUSED,
    /** What nobody is waiting for: reminders, digests. */
    BULK
}
