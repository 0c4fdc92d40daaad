package obliged.outbox;

import java.time.Instant;
import obliged.term.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * A notice to be: what is owed, to whom, about what.
 *
 * @param kind which sort of notice, in the words of the room that owes it
 * @param place the person or channel that gets it
 * @param about the number of the ask (or the like) that it is about
 * @param cause the step of history that it is worded from
 * @param note what else its wording needs
 * @param via where it goes, if not to {@code place}: sealed, for it is a secret
 * @param changes whether it changes a message to what is so then, so that only the last of several needs to go
 * @param notBefore when it may go; the epoch for at once, so that a clock that is set back holds nothing up
 * @param key makes it unique: owed twice under one key, it is delivered once
 */
public record Owed(
        WorkspaceId workspace,
        String kind,
        String place,
        long about,
        long cause,
        @Nullable String note,
        @Nullable String via,
        Urgency urgency,
        boolean changes,
        Instant notBefore,
        String key) {

    /** What a person just caused, to go at once. */
    public static Owed now(WorkspaceId workspace, String kind, String place, long about, long cause, String key) {
        return new Owed(workspace, kind, place, about, cause, null, null, Urgency.CAUSED, false, Instant.EPOCH, key);
    }

    /** What a step causes: each kind once a place. */
    public static Owed caused(WorkspaceId workspace, String kind, String place, long about, long step) {
        return now(workspace, kind, place, about, step, kind + "/" + step + "/" + place);
    }

    public Owed notBefore(Instant moment) {
        return new Owed(workspace, kind, place, about, cause, note, via, urgency, changes, moment, key);
    }

    public Owed asChange() {
        return new Owed(workspace, kind, place, about, cause, note, via, urgency, true, notBefore, key);
    }

    /** What nobody is sitting in front of. */
    public Owed inBulk() {
        return new Owed(workspace, kind, place, about, cause, note, via, Urgency.BULK, changes, notBefore, key);
    }

    public Owed with(@Nullable String newNote, @Nullable String newVia) {
        return new Owed(workspace, kind, place, about, cause, newNote, newVia, urgency, changes, notBefore, key);
    }
}
