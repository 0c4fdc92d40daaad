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
import java.util.function.Predicate;
import java.util.stream.Stream;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import obliged.shared.Unread;
import obliged.shared.WorkspaceId;
import obliged.store.JsonArray;
import obliged.store.Store;
import obliged.store.Tx;
import org.jspecify.annotations.Nullable;

/** Everyone we know of in the workspace that we serve. */
public final class People {
    private static final Period LONGEST_AWAY = Period.ofYears(1);

    private final Store store;
    private final PersonCache known = new PersonCache();
    private volatile @Nullable Workspace workspace;

    public People(Store store) {
        this.store = store;
    }

    /** Where the app is installed, as it was read last; empty before the first read. */
    public Optional<Workspace> workspace() {
        if (workspace == null) {
            workspace = store.read(tx -> tx.dao(PersonDao.class).workspace()).orElse(null);
        }
        return Optional.ofNullable(workspace);
    }

    public Optional<Person> find(WorkspaceId workspace, PersonId id) {
        return known.find(workspace, id).or(() -> store.read(tx -> find(tx, workspace, id)));
    }

    public Optional<Person> find(Tx tx, WorkspaceId workspace, PersonId id) {
        return known.find(workspace, id).or(() -> {
            Optional<Person> found = tx.dao(PersonDao.class).find(workspace, id).map(PersonRow::person);
            // After the commit, since it may be rolled back.
            found.ifPresent(read -> tx.afterCommit(() -> known.add(workspace, read, tx)));
            return found;
        });
    }

    /** Finds many at once. They are not cached, so that those who are looked up for replies stay so. */
    public Map<PersonId, Person> among(Tx tx, WorkspaceId workspace, Stream<PersonId> ids) {
        String each = JsonArray.of(ids.distinct().map(PersonId::value));
        return tx.dao(PersonDao.class).among(workspace, each).stream()
                .map(PersonRow::person)
                .collect(toMap(Person::id, person -> person));
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
            tx.dao(PersonDao.class).register(workspace, described, NameSearch.letters(described));
            return described;
        });
    }

    /**
     * Returns at most {@code most} people who can be found and whose names have words that begin with what was typed,
     * ignoring case and accents.
     */
    public List<Person> search(WorkspaceId workspace, String typed, int most, Predicate<Person> canBeFound) {
        return new NameSearch(store, workspace).search(typed, most, canBeFound);
    }

    /**
     * Another name to show beside someone's own, if that one does not contain all that was typed, or if others who can
     * be found have the same name.
     */
    public Optional<String> otherName(
            WorkspaceId workspace, Person person, String typed, Predicate<Person> canBeFound) {
        return new NameSearch(store, workspace).otherName(person, typed, canBeFound);
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
        tx.afterCommit(() -> known.drop(workspace, List.of(before.id())));
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

    /** How many people are held in memory. */
    int inMemory() {
        return known.size();
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

    /** Saves some of the people of the workspace as they were read, and which of them are its admins. */
    public void save(WorkspaceId workspace, List<Person> people, Set<PersonId> admins) {
        store.run(tx -> {
            save(tx, workspace, people);
            PersonDao dao = tx.dao(PersonDao.class);
            dao.admin(workspace, admins, true);
            dao.admin(
                    workspace,
                    people.stream()
                            .map(Person::id)
                            .filter(id -> !admins.contains(id))
                            .toList(),
                    false);
        });
    }

    /** Saves where the app is installed. */
    public void save(Workspace read) {
        save(read, List.of());
    }

    /** The same, and the workspaces to which the app was added if it is installed on an organization. */
    public void save(Workspace read, List<WorkspaceId> workspaces) {
        store.run(tx -> {
            PersonDao dao = tx.dao(PersonDao.class);
            dao.save(read);
            dao.forgetWorkspaces(read.id());
            dao.saveWorkspaces(read.id(), workspaces);
            tx.afterCommit(() -> workspace = read);
        });
    }

    /** The workspaces of an organization to which the app was added when that was read last, by their ids. */
    public List<WorkspaceId> workspaces(WorkspaceId organization) {
        return store.read(tx -> tx.dao(PersonDao.class).workspaces(organization));
    }

    private void save(Tx tx, WorkspaceId workspace, List<Person> read) {
        Set<PersonId> forgotten = tx.dao(PersonalDataDao.class).forgotten(workspace);
        List<Person> people = read.stream()
                .map(person -> person.gone() && forgotten.contains(person.id()) ? person.nameless() : person)
                .toList();
        tx.dao(PersonDao.class)
                .save(
                        workspace,
                        tx.now(),
                        people,
                        people.stream().map(PersonRow::lines).toList(),
                        people.stream().map(NameSearch::letters).toList());
        tx.afterCommit(
                () -> known.drop(workspace, people.stream().map(Person::id).toList()));
    }

    /** Follows the operator's command, which erases names in a process of its own. */
    public void noteForgotten(WorkspaceId workspace) {
        List<PersonId> named = store.read(tx -> tx.dao(PersonalDataDao.class).forgotten(workspace)).stream()
                .filter(id -> known.find(workspace, id)
                        .filter(person -> !person.name().equals(PersonalData.NAMELESS))
                        .isPresent())
                .toList();
        if (!named.isEmpty()) {
            known.drop(workspace, named);
        }
    }
}
