package obliged.digest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import obliged.ask.Ask;
import obliged.ask.AskView;
import obliged.ask.HistoryEntry;
import obliged.ask.list.AskList;
import obliged.ask.list.AskLists;
import obliged.ask.list.AskPage;
import obliged.ask.value.Addressee;
import obliged.ask.value.Date;
import obliged.ask.value.State;
import obliged.person.People;
import obliged.shared.PersonId;
import obliged.shared.WorkingHours;
import obliged.shared.WorkspaceId;
import obliged.store.Store;
import obliged.store.Tx;
import org.jspecify.annotations.Nullable;

/** Exports all asks that someone may see, the newest first, with at most one page of them in memory. */
public final class Export {
    private static final int PAGE = 200;

    /**
     * One ask.
     *
     * @param overdue whether its promise is overdue now
     * @param firstAnswer when the person or team asked first answered in any way
     * @param done when it was last marked as done; null if it was reopened since
     * @param onTime whether it was done without being late while its last assignee had it; null if it is not done or
     *     had no date then
     * @param talk what was said about it: questions, answers and comments
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
            @Nullable String impact,
            List<HistoryEntry> talk) {}

    private final Store store;
    private final People people;
    private final AskLists lists;

    public Export(Store store, People people, AskLists lists) {
        this.store = store;
        this.people = people;
        this.lists = lists;
    }

    /** Passes each line on as it is read, without asks that are logged meanwhile. */
    public void each(WorkspaceId workspace, PersonId reader, Consumer<Line> taker) {
        AskPage.Edge edge = AskPage.Edge.START;
        while (edge != null) {
            AskPage page = lists.page(workspace, reader, AskList.of(AskList.Kind.ALL), edge, PAGE);
            store.read(tx -> lines(tx, workspace, page, reader)).forEach(taker);
            edge = page.after();
        }
    }

    private List<Line> lines(Tx tx, WorkspaceId workspace, AskPage page, PersonId reader) {
        DigestDao dao = tx.dao(DigestDao.class);
        Function<PersonId, WorkingHours> doers = WeekCollector.hoursOf(tx, people, workspace);
        return page.views().stream()
                .map(view -> line(
                        view,
                        HistoryReplay.of(dao.history(workspace, view.ask().id().number()), doers),
                        stars(dao, view.ask(), reader)))
                .toList();
    }

    private static Line line(AskView view, List<Tenure> tenures, @Nullable Integer stars) {
        Ask ask = view.ask();
        Tenure last = tenures.get(tenures.size() - 1);
        boolean isDone = ask.state() == State.DONE || ask.state() == State.CONFIRMED;
        Instant done = isDone ? ask.doneAt() : null;
        return new Line(
                ask.id().number(),
                ask.origin().loggedAt(),
                ask.requester(),
                ask.addressee(),
                ask.assignee(),
                ask.state(),
                view.overdue(),
                ask.neededBy(),
                ask.due(),
                tenures.get(0).answered(),
                done,
                done == null || !last.isDated(done) ? null : Boolean.valueOf(!last.isMissed(done)),
                stars,
                ask.words(),
                ask.wish().impact(),
                view.history().stream().filter(HistoryEntry::isTalk).toList());
    }

    private static @Nullable Integer stars(DigestDao dao, Ask ask, PersonId reader) {
        Optional<Integer> stars = dao.stars(ask.id().workspace(), ask.id().number(), reader);
        return stars.orElse(null);
    }
}
