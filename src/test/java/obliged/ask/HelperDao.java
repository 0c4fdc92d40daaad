package obliged.ask;

import java.util.List;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Names helpers past the form in which people do. Public only because the maker of daos looks no further. */
public interface HelperDao {
    @SqlUpdate("""
            DELETE FROM team_helper WHERE workspace_id = :workspace AND channel_id = :channel
            """)
    void forget(WorkspaceId workspace, ChannelId channel);

    @SqlBatch("""
            INSERT INTO team_helper (workspace_id, channel_id, person_id) VALUES (:workspace, :channel, :helper)
            """)
    void name(WorkspaceId workspace, ChannelId channel, List<PersonId> helper);
}
