package obliged.store;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;

/**
 * What one table holds of people, column by column: whom a row is about, what is erased of it, and what stays so that no
 * count changes. What {@code forget}, {@code export-person} and the retention of closed asks do with the table follows
 * from this alone. Each package lists its tables; each column but {@code workspace_id} stands in exactly one place.
 *
 * <p>A condition is SQL about one row, in which {@code :person} and {@code :workspace} are those that are looked for.
 * Nobody waits for these statements, so some read whole tables.
 */
public final class PersonalTable {
    /** What stands in the place of words that were erased. */
    private static final String ERASED = "[erased]";

    /** How many rows one transaction erases, so that a running bot waits for milliseconds only. */
    private static final int MOST = 50;

    /** Columns that get these values, as SQL, in the rows where a condition holds. */
    private record Erasure(String whose, Map<String, String> values) {
        String assignments() {
            return values.entrySet().stream()
                    .map(entry -> entry.getKey() + " = " + entry.getValue())
                    .collect(joining(", "));
        }

        /** Whether a row belongs to someone and is not erased yet. */
        String isDue() {
            return "(" + whose + ") AND "
                    + values.entrySet().stream()
                            .map(entry -> entry.getKey() + " IS NOT " + entry.getValue())
                            .collect(joining(" OR ", "(", ")"));
        }
    }

    private final String name;
    private final String what;
    private final List<String> people = new ArrayList<>();
    private final List<String> about = new ArrayList<>();
    private final List<Erasure> erasures = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();
    private final Map<String, String> shown = new LinkedHashMap<>();
    private @Nullable String deleted;
    private @Nullable String askColumn;

    private PersonalTable(String name, String what) {
        this.name = name;
        this.what = what;
    }

    /**
     * Begins with a table that is about nobody and has no columns.
     *
     * @param what what its rows are, for the operator
     */
    public static PersonalTable of(String name, String what) {
        return new PersonalTable(name, what);
    }

    /** Columns that hold ids of people, which stay. A row is about each of them. */
    public PersonalTable people(String... columns) {
        people.addAll(List.of(columns));
        return about(":person IN (" + String.join(", ", columns) + ")");
    }

    /** Rows are about someone if this condition holds, too. */
    public PersonalTable about(String condition) {
        about.add("(" + condition + ")");
        return this;
    }

    /** Columns without any words of people. */
    public PersonalTable keeps(String... columns) {
        kept.addAll(List.of(columns));
        return this;
    }

    /** Columns with words, which belong to someone if a condition holds. Only they are given them, and can erase them. */
    public PersonalTable erases(String whose, String... columns) {
        return replaces(whose, "CASE WHEN %1$s <> '' THEN '" + ERASED + "' ELSE %1$s END", columns);
    }

    /** The same for what makes no sense without its words, such as a link: nothing stands in its place. */
    public PersonalTable clears(String whose, String... columns) {
        return replaces(whose, "NULL", columns);
    }

