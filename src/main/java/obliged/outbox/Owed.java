package obliged.outbox;

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
        String key) {

    /** What a person's step causes: keyed by step, kind and place, as a step causes each kind once a place. */
    public static Owed caused(WorkspaceId workspace, String kind, String place, long about, long cause) {
        String key = kind + "/" + cause + "/" + place;
        return new Owed(workspace, kind, place, about, cause, null, null, Urgency.CAUSED, key);
    }
}
