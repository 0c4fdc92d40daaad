package obliged.sandbox.page;

/** The bot's process, for what cannot be asked of it over HTTP. */
public interface RunningBot {
    /** Ends the bot and starts it again on the same file. */
    void restartBot();

    /** Returns when the bot has done what is due now, or when that takes too long. */
    void catchUp();
}
