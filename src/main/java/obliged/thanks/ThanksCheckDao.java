package obliged.thanks;

import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Looks for thank-yous that break our rules. */
interface ThanksCheckDao {
    @SqlQuery("""
            SELECT id FROM thank_you
            WHERE NOT EXISTS (SELECT 1 FROM thank_you_person WHERE thank_you_id = id)
            LIMIT 10
            """)
    List<Long> toNobody();
}
