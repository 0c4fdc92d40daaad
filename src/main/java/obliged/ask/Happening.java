package obliged.ask;

import java.time.Instant;
import obliged.term.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * One line of an ask's history.
 *
 * @param id later steps have higher ones
 * @param by nobody where time itself did it
 * @param words what was said with it: a note, a reason
 * @param date the date that it set or suggested
 */
public record Happening(
        long id,
        AskId ask,
        Step step,
        @Nullable PersonId by,
        Instant at,
        @Nullable String words,
        @Nullable Date date) {}
