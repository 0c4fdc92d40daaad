package obliged.shared;

/** A known problem of the machine. Its sentence tells the operator what to do, which a stack trace could not. */
public interface Trouble {
    String sentence();
}
