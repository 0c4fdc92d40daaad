package obliged.digest;

/** The kinds of notice that a digest causes. */
public final class DigestNotice {
    /** The prefix of all these kinds, up to the dot. */
    static final String KINDS = "digest";

    /** The digest in its channel; the subject is its number. */
    public static final String POST = "digest.post";

    /** Someone's export, as a file in their direct messages. */
    public static final String EXPORT = "digest.export";

    /**
     * Tells the person who switched it on that it has stopped, since it can't be posted in its channel. It has no
     * subject; the details are the channel and, after a space, the problem if there was one.
     */
    public static final String STOPPED = "digest.stopped";

    private DigestNotice() {}
}
