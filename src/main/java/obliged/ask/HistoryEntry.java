package obliged.ask;

import java.time.Instant;
import obliged.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * One line of an ask's history.
 *
 * @param id later steps have higher ones
 * @param by nobody where time itself did it, or someone's leaving
 * @param words what was said with it: a note, a reason, a question; of an edit the words as they were before
 * @param date the date that it set or suggested
 * @param besides what else was said: what the assignee does for the requester to make it right; of an edit the customer
 *     impact as it was before, empty where it was not told
 * @param to whom it names: who was handed it, or could help, or left
 */
public record HistoryEntry(
        long id,
        AskId ask,
        Step step,
        @Nullable PersonId by,
        Instant at,
        @Nullable String words,
        @Nullable Date date,
        @Nullable String besides,
        @Nullable Addressee to) {

    /** Something that happens now, at whatever place in the history it gets. */
    static HistoryEntry now(Ask ask, Step step, @Nullable PersonId by, Instant at) {
        return new HistoryEntry(0, ask.id(), step, by, at, null, null, null, null);
    }

    HistoryEntry saying(@Nullable String said) {
        return new HistoryEntry(id, ask, step, by, at, said, date, besides, to);
    }

    HistoryEntry besides(@Nullable String said) {
        return new HistoryEntry(id, ask, step, by, at, words, date, said, to);
    }

    HistoryEntry dated(@Nullable Date set) {
        return new HistoryEntry(id, ask, step, by, at, words, set, besides, to);
    }

    HistoryEntry naming(@Nullable Addressee named) {
        return new HistoryEntry(id, ask, step, by, at, words, date, besides, named);
    }
}
