package obliged.digest;

/** The sorts of notice that a digest owes. */
public final class DigestNotice {
    /** What they all begin with, up to the dot. */
    static final String KINDS = "digest";

    /** The digest in its channel; about is its number. */
    public static final String POST = "digest.post";

    /** Its picture, once the post stands; about is its number. */
    public static final String PICTURE = "digest.picture";

    /** Someone's export, as a file in their direct messages. */
    public static final String EXPORT = "digest.export";

    /**
     * To who switched it on: it has stopped, as it can't reach its channel. It has no subject; the details are the channel,
     * and after a space, if there was one, what went wrong.
     */
    public static final String STOPPED = "digest.stopped";

    private DigestNotice() {}
}
