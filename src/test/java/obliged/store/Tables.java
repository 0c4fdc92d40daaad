package obliged.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** What stands in a file, read past all of our own code. */
public final class Tables {
    private Tables() {}

    /** Every row of every table. */
    public static Map<String, List<List<String>>> all(Path file) {
        Map<String, List<List<String>>> all = new TreeMap<>();
        for (List<String> table : rows(file, "SELECT name FROM sqlite_schema WHERE type = 'table'")) {
            all.put(table.get(0), rows(file, "SELECT * FROM " + table.get(0)));
            all.get(table.get(0)).sort(Comparator.comparing(List::toString));
        }
        return all;
    }

    /** Connections past all of our own code, with the functions that migrations and the triggers of asks call. */
    public static DataSource source(Path file) {
        return Store.asItIs(file);
    }

    public static Connection open(Path file) throws SQLException {
        return source(file).getConnection();
    }

    public static List<List<String>> rows(Path file, String sql) {
        try (Connection connection = open(file);
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    values.add(String.valueOf(row.getString(column)));
                }
                rows.add(values);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
