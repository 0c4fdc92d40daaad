package obliged.outbox;

import java.time.Duration;

/** What became of one attempt to deliver a notice. */
public sealed interface Outcome {
    /** It arrived. */
    record Delivered(Message message) implements Outcome {}

    /** There is nothing left to say: what it was about is over. */
    record Settled() implements Outcome {}

    /** It may arrive later. {@code atLeast} is how long we were told to wait; zero where we choose. */
    record Later(String problem, Duration atLeast) implements Outcome {}

    /** It can't arrive, however often it is tried. */
    record Never(String problem) implements Outcome {}
}
