package obliged.digest;

import java.util.List;
import java.util.Map;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.Tx;

/** The tips that a person wrote for digests: finds and erases them. */
public final class DigestPersonalData {
    private DigestPersonalData() {}

    public static void erase(Tx tx, WorkspaceId workspace, PersonId person) {
        DigestPersonalDataDao dao = tx.dao(DigestPersonalDataDao.class);
        dao.erasePlannedTips(workspace, person);
        dao.eraseTips(workspace, person);
    }

    /** What is held of someone, one JSON object a row. */
    public static Map<String, List<String>> of(Tx tx, WorkspaceId workspace, PersonId person) {
        return Map.of("tips", tx.dao(DigestPersonalDataDao.class).tips(workspace, person));
    }
}
