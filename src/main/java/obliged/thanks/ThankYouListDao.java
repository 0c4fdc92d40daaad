package obliged.thanks;

import java.util.List;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/**
 * Which of someone's thank-yous a reader may see: those that the reader gave or got, and, unless the reader is of
 * another company, those posted in a channel that they may know of by the rule of {@link obliged.team.ChannelAccess}.
 */
interface ThankYouListDao {
    /**
     * The reader of a list.
     *
     * @param colleague whether they are known and of the company
     * @param member whether they are a full member of the company
     */
    record Reader(PersonId reader, boolean colleague, boolean member) {}

    String SEEN = """
              AND undone_at IS NULL
              AND (from_person = :reader
                   OR EXISTS (
                     SELECT 1 FROM thank_you_person thanked
                     WHERE thanked.workspace_id = :workspace AND thanked.person_id = :reader
                       AND thanked.thank_you_id = thank_you.id)
                   OR :colleague AND (
                     EXISTS (
                       SELECT 1 FROM channel_member inside
                       WHERE inside.workspace_id = :workspace AND inside.channel_id = thank_you.channel_id
                         AND inside.person_id = :reader)
                     OR :member AND EXISTS (
                       SELECT 1 FROM channel
                       WHERE channel.workspace_id = :workspace AND channel.id = thank_you.channel_id AND closed = 0)))
            """;

    /** The newest before a number. */
    @SqlQuery("""
            SELECT thank_you.id
            FROM thank_you_person got CROSS JOIN thank_you ON thank_you.id = got.thank_you_id
            WHERE got.workspace_id = :workspace AND got.person_id = :person AND got.thank_you_id < :before
            """ + SEEN + """
            ORDER BY got.thank_you_id DESC LIMIT :limit
            """)
    List<Long> gotBefore(WorkspaceId workspace, @BindMethods Reader reader, PersonId person, long before, int limit);

    /** The oldest after a number. */
    @SqlQuery("""
            SELECT thank_you.id
            FROM thank_you_person got CROSS JOIN thank_you ON thank_you.id = got.thank_you_id
            WHERE got.workspace_id = :workspace AND got.person_id = :person AND got.thank_you_id > :after
            """ + SEEN + """
            ORDER BY got.thank_you_id LIMIT :limit
            """)
    List<Long> gotAfter(WorkspaceId workspace, @BindMethods Reader reader, PersonId person, long after, int limit);

    @SqlQuery("""
            SELECT thank_you.id
            FROM thank_you INDEXED BY thank_you_given
            WHERE thank_you.workspace_id = :workspace AND from_person = :person AND thank_you.id < :before
            """ + SEEN + """
            ORDER BY thank_you.id DESC LIMIT :limit
            """)
    List<Long> gaveBefore(WorkspaceId workspace, @BindMethods Reader reader, PersonId person, long before, int limit);

    @SqlQuery("""
            SELECT thank_you.id
            FROM thank_you INDEXED BY thank_you_given
            WHERE thank_you.workspace_id = :workspace AND from_person = :person AND thank_you.id > :after
            """ + SEEN + """
            ORDER BY thank_you.id LIMIT :limit
            """)
    List<Long> gaveAfter(WorkspaceId workspace, @BindMethods Reader reader, PersonId person, long after, int limit);
}
