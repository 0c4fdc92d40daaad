package obliged.slack.api;

/** The words for errors of Slack's that no sentence of ours is about. */
public final class PostProblemText {
    private PostProblemText() {}

    /** Names the error, and says what to do: {@code (some_error). Press Try again…}. */
    public static String named(String error) {
        return "(" + error + "). Press Try again; if that doesn't help, show this to the person who runs Obliged.";
    }
}
