package obliged.outbox;

/** What became of one attempt to deliver a notice. */
public sealed interface Outcome {
    /** It arrived. */
    record Delivered(Message message) implements Outcome {}

    /** There is nothing left to say: it changed a message, or what it was about is over. */
    record Settled() implements Outcome {}

    /**
     * It may arrive later.
     *
     * @param doubt whether it may have arrived already, for all we know
     */
    record Later(String problem, boolean doubt) implements Outcome {}

    /** It can't arrive, however often it is tried. */
    record Never(String problem) implements Outcome {}

    /** Nothing can arrive before someone mends this. */
    record Halted(String problem) implements Outcome {}
}
