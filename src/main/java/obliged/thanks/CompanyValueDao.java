package obliged.thanks;

import java.util.List;
import java.util.Optional;
import obliged.shared.WorkspaceId;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface CompanyValueDao {
    @SqlQuery("""
            SELECT word, emoji, sentence FROM company_value WHERE workspace_id = :workspace ORDER BY word
            """)
    List<CompanyValue> all(WorkspaceId workspace);

    @SqlQuery("""
            SELECT word, emoji, sentence FROM company_value WHERE workspace_id = :workspace AND word = :word
            """)
    Optional<CompanyValue> find(WorkspaceId workspace, String word);

    @SqlUpdate("""
            INSERT INTO company_value (workspace_id, word, emoji, sentence)
            VALUES (:workspace, :word, :emoji, :sentence)
            ON CONFLICT (workspace_id, word) DO UPDATE SET emoji = excluded.emoji, sentence = excluded.sentence
            """)
    void save(WorkspaceId workspace, @BindMethods CompanyValue value);

    @SqlUpdate("""
            DELETE FROM company_value WHERE workspace_id = :workspace AND word = :word
            """)
    int remove(WorkspaceId workspace, String word);
}
