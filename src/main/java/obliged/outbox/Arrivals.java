package obliged.outbox;

import obliged.shared.WorkspaceId;
import obliged.store.Tx;

/**
 * What arrived of a message that tests the way through Slack. The bot notes it among the requests that it has processed,
 * and the doctor, which is another process, looks for it there.
 */
public final class Arrivals {
    /** How something comes from Slack. */
    public enum Way {
        PRESS,
        EVENT
    }

    private Arrivals() {}

    /** The key under which it is noted that a test arrived that way. */
    public static String key(Way way, String test) {
        return "doctor/" + way + "/" + test;
    }

    public static boolean isNoted(Tx tx, WorkspaceId workspace, Way way, String test) {
        return tx.dao(OutboxDao.class).findProcessed(workspace, key(way, test)).isPresent();
    }
}
