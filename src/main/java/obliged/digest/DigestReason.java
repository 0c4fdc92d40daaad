package obliged.digest;

import obliged.shared.Refusal;

/** Why a digest is refused; who may change when it is told is the team's business, and refused with a reason of its. */
public enum DigestReason implements Refusal.Reason {
    /** Not for the eyes of someone who may not read the channel; whether there is one is not told. */
    NOT_SEEN,
    TIP_TOO_LONG
}
