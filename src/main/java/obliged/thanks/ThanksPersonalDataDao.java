package obliged.thanks;

import java.util.List;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Finds and erases what people said in thank-yous. */
interface ThanksPersonalDataDao {
    @SqlQuery("""
            SELECT id FROM thank_you WHERE workspace_id = :workspace AND from_person = :person ORDER BY id
            """)
    List<Long> givenBy(WorkspaceId workspace, PersonId person);

    @SqlBatch("""
            UPDATE thank_you SET words = :erased, customer = NULL, source = NULL WHERE id = :id
            """)
    void erase(List<Long> id, String erased);

    @SqlQuery("""
            SELECT json_object('id', id, 'words', words, 'value', value, 'customer', customer, 'channel', channel_id,
                'ask', ask_number, 'source', source, 'at', at, 'undone_at', undone_at)
            FROM thank_you
            WHERE workspace_id = :workspace AND from_person = :person
            ORDER BY id
            """)
    List<String> given(WorkspaceId workspace, PersonId person);

    @SqlQuery("""
            SELECT json_object('id', thank_you.id, 'from', from_person, 'words', words, 'value', value,
                'channel', channel_id, 'ask', ask_number, 'at', thank_you.at)
            FROM thank_you_person got
            JOIN thank_you ON thank_you.id = got.thank_you_id
            WHERE got.workspace_id = :workspace AND got.person_id = :person AND undone_at IS NULL
            ORDER BY thank_you.id
            """)
    List<String> received(WorkspaceId workspace, PersonId person);
}