    /** The same with a value, as SQL, in which {@code %1$s} is the column and {@code :now} the moment. */
    public PersonalTable replaces(String whose, String value, String... columns) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String column : columns) {
            values.put(column, value.formatted(column));
        }
        erasures.add(new Erasure(whose, values));
        return this;
    }

    /** Rows go as a whole if a condition holds. */
    public PersonalTable deletes(String whose) {
        deleted = whose;
        return this;
    }

    /** The column with the number of the ask, which stays. What is erased here goes with the words of a closed ask, too. */
    public PersonalTable ofAsk(String column) {
        askColumn = column;
        return keeps(column);
    }

    /** A value from another table, as SQL, that belongs to an export. */
    public PersonalTable shows(String name, String value) {
        shown.put(name, value);
        return this;
    }

    public String name() {
        return name;
    }

    public String what() {
        return what;
    }

    /** The columns that were given a place. */
    public List<String> columns() {
        return Stream.of(people, kept, erasedColumns()).flatMap(List::stream).toList();
    }

    public List<String> peopleColumns() {
        return List.copyOf(people);
    }

    public List<String> erasedColumns() {
        return erasures.stream()
                .flatMap(erasure -> erasure.values().keySet().stream())
                .toList();
    }

    public boolean isAboutPeople() {
        return !about.isEmpty();
    }

    public boolean isErased() {
        return deleted != null || !erasures.isEmpty();
    }

    /** Whether what is erased here goes with the words of a closed ask, too. */
    public boolean isOfAsks() {
        return askColumn != null;
    }

    /** How many rows {@link #erase} would change or delete. */
    public int countErased(Tx tx, WorkspaceId workspace, PersonId person) {
        String sql = "SELECT COUNT(*) FROM " + name + " WHERE " + isDue();
        return bound(tx.handle().createQuery(sql), tx, workspace, person)
                .mapTo(Integer.class)
                .one();
    }

    /** Erases what belongs to someone, in small transactions. Broken off, it can be begun again. */
    public void erase(AttachedStore store, WorkspaceId workspace, PersonId person) {
        if (!store.read(this::hasRowids)) {
            // There are only a few rows of each person in such a table.
            store.write(tx -> erase(tx, workspace, person, null));
            return;
        }
        List<Long> rows = store.read(tx -> {
            String sql = "SELECT rowid FROM " + name + " WHERE " + isDue() + " ORDER BY rowid";
            return bound(tx.handle().createQuery(sql), tx, workspace, person)
                    .mapTo(Long.class)
                    .list();
        });
        for (int from = 0; from < rows.size(); from += MOST) {
            List<Long> some = rows.subList(from, Math.min(rows.size(), from + MOST));
            store.write(tx -> erase(tx, workspace, person, some));
        }
    }

    private boolean hasRowids(Tx tx) {
        String sql = "SELECT wr = 0 FROM pragma_table_list WHERE name = '" + name + "'";
        return tx.handle().createQuery(sql).mapTo(Boolean.class).one();
    }

    private int erase(Tx tx, WorkspaceId workspace, PersonId person, @Nullable List<Long> rows) {
        int changed = 0;
        for (Erasure erasure : erasures) {
            String sql = "UPDATE " + name + " SET " + erasure.assignments() + " WHERE ";
            changed += run(tx, sql + inWorkspace(erasure.whose), workspace, person, rows);
        }
        if (deleted != null) {
            changed += run(tx, "DELETE FROM " + name + " WHERE " + inWorkspace(deleted), workspace, person, rows);
        }
        return changed;
    }

    private static int run(Tx tx, String sql, WorkspaceId workspace, PersonId person, @Nullable List<Long> rows) {
        if (rows == null) {
            return bound(tx.handle().createUpdate(sql), tx, workspace, person).execute();
        }
        return bound(tx.handle().createUpdate(sql + " AND rowid BETWEEN :first AND :last"), tx, workspace, person)
                .bind("first", rows.get(0))
                .bind("last", rows.get(rows.size() - 1))
                .execute();
    }

    /** Erases what anybody wrote about an ask. */
    public void eraseAsk(Tx tx, WorkspaceId workspace, long number) {
        for (Erasure erasure : erasures) {
            String sql = "UPDATE " + name + " SET " + erasure.assignments() + " WHERE workspace_id = :workspace AND "
                    + askColumn + " = :number";
            lenient(tx.handle().createUpdate(sql), tx)
                    .bind("workspace", workspace)
                    .bind("number", number)
                    .execute();
        }
    }

    /** The rows about someone, each a JSON object with the values of its columns, but without the words of others. */
    public List<String> rows(Tx tx, WorkspaceId workspace, PersonId person) {
        List<String> values = new ArrayList<>();
        Stream.of(kept, people).flatMap(List::stream).forEach(column -> values.add(value(column, column)));
        for (Erasure erasure : erasures) {
            erasure.values()
                    .keySet()
                    .forEach(column ->
                            values.add(value(column, "CASE WHEN " + erasure.whose + " THEN " + column + " END")));
        }
        shown.forEach((column, value) -> values.add(value(column, value)));
        String sql = "SELECT json_object(" + String.join(", ", values) + ") FROM " + name + " WHERE "
                + inWorkspace(String.join(" OR ", about));
        return bound(tx.handle().createQuery(sql), tx, workspace, person)
                .mapTo(String.class)
                .list();
    }

    private static String value(String column, String value) {
        return "'" + column + "', " + value;
    }

    private String isDue() {
        Stream<String> due = erasures.stream().map(Erasure::isDue);
        return inWorkspace(Stream.concat(due, Stream.ofNullable(deleted)).collect(joining(") OR (", "(", ")")));
    }

    private static String inWorkspace(String condition) {
        return "workspace_id = :workspace AND (" + condition + ")";
    }

    private static <S extends SqlStatement<S>> S bound(S statement, Tx tx, WorkspaceId workspace, PersonId person) {
        return lenient(statement, tx).bind("workspace", workspace).bind("person", person);
    }

    private static <S extends SqlStatement<S>> S lenient(S statement, Tx tx) {
        // Not every condition names all of them.
        statement.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
        return statement.bind("now", tx.now());
    }
}
