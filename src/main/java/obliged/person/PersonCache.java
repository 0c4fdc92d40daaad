package obliged.person;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.Tx;

/**
 * People who were looked up lately, since every reply needs to know who someone is. What is saved is dropped from
 * it, and what was read before that is not taken in any more, so that it is never stale. We are the only writer but for
 * {@code forget}, which {@link People#noteForgotten} follows.
 */
final class PersonCache {
    /** Some megabytes; when it is full it begins anew. */
    private static final int MOST = 5_000;

    private final ConcurrentMap<Key, Person> known = new ConcurrentHashMap<>();
    private long savedAt = System.nanoTime();

    private record Key(WorkspaceId workspace, PersonId id) {}

    Optional<Person> find(WorkspaceId workspace, PersonId id) {
        return Optional.ofNullable(known.get(new Key(workspace, id)));
    }

    /** Takes in someone as a transaction read them, which was committed. */
    synchronized void add(WorkspaceId workspace, Person person, Tx readIn) {
        if (readIn.began() - savedAt > 0) {
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(new Key(workspace, person.id()), person);
        }
    }

    /** Drops people who were just saved. */
    synchronized void drop(WorkspaceId workspace, Collection<PersonId> saved) {
        savedAt = System.nanoTime();
        saved.forEach(id -> known.remove(new Key(workspace, id)));
    }

    int size() {
        return known.size();
    }
}
