package obliged.thanks;

/** The kinds of notice that a thank-you causes. Their subject is the number of its {@link ThankYouId}. */
public final class ThanksNotice {
    /** The prefix of all these kinds, up to the dot. */
    static final String KINDS = "thanks";

    /** The post in its channel. The details say who was left out, if the giver is to get a confirmation. */
    public static final String POST = "thanks.post";

    /** A direct message to someone who is thanked. It is sent after the post, and links to it. */
    public static final String TOLD = "thanks.told";

    /**
     * Confirms it to someone who gave it through a form, with a way to take it back. The details say who was left out.
     */
    public static final String GIVEN = "thanks.given";

    /** Changes the post to show what others added to it. */
    public static final String POST_ADDED = "thanks.post_added";

    /** Deletes the post. */
    public static final String POST_GONE = "thanks.post_gone";

    /** Reduces the direct message to a line that says that it was taken back. */
    public static final String TOLD_GONE = "thanks.told_gone";

    /** Reduces the giver's confirmation to a line that says the same. */
    public static final String GIVEN_GONE = "thanks.given_gone";

    /** Tells the giver that the post could not be delivered. The details are the reason. */
    public static final String UNPOSTED = "thanks.unposted";

    /** Tells the giver that we can't tell whether the post was delivered. */
    public static final String UNSURE = "thanks.unsure";

    /** Tells the giver that someone could not be told. The details are that person. */
    public static final String UNTOLD = "thanks.untold";

    /** Tells the giver that the post could not be deleted. */
    public static final String STAYS = "thanks.stays";

    private ThanksNotice() {}
}
