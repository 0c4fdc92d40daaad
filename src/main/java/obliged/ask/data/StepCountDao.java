package obliged.ask.data;

import java.util.List;
import obliged.ask.Step;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Counts steps by ids, which only grow. */
interface StepCountDao {
    /** Steps of one kind. */
    record Counted(Step step, long count) {}

    @SqlQuery("""
            SELECT COALESCE(MAX(id), 0) FROM ask_step
            """)
    long latest();

    @SqlQuery("""
            SELECT step, COUNT(*) AS count FROM ask_step WHERE id > :id GROUP BY step
            """)
    List<Counted> after(long id);
}
