package obliged.ask;

import java.time.Instant;
import java.util.List;
import obliged.ask.value.Addressee;
import obliged.ask.value.AskId;
import obliged.ask.value.Date;
import obliged.ask.value.SentFile;
import obliged.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * One line of an ask's history.
 *
 * @param id later steps have higher ones
 * @param by null if it happened by itself: after some time, or because someone left
 * @param words what was said with it: a note, a reason, a question; for an edit, the words before it
 * @param date the date that it set or suggested
 * @param details what else was said, for steps that say more
 * @param to whom it names: who got it, could help, or left
 */
public record HistoryEntry(
        long id,
        AskId ask,
        Step step,
        @Nullable PersonId by,
        Instant at,
        @Nullable String words,
        @Nullable Date date,
        @Nullable Details details,
        @Nullable Addressee to) {

    /** What else is said with a step besides its words. */
    public sealed interface Details {
        String words();

        /** What the assignee does for the requester to make it right. */
        record Offer(String words) implements Details {}

        /** The customer impact before an edit; empty if there was none. */
        record ImpactBefore(String words) implements Details {}

        /** The files that were sent with it. */
        record Files(List<SentFile> files) implements Details {
            @Override
            public String words() {
                return SentFile.names(files);
            }
        }
    }

    /** An entry for something that happens now, which gets its id when it is saved. */
    static HistoryEntry now(Ask ask, Step step, @Nullable PersonId by, Instant at) {
        return new HistoryEntry(0, ask.id(), step, by, at, null, null, null, null);
    }

    /** The same entry with other words, or none. */
    public HistoryEntry saying(@Nullable String said) {
        return new HistoryEntry(id, ask, step, by, at, said, date, details, to);
    }

    HistoryEntry with(@Nullable Details said) {
        return new HistoryEntry(id, ask, step, by, at, words, date, said, to);
    }

    HistoryEntry dated(@Nullable Date set) {
        return new HistoryEntry(id, ask, step, by, at, words, set, details, to);
    }

    HistoryEntry naming(@Nullable Addressee named) {
        return new HistoryEntry(id, ask, step, by, at, words, date, details, named);
    }

    HistoryEntry sending(List<SentFile> files) {
        return files.isEmpty() ? this : with(new Details.Files(files));
    }

    /** The files that were sent with it, if there are any. */
    public List<SentFile> files() {
        return details instanceof Details.Files with ? with.files() : List.of();
    }

    /** Whether people talk about the ask with it. */
    public boolean isTalk() {
        return (words != null || !files().isEmpty())
                && (step == Step.QUESTION || step == Step.ANSWER || step == Step.COMMENT);
    }

    /** The words of the details, of either type. */
    public @Nullable String detailWords() {
        return details == null ? null : details.words();
    }

    /** What the assignee does for the requester, if that was said. */
    public @Nullable String offer() {
        return details instanceof Details.Offer offer ? offer.words() : null;
    }

    /** The customer impact before an edit that changed it; empty if there was none. */
    public @Nullable String impactBefore() {
        return details instanceof Details.ImpactBefore before ? before.words() : null;
    }
}
