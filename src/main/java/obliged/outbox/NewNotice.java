package obliged.outbox;

import java.time.Instant;
import obliged.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * A notice to be saved: what is owed, to whom, and about what.
 *
 * @param kind the kind of notice, as defined by the package that owes it
 * @param subject the number of the ask (or the like) that it is about
 * @param step the history step from which it is worded, or 0
 * @param details further data for its wording
 * @param sealedReplyUrl the response URL to send it to, if there is one; sealed, because it is a secret
 * @param changes whether it updates a message to the current state, so that only the last of several needs to be sent
 * @param notBefore the earliest time to send it; the epoch for immediately, so that a clock that is set back holds
 *     nothing up
 * @param key makes it unique: if it is owed twice under one key, it is delivered once
 */
public record NewNotice(
        WorkspaceId workspace,
        String kind,
        Recipient recipient,
        long subject,
        long step,
        @Nullable String details,
        @Nullable String sealedReplyUrl,
        Urgency urgency,
        boolean changes,
        Instant notBefore,
        String key) {

    /** A notice that a person just caused, to be sent immediately. */
    public static NewNotice now(
            WorkspaceId workspace, String kind, Recipient recipient, long subject, long step, String key) {
        return new NewNotice(
                workspace, kind, recipient, subject, step, null, null, Urgency.CAUSED, false, Instant.EPOCH, key);
    }

    /** A notice that a step causes; each kind at most once per recipient. */
    public static NewNotice caused(WorkspaceId workspace, String kind, Recipient recipient, long subject, long step) {
        return now(workspace, kind, recipient, subject, step, kind + "/" + step + "/" + recipient.id());
    }

    public NewNotice notBefore(Instant moment) {
        return new NewNotice(
                workspace, kind, recipient, subject, step, details, sealedReplyUrl, urgency, changes, moment, key);
    }

    public NewNotice asChange() {
        return new NewNotice(
                workspace, kind, recipient, subject, step, details, sealedReplyUrl, urgency, true, notBefore, key);
    }

    /** The same notice in bulk, since nobody is waiting for it. */
    public NewNotice inBulk() {
        return new NewNotice(
                workspace,
                kind,
                recipient,
                subject,
                step,
                details,
                sealedReplyUrl,
                Urgency.BULK,
                changes,
                notBefore,
                key);
    }

    public NewNotice with(@Nullable String newDetails, @Nullable String newSealedReplyUrl) {
        return new NewNotice(
                workspace,
                kind,
                recipient,
                subject,
                step,
                newDetails,
                newSealedReplyUrl,
                urgency,
                changes,
                notBefore,
                key);
    }
}
