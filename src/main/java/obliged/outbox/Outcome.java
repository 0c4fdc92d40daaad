package obliged.outbox;

/** The result of one attempt to deliver a notice. */
public sealed interface Outcome {
    /**
     * It arrived.
     *
     * @param earlier whether an earlier try had delivered it, which we only now know
     */
    record Delivered(Message message, boolean earlier) implements Outcome {
        public Delivered(Message message) {
            this(message, false);
        }
    }

    /**
     * It was to change a message that can no longer be changed, so it arrived as a new one. From now on the new message
     * stands for the old.
     */
    record Moved(Message from, Message to) implements Outcome {}

    /** Nothing is left to send: it updated a message, or its subject is over. */
    record Settled() implements Outcome {}

    /**
     * It did not arrive, but a later try may succeed.
     *
     * @param doubt whether this try may have arrived because its response was lost; false after a refusal
     * @param resolved whether it is known that no earlier try arrived
     */
    record Later(String problem, boolean doubt, boolean resolved) implements Outcome {
        /** The same without having looked for earlier tries, whose doubt remains. */
        public Later(String problem, boolean doubt) {
            this(problem, doubt, false);
        }
    }

    /** It can't be delivered, however often it is tried. */
    record Never(String problem) implements Outcome {
        /** The problem of a notice that was refused for so long that nobody expects it any more. */
        public static final String NOT_TAKEN_FOR_A_DAY = "not_taken_for_a_day";
    }

    /**
     * It can't be delivered until someone fixes this problem, though other notices may be. It is never given up for
     * that.
     */
    record Held(String problem) implements Outcome {}

    /** Nothing can be delivered until someone fixes this problem. */
    record Halted(String problem) implements Outcome {}
}
