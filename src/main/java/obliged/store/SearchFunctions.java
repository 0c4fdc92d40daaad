package obliged.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.UnaryOperator;
import obliged.shared.SearchText;
import org.sqlite.Function;

/**
 * The functions of {@link SearchText} for SQL, {@code search_indexed(text)} and {@code search_words(text)}: triggers and
 * migrations fold by the same rule as what is typed. A connection without them can read the file, but not write asks.
 */
final class SearchFunctions {
    private SearchFunctions() {}

    static void addTo(Connection connection) throws SQLException {
        add(connection, "search_indexed", SearchText::indexed);
        add(connection, "search_words", SearchText::allWords);
    }

    private static void add(Connection connection, String name, UnaryOperator<String> rule) throws SQLException {
        Function function = new Function() {
            @Override
            protected void xFunc() throws SQLException {
                String text = value_text(0);
                result(text == null ? null : rule.apply(text));
            }
        };
        Function.create(connection, name, function, 1, Function.FLAG_DETERMINISTIC);
    }
}
