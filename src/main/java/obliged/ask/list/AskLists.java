package obliged.ask.list;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import obliged.ask.Ask;
import obliged.ask.AskAccess;
import obliged.ask.Asks;
import obliged.ask.value.Date;
import obliged.person.People;
import obliged.person.Person;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.Store;
import obliged.store.Tx;
import obliged.team.Teams;
import org.jspecify.annotations.Nullable;

/**
 * Lists of asks, without any that the reader may not see. Unfinished asks are few enough to be read at once; everything
 * else is read from an index, a page at a time.
 */
public final class AskLists {
    /** The number of asks on a page. */
    public static final int PAGE = 10;

    private static final Comparator<Entry> ORDER =
            Comparator.comparingLong(Entry::sort).thenComparingLong(Entry::number);

    private final Store store;
    private final People people;
    private final Teams teams;
    private final AskAccess access;
    private final Asks asks;

    public AskLists(Store store, People people, Teams teams, Asks asks) {
        this.store = store;
        this.people = people;
        this.teams = teams;
        this.access = new AskAccess(people, teams);
        this.asks = asks;
    }

    /** Returns the page of a list at an edge, as its reader may see it. */
    public AskPage page(WorkspaceId workspace, PersonId reader, AskList list, AskPage.Edge edge) {
        return page(workspace, reader, list, edge, PAGE);
    }

    /** The same, with {@code most} asks on a page. */
    public AskPage page(WorkspaceId workspace, PersonId reader, AskList list, AskPage.Edge edge, int most) {
        return store.read(tx -> {
            Look look = new Look(tx, workspace, reader, most);
            return isWithoutEnd(list) ? look.through(list, edge) : look.at(look.living(list), edge);
        });
    }

    private static boolean isWithoutEnd(AskList list) {
        return switch (list.kind()) {
            case ALL, FOUND -> true;
            case MINE, TEAM -> list.endedToo();
            case OWED, OVERDUE, AWAITED, TO_ANSWER -> false;
        };
    }

    /** An ask in a list, and its ascending sort key. */
    private record Entry(long sort, long number) {
        static Entry newest(long number) {
            return new Entry(-number, number);
        }

        AskPage.Edge edge(boolean back) {
            return new AskPage.Edge(sort, number, back);
        }
    }

    /** One read of a list. */
    private final class Look {
        private final Tx tx;
        private final AskListDao dao;
        private final WorkspaceId workspace;
        private final PersonId reader;
        private final Optional<Person> known;
        private final int most;
        private final Map<Long, Optional<Ask>> looked = new HashMap<>();

        Look(Tx tx, WorkspaceId workspace, PersonId reader, int most) {
            this.tx = tx;
            this.dao = tx.dao(AskListDao.class);
            this.workspace = workspace;
            this.reader = reader;
            this.known = people.find(tx, workspace, reader);
            this.most = most;
        }

        List<Entry> living(AskList list) {
            return switch (list.kind()) {
                case OWED -> soonest(dao.owed(workspace, reader));
                case MINE -> newest(dao.mine(workspace, reader));
                case OVERDUE -> soonest(dao.overdue(workspace, reader, tx.now()));
                case AWAITED -> soonest(dao.awaited(workspace, reader));
                case TO_ANSWER -> newest(dao.toAnswer(workspace, reader));
                case TEAM -> list.team() == null ? List.of() : newest(ofTeam(list.team()));
                case ALL, FOUND -> throw new IllegalArgumentException("without end: " + list.kind());
            };
        }

        private List<AskListDao.Line> ofTeam(ChannelId team) {
            boolean helps = access.maySeeAsksOf(tx, workspace, team, reader, true);
            boolean reads = access.maySeeAsksOf(tx, workspace, team, reader, false);
            return dao.ofTeam(workspace, team, reader, helps, reads);
        }

        private List<Entry> soonest(List<AskListDao.Line> lines) {
            ZoneId zone = known.map(Person::zone).orElse(ZoneOffset.UTC);
            return lines.stream()
                    .map(line -> new Entry(ends(line.date(), zone), line.number()))
                    .sorted(ORDER)
                    .toList();
        }

        private static long ends(@Nullable String date, ZoneId zone) {
            return date == null
                    ? Instant.MAX.getEpochSecond()
                    : Date.parse(date).ends(zone).getEpochSecond();
        }

