package obliged.outbox;

/** Words a notice from the state as it is now and brings it to its place: the face's part of delivery. */
public interface Courier {
    /** Delivers or says why not; a thrown fault counts as {@link Outcome.Later}. Called by many threads at once. */
    Outcome deliver(Notice notice);
}
