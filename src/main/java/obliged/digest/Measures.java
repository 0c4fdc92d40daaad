package obliged.digest;

/** The numbers of a team's week. */
final class Measures {
    private Measures() {}
}
