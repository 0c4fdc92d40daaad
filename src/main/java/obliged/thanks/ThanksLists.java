package obliged.thanks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import obliged.person.People;
import obliged.person.Person;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.Store;
import obliged.store.Tx;
import obliged.team.Teams;
import org.jspecify.annotations.Nullable;

/** The thank-yous that someone gave and got, as far as the reader may see them; the newest first. */
public final class ThanksLists {
    private final Store store;
    private final People people;
    private final Teams teams;

    public ThanksLists(Store store, People people, Teams teams) {
        this.store = store;
        this.people = people;
        this.teams = teams;
    }

    /** Which of someone's thank-yous to list. */
    public enum Side {
        GOT,
        GAVE
    }

    /**
     * Where a page begins.
     *
     * @param from the number of the thank-you next to it; null at the newest end
     * @param newer whether the page has those newer than that, or older
     */
    public record Cursor(@Nullable Long from, boolean newer) {
        public static final Cursor NEWEST = new Cursor(null, false);
    }

    /**
     * One page.
     *
     * @param newer whether there are newer ones
     * @param older whether there are older ones
     */
    public record Page(List<ThankYou> lines, boolean newer, boolean older) {
        public Page {
            lines = List.copyOf(lines);
        }
    }

    /** What someone got; they may see all of it themselves. */
    public List<ThankYou> received(WorkspaceId workspace, PersonId person, int limit) {
        return page(workspace, person, person, Side.GOT, Cursor.NEWEST, limit).lines();
    }

    /** What someone gave. */
    public List<ThankYou> given(WorkspaceId workspace, PersonId person, int limit) {
        return page(workspace, person, person, Side.GAVE, Cursor.NEWEST, limit).lines();
    }

    /** A page of someone's, as far as the reader may see it. */
    public Page page(WorkspaceId workspace, PersonId reader, PersonId person, Side side, Cursor cursor, int size) {
        return store.read(tx -> {
            Query query = new Query(tx, workspace, reader(tx, workspace, reader), person, side);
            Long from = cursor.from();
            if (cursor.newer() && from != null) {
                List<Long> found = new ArrayList<>(query.after(from, size + 1));
                boolean more = found.size() > size;
                List<Long> page = new ArrayList<>(found.subList(0, Math.min(size, found.size())));
                Collections.reverse(page);
                return query.page(page, more, !query.before(from + 1, 1).isEmpty());
            }
            long before = from == null ? Long.MAX_VALUE : from;
            List<Long> found = query.before(before, size + 1);
            boolean newer = from != null && !query.after(from - 1, 1).isEmpty();
            return query.page(found.subList(0, Math.min(size, found.size())), newer, found.size() > size);
        });
    }

    private ThankYouListDao.Reader reader(Tx tx, WorkspaceId workspace, PersonId id) {
        boolean colleague =
                people.find(tx, workspace, id).filter(Person::isColleague).isPresent();
        return new ThankYouListDao.Reader(id, colleague, teams.access().isMember(tx, workspace, id));
    }

    private record Query(Tx tx, WorkspaceId workspace, ThankYouListDao.Reader reader, PersonId person, Side side) {
        List<Long> before(long number, int limit) {
            ThankYouListDao dao = tx.dao(ThankYouListDao.class);
            return side == Side.GOT
                    ? dao.gotBefore(workspace, reader, person, number, limit)
                    : dao.gaveBefore(workspace, reader, person, number, limit);
        }

        List<Long> after(long number, int limit) {
            ThankYouListDao dao = tx.dao(ThankYouListDao.class);
            return side == Side.GOT
                    ? dao.gotAfter(workspace, reader, person, number, limit)
                    : dao.gaveAfter(workspace, reader, person, number, limit);
        }

        Page page(List<Long> numbers, boolean newer, boolean older) {
            return new Page(
                    numbers.stream()
                            .map(number -> ThankYous.load(tx, new ThankYouId(workspace, number)))
                            .toList(),
                    newer,
                    older);
        }
    }
}
