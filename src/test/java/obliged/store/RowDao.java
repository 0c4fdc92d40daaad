package obliged.store;

import java.util.Iterator;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows to test with, in a table that has few rules: what acted already. */
interface RowDao {
    @SqlUpdate("INSERT INTO acted (workspace_id, key, about, at) VALUES ('T1', :key, 0, (SELECT COUNT(*) FROM acted))")
    void add(String key);

    @SqlBatch("INSERT INTO acted (workspace_id, key, about, at) VALUES ('T1', :key, 0, 0)")
    void addAll(Iterator<String> key);

    @SqlUpdate("INSERT INTO workspace (id, name, address, bot, read_at) VALUES (:id, :name, '', '', 0)")
    void addBig(String id, String name);

    @SqlUpdate("INSERT INTO ask_step (workspace_id, ask_number, step, at) VALUES ('T1', 1, 'LOG', 0)")
    void addStepOfNoAsk();

    @SqlQuery("SELECT key FROM acted WHERE workspace_id = 'T1' ORDER BY at, key")
    List<String> keys();

    @SqlQuery("SELECT COUNT(*) FROM acted")
    int count();

    @SqlQuery("SELECT COUNT(*) FROM workspace")
    int bigCount();

    @SqlQuery("PRAGMA journal_mode")
    String journalMode();

    /** 2 is FULL: https://sqlite.org/pragma.html#pragma_synchronous */
    @SqlQuery("PRAGMA synchronous")
    int synchronous();

    @SqlQuery("PRAGMA foreign_keys")
    boolean foreignKeys();

    @SqlQuery("PRAGMA integrity_check")
    String integrity();

    @SqlQuery("PRAGMA page_count")
    int pages();

    @SqlQuery("PRAGMA max_page_count = 1")
    int noMorePages();

    @SqlQuery("PRAGMA max_page_count = 1000000")
    int morePages();
}
