package obliged.sandbox.page;

/** The process in which the bot runs, as its operating system knows it: this room knows the bot only over HTTP. */
public interface Machine {
    /** Ends the bot and starts it again on the same file. */
    void restartBot();

    /** Comes back when the bot has done what is due now, or when that takes too long. */
    void catchUp();
}
