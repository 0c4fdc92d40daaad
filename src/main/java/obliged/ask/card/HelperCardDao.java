package obliged.ask.card;

import java.util.List;
import obliged.outbox.Recipient;
import obliged.shared.ChannelId;
import obliged.shared.WorkspaceId;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface HelperCardDao {
    /** An unfinished ask that only the helpers of a team see. */
    record Watched(long number, ChannelId team) {}

    /** A notice about the card of an ask in a place. */
    record CardNotice(long id, String kind, @Nested Recipient recipient, long step, String state) {}

    /**
     * By number. The terms are those of the index; the plus keeps SQLite from walking through all asks in that order.
     */
    @SqlQuery("""
            SELECT number, asked_team AS team
            FROM ask
            WHERE workspace_id = :workspace
              AND helpers_only = 1 AND state IN ('OPEN', 'ACCEPTED') AND asked_team IS NOT NULL
            ORDER BY +number
            """)
    List<Watched> watched(WorkspaceId workspace);

    /**
     * All notices that put a card of an ask in a place or removed it, or asked someone to act, in the order in which they
     * were owed.
     */
    @SqlQuery("""
            SELECT id, kind, place_kind, place, cause AS step, state
            FROM notice
            WHERE workspace_id = :workspace AND about = :number AND kind IN ('ask.card', 'ask.ended', 'ask.parted', 'ask.act')
            ORDER BY id
            """)
    List<CardNotice> cards(WorkspaceId workspace, long number);
}
