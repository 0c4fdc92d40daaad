package obliged.ask.data;

import java.time.Instant;
import java.util.List;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.PersonalTable;
import obliged.store.Tx;

/** What this package holds of people. Who asked whom, the dates and the steps stay, and with them all counts. */
public final class AskPersonalData {
    /** How much of the index one transaction merges, so that a running bot waits for milliseconds only. */
    private static final int PAGES = 64;

    private static final String LOGGERS = ":person IN (requester, logged_by)";

    /** The words of an edit are those before it, so they belong to the requester. */
    private static final String SPEAKER = """
            by_person = :person
            OR step = 'EDIT' AND EXISTS (
              SELECT 1 FROM ask
              WHERE ask.workspace_id = ask_step.workspace_id AND ask.number = ask_step.ask_number
                AND :person IN (requester, logged_by))
            """;

    private static final String RATER = """
            EXISTS (
              SELECT 1 FROM ask
              WHERE ask.workspace_id = ask_rating.workspace_id AND ask.number = ask_rating.ask_number
                AND requester = :person)
            """;

    /** Triggers take what is erased out of the search index: see {@link #mergeIndex}. */
    public static final List<PersonalTable> TABLES = List.of(
            PersonalTable.of("ask", "their words in asks")
                    .people("requester", "logged_by", "asked_person", "assignee", "pending_by", "done_by", "nudged_by")
                    .erases(LOGGERS, "words", "impact")
                    .clears(LOGGERS, "source")
                    .erases("pending_by = :person", "pending_words")
                    .keeps("logged_at", "asked_team", "needed_by", "state", "due", "due_ends", "done_at", "nudged_at")
                    .keeps("pending", "pending_step", "pending_date", "pending_since", "helpers_only", "follows")
                    .keeps("turned_late", "wish_ends", "turned_wish", "erased_at")
                    .ofAsk("number"),
            PersonalTable.of("ask_step", "their words in steps")
                    .people("by_person", "to_person")
                    .erases(SPEAKER, "words", "besides")
                    .keeps("id", "step", "at", "date", "to_team", "team", "said_in", "said_ts")
                    .ofAsk("ask_number"),
            PersonalTable.of("ask_rating", "their suggestions for what could be better")
                    .about(RATER)
                    .clears(RATER, "better")
                    .keeps("stars", "at", "team")
                    .ofAsk("ask_number"),
            PersonalTable.of("ask_part", "asks they are part of")
                    .people("person_id")
                    .keeps("ask_number"),
            PersonalTable.of("ask_entry", "search index entries").keeps("id", "number"));

    private AskPersonalData() {}

    /** How many asks that are not closed someone asked for, was asked, or has taken on. */
    public static int living(Tx tx, WorkspaceId workspace, PersonId person) {
        return dao(tx).living(workspace, person);
    }

    /** Erases what anybody said in at most {@code most} asks that were closed before a moment. Returns how many. */
    public static int eraseClosed(Tx tx, WorkspaceId workspace, Instant before, int most) {
        AskPersonalDataDao dao = dao(tx);
        List<Long> numbers = dao.closedBefore(workspace, before, most);
        for (long number : numbers) {
            TABLES.stream().filter(PersonalTable::isOfAsks).forEach(table -> table.eraseAsk(tx, workspace, number));
        }
        dao.markErased(workspace, numbers, tx.now());
        return numbers.size();
    }

    /**
     * Removes some of the erased words from the search index. To be called first with {@code begin}, then without, each
     * time in a transaction of its own, until it returns false.
     */
    public static boolean mergeIndex(Tx tx, boolean begin) {
        AskPersonalDataDao dao = dao(tx);
        long before = dao.changes();
        dao.mergeIndex(begin ? -PAGES : PAGES);
        // By SQLite's documentation: fewer than two changes mean that there was nothing left to do.
        return begin || dao.changes() - before >= 2;
    }

    private static AskPersonalDataDao dao(Tx tx) {
        return tx.dao(AskPersonalDataDao.class);
    }
}
