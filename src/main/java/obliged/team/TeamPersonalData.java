package obliged.team;

import java.util.List;
import java.util.Map;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.Tx;

/** In which channels a person is, and which teams they help. Slack and the teams decide on that, so it is not erased here. */
public final class TeamPersonalData {
    private TeamPersonalData() {}

    /** What is held of someone, one JSON object a row. */
    public static Map<String, List<String>> of(Tx tx, WorkspaceId workspace, PersonId person) {
        TeamPersonalDataDao dao = tx.dao(TeamPersonalDataDao.class);
        return Map.of("channels", dao.channels(workspace, person), "helps", dao.helps(workspace, person));
    }
}
