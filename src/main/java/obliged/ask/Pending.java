package obliged.ask;

import java.time.Instant;
import obliged.ask.value.Date;
import obliged.shared.PersonId;
import org.jspecify.annotations.Nullable;

/** What waits for the other side's response. */
public sealed interface Pending {
    /** The history id of the step that created it, which its buttons carry. */
    long step();

    PersonId by();

    /** Since when it waits; for a question, since when it stops the clock. */
    Instant since();

    /** A date that someone suggests in place of the current one. */
    record Proposal(
            long step, PersonId by, Date date, @Nullable String why, Instant since) implements Pending {}

    /** Something that must be known first; the clock stops until it is answered. */
    record Question(long step, PersonId by, String words, Instant since) implements Pending {
        Question since(Instant now) {
            return new Question(step, by, words, now);
        }
    }
}
