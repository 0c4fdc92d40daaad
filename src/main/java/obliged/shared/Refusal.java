package obliged.shared;

/**
 * A rule's "no": the transaction that meets it is rolled back, and the face words its reason for the person who tried.
 * Anything else that is thrown is a fault.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why something was refused: each feature brings an enum of its own. */
    public interface Reason {}

    private final transient Reason reason;

    public Refusal(Reason reason) {
        super(reason.toString(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
