package obliged.shared;

/** What stands in the place of words that were erased. */
public final class Erased {
    public static final String WORDS = "[erased]";

    private Erased() {}
}
