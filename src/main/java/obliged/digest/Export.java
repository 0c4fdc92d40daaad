package obliged.digest;

import java.time.Instant;
import java.util.function.Consumer;
import obliged.ask.Addressee;
import obliged.ask.Asks;
import obliged.ask.Date;
import obliged.ask.State;
import obliged.store.Store;
import obliged.term.PersonId;
import obliged.term.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** All that someone may see of all asks, line by line, the newest first; never more of it in memory than a page. */
public final class Export {
    /**
     * One ask.
     *
     * @param overdue whether its promise is late now
     * @param firstAnswer when whoever was asked first answered in any way
     * @param done when it was said to be done last; nothing where it was reopened since
     * @param onTime whether it was done without having been late; nothing where it is not done, or had no date
     * @param rating the stars that the reader gave, if they asked for it
     */
    public record Line(
            long number,
            Instant askedAt,
            PersonId requester,
            Addressee addressee,
            @Nullable PersonId assignee,
            State state,
            boolean overdue,
            @Nullable Date neededBy,
            @Nullable Date due,
            @Nullable Instant firstAnswer,
            @Nullable Instant done,
            @Nullable Boolean onTime,
            @Nullable Integer rating,
            String words,
            @Nullable String impact) {}

    public Export(Store store, Asks asks) {}

    /** Hands on each line as it is read. */
    public void each(WorkspaceId workspace, PersonId reader, Consumer<Line> taker) {}
}
