package obliged.digest;

import obliged.shared.Refusal;

/**
 * Why something about a digest is refused. Who may change its schedule is up to the team package, which has its own
 * reasons.
 */
public enum DigestReason implements Refusal.Reason {
    /** They may not read the channel; whether it exists is not revealed. */
    NOT_SEEN,
    TIP_TOO_LONG
}
