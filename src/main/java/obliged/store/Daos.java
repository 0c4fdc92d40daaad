package obliged.store;

import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The DAOs of one handle, attached once, since attaching builds a proxy, which costs more than most of our queries. */
final class Daos {
    private final Map<Class<?>, Object> attached = new HashMap<>();

    <D> D of(Handle handle, Class<D> type) {
        return type.cast(attached.computeIfAbsent(type, handle::attach));
    }
}
