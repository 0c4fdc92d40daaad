package obliged.ask;

import obliged.ask.value.FileProblem;
import obliged.outbox.NewNotice;
import obliged.outbox.Outbox;
import org.jspecify.annotations.Nullable;

/** The kinds of notice that an ask causes. */
public final class AskNotice {
    /** The prefix of all these kinds, up to the dot. */
    static final String KINDS = "ask";

    /** The card in a place. There is one in each place, and it is changed there until the end. */
    public static final String CARD = "ask.card";

    /** An update of the card in a place to the current state. */
    public static final String REFRESH = "ask.refresh";

    /** A line in a direct message that asks someone to act, with the buttons for that. */
    public static final String ACT = "ask.act";

    /**
     * Changes such a line, or one about a card that could not be delivered, to what became of it, without buttons. The step
     * is that of the line; the details are its kind and the id of its notice.
     */
    public static final String SETTLED = "ask.settled";

    /** The card in a place that an ask was handed off from is reduced to two lines without buttons. */
    public static final String ENDED = "ask.ended";

    /**
     * The card of someone who no longer helps the team that has the ask is reduced to a line without buttons, unless
     * they took part.
     */
    public static final String PARTED = "ask.parted";

    /**
     * A line in a direct message about a step that someone should know of. The details are the part of what was said, from
     * the second on.
     */
    public static final String TOLD = "ask.told";

    /** A line about a step in the thread under the channel's card; its details are as those of {@link #TOLD}. */
    public static final String LINE = "ask.line";

    /**
     * A line changes, since who wrote what it says has changed or deleted it, or since the question in it is settled. The
     * details are the kind of the line and its part.
     */
    public static final String RETOLD = "ask.retold";

    /**
     * A file that someone sent, in the thread of the recipient's card. The details are its id, and once it is uploaded, that
     * of the copy.
     */
    public static final String FILE = "ask.file";

    /** A copy of a file is deleted, since the file was; the details are the id of the file. */
    public static final String FILE_GONE = "ask.file_gone";

    /** To who sent a file that was not passed on; the details are a {@link FileProblem} and which files. */
    public static final String FILE_KEPT = "ask.file_kept";

    /** A line in the thread of the message that an ask was made from; the details name the thread. */
    public static final String LOGGED = "ask.logged";

    /** That line says how the ask stands now. */
    public static final String SOURCE = "ask.source";

    /** Tells the person who caused a card that it could not be delivered. The details are the place and the reason. */
    public static final String UNDELIVERED = "ask.undelivered";

    /** Tells the person who took a step that someone could not be told of it. The details are that person. */
    public static final String UNTOLD = "ask.untold";

    /** Tells the person who nudged that it could not be posted in the thread. The details are the reason. */
    public static final String UNHEARD = "ask.unheard";

    private AskNotice() {}

    /** A line of one kind is to say what became of it. */
    public static NewNotice settled(Ask ask, String kind, Outbox.Caused line) {
        return NewNotice.now(
                        ask.id().workspace(),
                        SETTLED,
                        line.recipient(),
                        ask.id().number(),
                        line.step(),
                        SETTLED + "/" + line.id())
                .with(kind + " " + line.id(), null);
    }

    /** Which part of what was said a line carries, from 1, by the details of its notice. */
    public static int part(@Nullable String details) {
        return details == null ? 1 : Integer.parseInt(details);
    }

    /** The place that a card could not be delivered to, by the details of the notice that says so. */
    public static String undelivered(@Nullable String details) {
        return details == null ? "" : details.split(" ")[0];
    }

    /** Which file a notice is about, by its details. */
    public static String file(@Nullable String details) {
        return details == null ? "" : details.split(" ")[0];
    }

    /** The copy of that file, if an upload of one was begun. */
    public static @Nullable String copy(@Nullable String details) {
        return details != null && details.contains(" ") ? details.split(" ")[1] : null;
    }

    /** Whether a notice of this kind is about an ask. */
    public static boolean isOf(String kind) {
        return kind.startsWith(KINDS + ".");
    }
}
