package obliged.person;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import obliged.shared.WorkspaceId;
import obliged.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * How far we have read the chat system's lists of what there is in a workspace. They are read in rounds, page by page,
 * and a round that was interrupted is continued.
 */
public final class ListReadings {
    /** A list of its own, or what has to be read because of it. */
    public enum Kind {
        PEOPLE,
        GROUPS,
        CHANNELS,
        /** Channels that we know and that were not in the list. */
        UNLISTED,
        /** Who is in the channels where we need to know it. */
        MEMBERS
    }

    /**
     * How far a list is read in a round.
     *
     * @param round counted from 1
     * @param cursor where it goes on; empty at its beginning, null once it is read to its end
     * @param count how many entries were read
     */
    public record Reading(Kind list, int round, @Nullable String cursor, int count) {
        boolean isUnderWay() {
            return cursor != null;
        }

        /** After reading some more. */
        public Reading further(int more, @Nullable String next) {
            return new Reading(list, round, next, count + more);
        }

        /** From the beginning again, since Slack forgot where it was. */
        public Reading again() {
            return new Reading(list, round, "", 0);
        }
    }

    private final Store store;

    public ListReadings(Store store) {
        this.store = store;
    }

    /** Begins the next round, unless one is under way. */
    public void begin(WorkspaceId workspace) {
        store.run(tx -> {
            ListReadingDao dao = tx.dao(ListReadingDao.class);
            List<Reading> last = dao.all(workspace);
            if (last.stream().noneMatch(Reading::isUnderWay)) {
                int round = last.stream().mapToInt(Reading::round).max().orElse(0) + 1;
                for (Kind list : Kind.values()) {
                    dao.save(workspace, new Reading(list, round, "", 0));
                }
            }
        });
    }

    /** Begins the round that is under way once more, if there is one. */
    public void beginAgain(WorkspaceId workspace) {
        store.run(tx -> {
            ListReadingDao dao = tx.dao(ListReadingDao.class);
            List<Reading> last = dao.all(workspace);
            if (last.stream().anyMatch(Reading::isUnderWay)) {
                last.forEach(reading -> dao.save(workspace, reading.again()));
            }
        });
    }

    /** The lists that are not read to their end yet. */
    public Map<Kind, Reading> underWay(WorkspaceId workspace) {
        return store.read(tx -> tx.dao(ListReadingDao.class).all(workspace).stream()
                .filter(Reading::isUnderWay)
                .collect(Collectors.toMap(Reading::list, Function.identity())));
    }

    /** Whether a list was ever read to its end. */
    public boolean wasRead(WorkspaceId workspace, Kind list) {
        Optional<Reading> reading =
                store.read(tx -> tx.dao(ListReadingDao.class).find(workspace, list));
        return reading.filter(last -> last.round() > 1 || !last.isUnderWay()).isPresent();
    }

    public Optional<Reading> find(WorkspaceId workspace, Kind list) {
        return store.read(tx -> tx.dao(ListReadingDao.class).find(workspace, list));
    }

    public void save(WorkspaceId workspace, Reading reading) {
        store.run(tx -> tx.dao(ListReadingDao.class).save(workspace, reading));
    }
}
