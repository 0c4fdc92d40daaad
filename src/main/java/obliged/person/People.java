package obliged.person;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import obliged.shared.Unread;
import obliged.shared.WorkspaceId;
import obliged.store.Store;
import obliged.store.Tx;
import org.jspecify.annotations.Nullable;

/** Everyone we know of in the workspace that we serve. */
public final class People {
    private static final Period LONGEST_AWAY = Period.ofYears(1);

    private final Store store;

    /** A cache, since every reply needs to know who someone is. We are the only writer but for {@code forget}, which {@link #noteForgotten} follows. */
    private final ConcurrentMap<Key, Person> known = new ConcurrentHashMap<>();

    /** The same people by name, for search; all of a workspace's once they have been loaded. */
    private final ConcurrentMap<WorkspaceId, NameSearch> names = new ConcurrentHashMap<>();

    private final Set<WorkspaceId> whole = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Workspace workspace;

    private record Key(WorkspaceId workspace, PersonId id) {}

    public People(Store store) {
        this.store = store;
    }

    /** The workspace that was read last; empty before the first read. */
    public Optional<Workspace> workspace() {
        if (workspace == null) {
            workspace = store.read(tx -> tx.dao(PersonDao.class).workspace()).orElse(null);
        }
        return Optional.ofNullable(workspace);
    }

    public Optional<Person> find(WorkspaceId workspace, PersonId id) {
        Person person = known.get(new Key(workspace, id));
        return person != null ? Optional.of(person) : store.read(tx -> find(tx, workspace, id));
    }

    public Optional<Person> find(Tx tx, WorkspaceId workspace, PersonId id) {
        Key key = new Key(workspace, id);
        Person person = known.get(key);
        if (person != null) {
            return Optional.of(person);
        }
        Optional<Person> found = tx.dao(PersonDao.class).find(workspace, id).map(PersonRow::person);
        // Only if nothing is cached, since what was saved meanwhile is newer; and after the commit, since this may be
        // rolled back.
        found.ifPresent(read -> tx.afterCommit(() -> know(key, read)));
        return found;
    }

    /** @throws Unread if we have not read yet who someone is, and so whether they are a colleague */
    public void requireRead(WorkspaceId workspace, PersonId id) {
        requireRead(find(workspace, id).orElse(null), id);
    }

    /** The same for someone who was found. */
    public static void requireRead(@Nullable Person found, PersonId id) {
        if (found == null || found.kind() == Person.Kind.STRANGER) {
            throw new Unread(id);
        }
    }

    /** Finds a person, or registers the one described as someone we know nothing else of. */
    public Person findOrRegister(Tx tx, WorkspaceId workspace, Person described) {
        return find(tx, workspace, described.id()).orElseGet(() -> {
            tx.dao(PersonDao.class).register(workspace, described);
            return described;
        });
    }

    /**
     * Returns at most {@code most} people who can be found and whose names have words that begin with what was typed,
     * ignoring case and accents.
     */
    public List<Person> search(WorkspaceId workspace, String typed, int most, Predicate<Person> canBeFound) {
        return everyone(workspace).search(typed, most, isSo(workspace, canBeFound));
    }

    /**
     * Another name to show beside someone's own, if that one does not contain all that was typed, or if others who can
     * be found have the same name.
     */
    public Optional<String> otherName(
            WorkspaceId workspace, Person person, String typed, Predicate<Person> canBeFound) {
        return everyone(workspace).otherName(person, typed, isSo(workspace, canBeFound));
    }

    private NameSearch everyone(WorkspaceId workspace) {
        if (!whole.contains(workspace)) {
            store.read(tx -> tx.dao(PersonDao.class).all(workspace))
                    .forEach(row -> know(new Key(workspace, row.id()), row.person()));
            whole.add(workspace);
        }
        return named(workspace);
    }

    /** Leaves out stale entries: someone whose name is just changing may be listed twice. */
    private Predicate<Person> isSo(WorkspaceId workspace, Predicate<Person> canBeFound) {
        return person -> person.equals(known.get(new Key(workspace, person.id()))) && canBeFound.test(person);
    }

    /**
     * Saves when someone works and wants to be reminded, and registers them if they are unknown.
     *
     * @throws Refusal with a {@link HabitReason}
     */
    public void habits(WorkspaceId workspace, Person described, Habits habits) {
        store.run(tx -> {
            Person before = findOrRegister(tx, workspace, described);
            requireSane(habits, tx.now().atZone(before.zone()).toLocalDate());
            keep(tx, workspace, before, habits);
        });
    }

    /** Saves whether someone wants to be reminded, and leaves their other habits as they are. */
    public void remind(WorkspaceId workspace, Person described, boolean on) {
        store.run(tx -> {
            Person before = findOrRegister(tx, workspace, described);
            keep(tx, workspace, before, before.habits().reminded(on));
        });
    }

