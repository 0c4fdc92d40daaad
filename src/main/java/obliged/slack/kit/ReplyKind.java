package obliged.slack.kit;

import obliged.slack.ask.AskListMessage;

/** The sorts of notice that the face itself owes: late words to a press, seen only by who pressed. */
public final class ReplyKind {
    /**
     * A step that a button asked for was refused; the details are {@code REASON STEP CHANNEL}, where the channel is the
     * one in which they pressed, if any.
     */
    public static final String REFUSED = "reply.refused";

    /** A message only they see, changed to the ask as it is now; the details are the channel in which they pressed. */
    public static final String SHOW = "reply.show";

    /** An ask as it is now, in a message of its own; the details are the channel in which they pressed. */
    public static final String WHOLE = "reply.whole";

    /** An ask was logged by a press. */
    public static final String ASKED = "reply.asked";

    /** A list only they see, changed; the details are as {@link AskListMessage} reads it. */
    public static final String LIST = "reply.list";

    /** The details name one of {@link ReplyText}. */
    public static final String WORDS = "reply.words";

    /**
     * A form did not open; it is kept as a draft of the number that this is about. The details name one of {@link
     * ReplyText}.
     */
    public static final String DRAFT = "reply.draft";

    /** A team was changed; the details are its channel. */
    public static final String TEAM = "reply.team";

    /** Someone logged an ask for someone else. */
    public static final String LOGGED = "reply.logged";

    /** Someone wrote to us; a form with their words is kept as a draft of the number that this is about. */
    public static final String WRITTEN = "reply.written";

    /** Someone wrote to us for help. */
    public static final String HELP = "reply.help";

    private ReplyKind() {}
}
