package obliged.outbox;

/** What became of one attempt to deliver a notice. */
public sealed interface Outcome {
    /**
     * It arrived.
     *
     * @param earlier whether an earlier try brought it, of which we only know now
     */
    record Delivered(Message message, boolean earlier) implements Outcome {
        public Delivered(Message message) {
            this(message, false);
        }
    }

    /** There is nothing left to say: it changed a message, or what it was about is over. */
    record Settled() implements Outcome {}

    /**
     * It may arrive later.
     *
     * @param doubt whether this try may have arrived all the same: its answer was lost. A refusal is no doubt
     * @param resolved whether it is known of every try before this one that it did not arrive
     */
    record Later(String problem, boolean doubt, boolean resolved) implements Outcome {
        /** What was in doubt before is so still. */
        public Later(String problem, boolean doubt) {
            this(problem, doubt, false);
        }
    }

    /** It can't arrive, however often it is tried. */
    record Never(String problem) implements Outcome {
        /** It was refused again and again for so long that nobody expects it any more. */
        public static final String NOT_TAKEN_FOR_A_DAY = "not_taken_for_a_day";
    }

    /** Nothing can arrive before someone mends this. */
    record Halted(String problem) implements Outcome {}
}