        private static List<Entry> newest(List<AskListDao.Line> lines) {
            return lines.stream()
                    .map(line -> Entry.newest(line.number()))
                    .sorted(ORDER)
                    .toList();
        }

        /** A page of a list that was read at once. */
        AskPage at(List<Entry> all, AskPage.Edge edge) {
            Entry at = new Entry(edge.sort(), edge.number());
            int here = (int) all.stream()
                    .filter(entry -> ORDER.compare(entry, at) < (edge.back() ? 0 : 1))
                    .count();
            int from = edge.back() ? Math.max(here - most, 0) : here;
            if (from >= all.size()) {
                // Everything from here on is gone, so show the last page.
                from = Math.max(all.size() - most, 0);
            }
            int to = Math.min(from + most, all.size());
            return page(all.subList(from, to), all.size(), from > 0, to < all.size());
        }

        /** A page of what the index finds, the newest first. */
        AskPage through(AskList list, AskPage.Edge edge) {
            Optional<String> question = question(list);
            if (question.isEmpty()) {
                return page(List.of(), 0, false, false);
            }
            Optional<Long> entry = dao.entry(workspace, edge.number());
            if (entry.isPresent() && edge.back()) {
                List<Entry> newer =
                        new ArrayList<>(visible(from -> dao.after(question.get(), from, most + 1), entry.get()));
                if (newer.size() >= most) {
                    boolean more = newer.size() > most;
                    List<Entry> page = new ArrayList<>(newer.subList(0, most));
                    Collections.reverse(page);
                    return page(page, null, more, true);
                }
            }
            boolean atStart = entry.isEmpty() || edge.back();
            List<Entry> older =
                    visible(from -> dao.before(question.get(), from, most + 1), atStart ? Long.MAX_VALUE : entry.get());
            boolean more = older.size() > most;
            return page(
                    older.subList(0, Math.min(most, older.size())),
                    atStart && !more ? older.size() : null,
                    !atStart,
                    more);
        }

        private Optional<String> question(AskList list) {
            VisibleAsksQuery visible = new VisibleAsksQuery(tx, workspace, teams);
            return switch (list.kind()) {
                case MINE -> Optional.of(visible.askedBy(reader));
                case TEAM ->
                    Optional.ofNullable(list.team()).map(team -> visible.askedOf(team) + " AND " + seen(visible));
                case FOUND -> SearchQuery.of(list.words()).question(dao).map(said -> said + " AND " + seen(visible));
                default -> Optional.of(seen(visible));
            };
        }

        private String seen(VisibleAsksQuery visible) {
            return visible.of(reader, known.filter(Person::isColleague).isPresent());
        }

        /** More than a page of visible asks. The index lets few others through. */
        private List<Entry> visible(LongFunction<List<Long>> further, long from) {
            List<Entry> seen = new ArrayList<>();
            long at = from;
            while (true) {
                List<Long> found = further.apply(at);
                read(found);
                for (long number : found) {
                    if (visible(number).isPresent()) {
                        seen.add(Entry.newest(number));
                    }
                }
                if (found.size() <= most || seen.size() > most) {
                    return seen;
                }
                at = dao.entry(workspace, found.get(found.size() - 1)).orElseThrow();
            }
        }

        /** Reads asks at once, each only once per read, and checks whether the reader may see them. */
        private void read(List<Long> numbers) {
            List<Long> unseen = numbers.stream()
                    .filter(number -> !looked.containsKey(number))
                    .toList();
            if (!unseen.isEmpty()) {
                Asks.among(tx, workspace, unseen)
                        .forEach(ask -> looked.put(
                                ask.id().number(), Optional.of(ask).filter(found -> access.maySee(tx, found, reader))));
            }
        }

        private Optional<Ask> visible(long number) {
            return looked.getOrDefault(number, Optional.empty());
        }

        private AskPage page(List<Entry> entries, @Nullable Integer total, boolean before, boolean after) {
            List<Long> numbers = entries.stream().map(Entry::number).toList();
            read(numbers);
            List<Ask> seen =
                    numbers.stream().flatMap(number -> visible(number).stream()).toList();
            return new AskPage(
                    seen.isEmpty() ? List.of() : asks.views(tx, workspace, seen, reader),
                    total,
                    before && !entries.isEmpty() ? entries.get(0).edge(true) : null,
                    after && !entries.isEmpty()
                            ? entries.get(entries.size() - 1).edge(false)
                            : null);
        }
    }
}
