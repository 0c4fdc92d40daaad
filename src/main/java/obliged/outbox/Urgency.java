package obliged.outbox;

/** What goes ahead of what. Within a place, notices of the same urgency keep their order. */
public enum Urgency {
    /** What a person just caused. */
    CAUSED,
    /** What nobody is sitting in front of: reminders, digests. */
    BULK
}
