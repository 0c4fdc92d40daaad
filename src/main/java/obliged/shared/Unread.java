package obliged.shared;

/**
 * Thrown if a decision rests on something that has to be read from the chat system first: who someone is, or who is in
 * a channel. The transaction is rolled back, and the request is to be handled again once that was read.
 */
public final class Unread extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Id what;

    /** {@code what} names a person or a channel. */
    public Unread(Id what) {
        super(what.toString(), null, false, false);
        this.what = what;
    }

    public Id what() {
        return what;
    }
}
