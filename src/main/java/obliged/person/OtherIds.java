package obliged.person;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.JsonArray;
import obliged.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * The ids by which the chat system may name a colleague besides the one under which we know them. Whatever comes from
 * there is written with the known one before anything else reads it, so that one colleague is never two people to us.
 */
public final class OtherIds {
    /** An id, and the one under which we know the person. */
    public record OtherId(PersonId id, PersonId person) {}

    private final Store store;
    private volatile @Nullable Boolean any;

    public OtherIds(Store store) {
        this.store = store;
    }

    /** Whether anyone has two ids, which is so only in organizations. */
    public boolean any() {
        Boolean known = any;
        if (known == null) {
            known = store.read(tx -> tx.dao(OtherIdDao.class).any());
            any = known;
        }
        return known;
    }

    public void save(WorkspaceId workspace, Collection<OtherId> others) {
        if (!others.isEmpty()) {
            store.run(tx -> tx.dao(OtherIdDao.class).save(workspace, others));
            any = true;
        }
    }

    /** Those of these ids that are not the known ones, with the known ones. */
    public Map<PersonId, PersonId> among(WorkspaceId workspace, Collection<PersonId> ids) {
        if (ids.isEmpty() || !any()) {
            return Map.of();
        }
        String each = JsonArray.of(ids.stream().map(PersonId::value).distinct());
        return store.read(tx -> tx.dao(OtherIdDao.class).among(workspace, each)).stream()
                .collect(toMap(OtherId::id, OtherId::person));
    }

    /** The id under which we know someone. */
    public PersonId known(WorkspaceId workspace, PersonId id) {
        return among(workspace, List.of(id)).getOrDefault(id, id);
    }

    /** The same for many, of whom nobody is in the list twice. */
    public List<PersonId> known(WorkspaceId workspace, List<PersonId> ids) {
        Map<PersonId, PersonId> others = among(workspace, ids);
        return others.isEmpty()
                ? ids
                : ids.stream().map(id -> others.getOrDefault(id, id)).distinct().toList();
    }
}
