package obliged.outbox;

import java.time.Instant;
import obliged.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * A notice to be: what is owed, to whom, about what.
 *
 * @param kind which sort of notice, in the words of the package that owes it
 * @param subject the number of the ask (or the like) that it is about
 * @param step the step of history that it is worded from, or 0
 * @param details what else its wording needs
 * @param sealedReplyUrl where it goes, if not to the recipient by itself: sealed, because it is a secret
 * @param changes whether it changes a message to what is so then, so that only the last of several needs to go
 * @param notBefore when it may go; the epoch for at once, so that a clock that is set back holds nothing up
 * @param key makes it unique: owed twice under one key, it is delivered once
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

    /** What a person just caused, to go at once. */
    public static NewNotice now(
            WorkspaceId workspace, String kind, Recipient recipient, long subject, long step, String key) {
        return new NewNotice(
                workspace, kind, recipient, subject, step, null, null, Urgency.CAUSED, false, Instant.EPOCH, key);
    }

    /** What a step causes: each kind once for each recipient. */
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

    /** What nobody is sitting in front of. */
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
