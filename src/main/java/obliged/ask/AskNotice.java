package obliged.ask;

/** The sorts of notice that an ask owes. */
public final class AskNotice {
    /** What all of them begin with, up to the dot. */
    static final String KINDS = "ask";

    /** A whole card in a place: from then on the card there. */
    public static final String CARD = "ask.card";

    /** The card in a place changed to what is so now. */
    public static final String REFRESH = "ask.refresh";

    /** The cards before the newest one in a place, become a line with a link. */
    public static final String RETIRE = "ask.retire";

    /** The card in a place that an ask was handed off from: two lines without buttons. */
    public static final String ENDED = "ask.ended";

    /** The card of someone who no longer helps the team that has an ask: a line without buttons, unless they took part. */
    public static final String PARTED = "ask.parted";

    /** One line in a direct message: a step that someone should know of. */
    public static final String TOLD = "ask.told";

    /** One line in the thread under the channel's card: a step as it happens. */
    public static final String LINE = "ask.line";

    /** One line in the thread of the message that an ask was made from; the details name the thread. */
    public static final String LOGGED = "ask.logged";

    /** A card could not reach its place: said to whoever caused it. The details are the place, and why. */
    public static final String UNDELIVERED = "ask.undelivered";

    /** Someone could not be told of a step: said to whoever took it. The details are the person. */
    public static final String UNTOLD = "ask.untold";

    /** A nudge could not come to its thread: said to who nudged. The details are why. */
    public static final String UNHEARD = "ask.unheard";

    private AskNotice() {}
}