    private void keep(Tx tx, WorkspaceId workspace, Person before, Habits habits) {
        tx.dao(PersonDao.class).keep(workspace, HabitsRow.of(before.id(), habits));
        // By then the cache may hold something newer than what we read, since several changes share one commit.
        Key key = new Key(workspace, before.id());
        tx.afterCommit(() -> replace(workspace, known.getOrDefault(key, before).with(habits)));
    }

    /** Since when someone is back who was away, by what they set or by their status. */
    public Optional<Instant> backSince(Tx tx, WorkspaceId workspace, Person person) {
        LocalDate back = person.habits().awayUntil();
        return Stream.concat(
                        Stream.ofNullable(back)
                                .map(day -> day.atStartOfDay(person.zone()).toInstant()),
                        tx.dao(PersonDao.class).statusAwayUntil(workspace, person.id()).stream())
                .filter(since -> !since.isAfter(tx.now()))
                .max(Comparator.naturalOrder());
    }

    private static void requireSane(Habits habits, LocalDate today) {
        LocalDate back = habits.awayUntil();
        if (back != null && !back.isAfter(today)) {
            throw new Refusal(HabitReason.BACK_ALREADY);
        }
        if (back != null && back.isAfter(today.plus(LONGEST_AWAY))) {
            throw new Refusal(HabitReason.AWAY_TOO_LONG);
        }
    }

    /** Saves what was read about people in place of what we knew, except their habits, which are only set here. */
    public void save(WorkspaceId workspace, List<Person> people) {
        store.run(tx -> save(tx, workspace, people));
    }

    /** Whether someone is an admin or an owner of the workspace. */
    public boolean isAdmin(WorkspaceId workspace, PersonId id) {
        return store.read(tx -> isAdmin(tx, workspace, id));
    }

    public boolean isAdmin(Tx tx, WorkspaceId workspace, PersonId id) {
        return tx.dao(PersonDao.class).isAdmin(workspace, id);
    }

    /** Saves whether someone is an admin of the workspace. */
    public void admin(WorkspaceId workspace, PersonId id, boolean admin) {
        store.run(tx -> tx.dao(PersonDao.class).admin(workspace, List.of(id), admin));
    }

    /** Saves the workspace's admins in place of those we knew. */
    public void admins(WorkspaceId workspace, List<PersonId> admins) {
        store.run(tx -> {
            PersonDao dao = tx.dao(PersonDao.class);
            dao.noAdmins(workspace);
            dao.admin(workspace, admins, true);
        });
    }

    /** Saves the whole workspace at once, as it was read in bulk. */
    public void save(Workspace read, List<Person> people) {
        store.run(tx -> {
            tx.dao(PersonDao.class).save(read);
            save(tx, read.id(), people);
            tx.afterCommit(() -> {
                workspace = read;
                whole.add(read.id());
            });
        });
    }

    private void save(Tx tx, WorkspaceId workspace, List<Person> read) {
        PersonDao dao = tx.dao(PersonDao.class);
        Set<PersonId> forgotten = tx.dao(PersonalDataDao.class).forgotten(workspace);
        List<Person> people = read.stream()
                .map(person -> person.gone() && forgotten.contains(person.id()) ? person.nameless() : person)
                .toList();
        dao.save(
                workspace,
                tx.now(),
                people,
                people.stream().map(PersonRow::lines).toList());
        Map<PersonId, Habits> habits = (people.size() == 1
                        ? dao.habits(workspace, people.get(0).id()).stream()
                        : dao.habits(workspace).stream())
                .collect(toMap(HabitsRow::person, HabitsRow::habits));
        tx.afterCommit(() -> people.forEach(
                person -> replace(workspace, person.with(habits.getOrDefault(person.id(), Habits.USUAL)))));
    }

    /** Follows the operator's command, which erases names in a process of its own. */
    public void noteForgotten(WorkspaceId workspace) {
        store
                .read(tx -> tx.dao(PersonalDataDao.class).forgotten(workspace).stream()
                        .flatMap(id -> tx.dao(PersonDao.class).find(workspace, id).stream())
                        .map(PersonRow::person)
                        .toList())
                .stream()
                .filter(person -> person.name().equals(PersonalData.NAMELESS))
                .filter(person -> !person.equals(known.get(new Key(workspace, person.id()))))
                .forEach(person -> replace(workspace, person));
    }

    private void replace(WorkspaceId workspace, Person person) {
        Person before = known.put(new Key(workspace, person.id()), person);
        named(workspace).changed(before, person);
    }

    /** Caches someone, unless the cache already has something newer. */
    private void know(Key key, Person read) {
        if (known.putIfAbsent(key, read) == null) {
            named(key.workspace()).changed(null, read);
        }
    }

    private NameSearch named(WorkspaceId workspace) {
        return names.computeIfAbsent(workspace, its -> new NameSearch());
    }
}
