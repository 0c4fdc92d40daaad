package obliged.thanks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import obliged.shared.ChannelId;
import obliged.shared.GroupId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface ThankYouDao {
    /** The next free number. This is safe because there is only one writer. */
    @SqlQuery("""
            SELECT COALESCE(MAX(id), 0) + 1 FROM thank_you
            """)
    long nextNumber();

    @SqlUpdate("""
            INSERT INTO thank_you (id, workspace_id, from_person, words, value, customer, channel_id, ask_number,
                                   source, joins, at, undone_at)
            VALUES (:id, :workspace, :from, :words, :value, :customer, :channel, :ask, :source, :joins, :at, :undoneAt)
            """)
    void insert(@BindMethods ThankYouRow thanks);

    @SqlBatch("""
            INSERT INTO thank_you_person (workspace_id, person_id, thank_you_id, position, at)
            VALUES (:workspace, :person, :id, :position, :at)
            """)
    void insertPeople(WorkspaceId workspace, long id, List<PersonId> person, List<Integer> position, Instant at);

    @SqlUpdate("""
            UPDATE thank_you SET undone_at = :now WHERE id = :id
            """)
    void undo(long id, Instant now);

    /** All that were given in a channel. */
    @SqlQuery("""
            SELECT id FROM thank_you WHERE workspace_id = :workspace AND channel_id = :channel
            """)
    List<Long> givenIn(WorkspaceId workspace, ChannelId channel);

    @SqlUpdate("""
            UPDATE thank_you SET channel_id = :to WHERE workspace_id = :workspace AND channel_id = :from
            """)
    void moved(WorkspaceId workspace, ChannelId from, ChannelId to);

    @SqlQuery("""
            SELECT id, workspace_id AS workspace, from_person AS "from", words, value, customer,
                   channel_id AS channel, ask_number AS ask, source, joins, at, undone_at
            FROM thank_you
            WHERE workspace_id = :workspace AND id = :id
            """)
    Optional<ThankYouRow> find(WorkspaceId workspace, long id);

    @SqlQuery("""
            SELECT person_id FROM thank_you_person WHERE thank_you_id = :id ORDER BY position
            """)
    List<PersonId> people(long id);

    /** What was added to a shout-out and is not taken back, the oldest first. */
    @SqlQuery("""
            SELECT id FROM thank_you WHERE joins = :shout AND undone_at IS NULL ORDER BY id
            """)
    List<Long> added(long shout);

    /** Whether someone has added theirs. */
    @SqlQuery("""
            SELECT EXISTS (SELECT 1 FROM thank_you WHERE joins = :shout AND from_person = :from AND undone_at IS NULL)
            """)
    boolean hasAdded(long shout, PersonId from);

    /** Whether something that thanks this person was added since then, taken back or not. */
    @SqlQuery("""
            SELECT EXISTS (
              SELECT 1
              FROM thank_you JOIN thank_you_person ON thank_you_id = id
              WHERE joins = :shout AND person_id = :person AND thank_you.at >= :since)
            """)
    boolean isAddedSince(long shout, PersonId person, Instant since);

    /** The last thank-you that someone gave, taken back or not. */
    @SqlQuery("""
            SELECT id FROM thank_you WHERE workspace_id = :workspace AND from_person = :from ORDER BY id DESC LIMIT 1
            """)
    Optional<Long> last(WorkspaceId workspace, PersonId from);

    @SqlQuery("""
            SELECT COUNT(*) FROM thank_you
            WHERE workspace_id = :workspace AND from_person = :from AND at >= :since AND undone_at IS NULL
            """)
    int givenSince(WorkspaceId workspace, PersonId from, Instant since);

    /** A thank-you with the same words to the same person since then. */
    @SqlQuery("""
            SELECT id
            FROM thank_you JOIN thank_you_person ON thank_you_id = id
            WHERE thank_you.workspace_id = :workspace AND from_person = :from AND thank_you.at > :since
              AND undone_at IS NULL AND words = :words AND person_id = :person
            ORDER BY id DESC
            LIMIT 1
            """)
    Optional<Long> same(WorkspaceId workspace, PersonId from, PersonId person, String words, Instant since);

    /** Who is in a group. */
    @SqlQuery("""
            SELECT person_id FROM person_group_member
            WHERE workspace_id = :workspace AND group_id = :group
            ORDER BY person_id
            """)
    List<PersonId> members(WorkspaceId workspace, GroupId group);
}
