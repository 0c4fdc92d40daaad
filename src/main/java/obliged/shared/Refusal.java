package obliged.shared;

/**
 * Thrown when a rule forbids something: the transaction is rolled back, and {@code obliged.slack} words the reason for
 * the person who tried. Any other exception is a fault.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why something was refused; each feature has an enum of its own. */
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
