package obliged.ask;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface SearchIndexDao {
    @SqlQuery("""
            SELECT id FROM ask_text_pending ORDER BY id DESC LIMIT 1
            """)
    Optional<Long> newest();

    @SqlQuery("""
            SELECT id FROM ask_text_pending WHERE id <= :newest ORDER BY id LIMIT :most
            """)
    List<Long> pending(long newest, int most);

    /** A change may have put it into the index meanwhile. */
    @SqlBatch("""
            DELETE FROM ask_text WHERE rowid = :id
            """)
    void remove(List<Long> id);

    @SqlBatch("""
            INSERT INTO ask_text (rowid, said, seen) SELECT id, said, seen FROM ask_entry_text WHERE id = :id
            """)
    void add(List<Long> id);

    @SqlBatch("""
            DELETE FROM ask_text_pending WHERE id = :id
            """)
    void done(List<Long> id);
}
