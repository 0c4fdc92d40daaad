package obliged.person;

import java.util.List;
import java.util.Optional;
import obliged.shared.WorkspaceId;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface ListReadingDao {
    @SqlQuery("""
            SELECT list, round, cursor, count FROM list_reading WHERE workspace_id = :workspace
            """)
    List<ListReadings.Reading> all(WorkspaceId workspace);

    @SqlQuery("""
            SELECT list, round, cursor, count FROM list_reading WHERE workspace_id = :workspace AND list = :list
            """)
    Optional<ListReadings.Reading> find(WorkspaceId workspace, ListReadings.Kind list);

    @SqlUpdate("""
            INSERT INTO list_reading (workspace_id, list, round, cursor, count)
            VALUES (:workspace, :list, :round, :cursor, :count)
            ON CONFLICT (workspace_id, list) DO UPDATE
            SET round = excluded.round, cursor = excluded.cursor, count = excluded.count
            """)
    void save(WorkspaceId workspace, @BindMethods ListReadings.Reading reading);
}
