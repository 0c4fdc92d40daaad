package obliged.digest;

/** The sorts of notice that a digest owes. */
public final class DigestNotice {
    /** The digest in its channel; about is its number. */
    public static final String POST = "digest.post";

    /**
     * To who switched it on: it has stopped, as it can't reach its channel. About is nothing; the note is the channel,
     * and after a space, if there was one, what went wrong.
     */
    public static final String STOPPED = "digest.stopped";

    private DigestNotice() {}
}
