package obliged.thanks;

import java.util.List;
import obliged.term.PersonId;
import obliged.term.WorkspaceId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/**
 * What of someone's thanks a reader may see: what they gave or got themselves; of the rest what was posted where they
 * may read, an open channel for full members, a closed one for who is in it.
 */
interface ThankYouListDao {
    String SEEN = """
              AND undone_at IS NULL
              AND (from_person = :reader
                   OR EXISTS (
                     SELECT 1 FROM thank_you_person thanked
                     WHERE thanked.workspace_id = :workspace AND thanked.person_id = :reader
                       AND thanked.thank_you_id = thank_you.id)
                   OR EXISTS (
                     SELECT 1
                     FROM channel JOIN person
                       ON person.workspace_id = :workspace AND person.id = :reader AND person.kind = 'MEMBER'
                     WHERE channel.workspace_id = :workspace AND channel.id = thank_you.channel_id AND closed = 0)
                   OR EXISTS (
                     SELECT 1
                     FROM channel_member member JOIN person
                       ON person.workspace_id = :workspace AND person.id = :reader AND person.kind <> 'FOREIGN'
                     WHERE member.workspace_id = :workspace AND member.channel_id = thank_you.channel_id
                       AND member.person_id = :reader))
            """;

    /** The newest before a number. */
    @SqlQuery("""
            SELECT thank_you.id
            FROM thank_you_person got CROSS JOIN thank_you ON thank_you.id = got.thank_you_id
            WHERE got.workspace_id = :workspace AND got.person_id = :person AND got.thank_you_id < :before
            """ + SEEN + """
            ORDER BY got.thank_you_id DESC LIMIT :limit
            """)
    List<Long> gotBefore(WorkspaceId workspace, PersonId reader, PersonId person, long before, int limit);

    /** The oldest after a number. */
    @SqlQuery("""
            SELECT thank_you.id
            FROM thank_you_person got CROSS JOIN thank_you ON thank_you.id = got.thank_you_id
            WHERE got.workspace_id = :workspace AND got.person_id = :person AND got.thank_you_id > :after
            """ + SEEN + """
            ORDER BY got.thank_you_id LIMIT :limit
            """)
    List<Long> gotAfter(WorkspaceId workspace, PersonId reader, PersonId person, long after, int limit);

    @SqlQuery("""
            SELECT thank_you.id
            FROM thank_you INDEXED BY thank_you_given
            WHERE thank_you.workspace_id = :workspace AND from_person = :person AND thank_you.id < :before
            """ + SEEN + """
            ORDER BY thank_you.id DESC LIMIT :limit
            """)
    List<Long> gaveBefore(WorkspaceId workspace, PersonId reader, PersonId person, long before, int limit);

    @SqlQuery("""
            SELECT thank_you.id
            FROM thank_you INDEXED BY thank_you_given
            WHERE thank_you.workspace_id = :workspace AND from_person = :person AND thank_you.id > :after
            """ + SEEN + """
            ORDER BY thank_you.id LIMIT :limit
            """)
    List<Long> gaveAfter(WorkspaceId workspace, PersonId reader, PersonId person, long after, int limit);
}
