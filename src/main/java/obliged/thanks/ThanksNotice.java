package obliged.thanks;

/** The sorts of notice that a thank-you owes. What each is about is the number of its {@link ThankYouId}. */
public final class ThanksNotice {
    /** What all of them begin with, up to the dot. */
    static final String KINDS = "thanks";

    /** The shout-out in its channel. The details say who was left out, where whoever gave it is to read that in a message. */
    public static final String POST = "thanks.post";

    /** A direct message to someone who is thanked. It comes after the post, and links to it. */
    public static final String TOLD = "thanks.told";

    /** To whoever gave it by a form: that it is done, with a way back. The details say who was left out. */
    public static final String GIVEN = "thanks.given";

    /** The post is deleted. */
    public static final String POST_GONE = "thanks.post_gone";

    /** The direct message becomes a line that says that it was taken back. */
    public static final String TOLD_GONE = "thanks.told_gone";

    /** The message to whoever gave it becomes a line that says the same. */
    public static final String GIVEN_GONE = "thanks.given_gone";

    /** The post could not reach its channel: said to whoever gave it. The details are why. */
    public static final String UNPOSTED = "thanks.unposted";

    /** Whether the post reached its channel can't be told: said to whoever gave it. */
    public static final String UNSURE = "thanks.unsure";

    /** Someone could not be told: said to whoever gave it. The details are the person. */
    public static final String UNTOLD = "thanks.untold";

    /** The post could not be deleted: said to whoever gave it. */
    public static final String STAYS = "thanks.stays";

    private ThanksNotice() {}
}
