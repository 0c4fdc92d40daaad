package obliged.ask.value;

/** Why a file that someone sent did not reach the other side. */
public enum FileProblem {
    /** There were more than {@link SentFile#MOST} in one message. */
    TOO_MANY,
    /** It is larger than {@link SentFile#LARGEST}. */
    TOO_LARGE,
    EMPTY,
    /** It was deleted, or can't be read where it was sent. */
    GONE,
    /** It is kept outside the chat system, which has only a link to it. */
    ELSEWHERE,
    /** We are not in the channel from which it would have to be read, or into which it would have to be put. */
    NOT_INVITED,
    /** The chat system had not finished with it after some minutes. */
    UNFINISHED,
    /** The chat system took it for harmful. */
    HARMFUL,
    /** It may have arrived, and we can't tell. */
    IN_DOUBT,
    /** The chat system refused it for another reason. */
    REFUSED
}
