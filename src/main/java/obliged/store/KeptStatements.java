package obliged.store;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Caches the prepared statements of one long-lived connection. The SQLite driver has no cache of its own, and compiling
 * a statement takes as long as running it. The cache is bounded, since no SQL is put together at run time.
 */
final class KeptStatements implements StatementBuilder {
    private final Map<String, PreparedStatement> idle = new HashMap<>();

    /** The SQL from which each statement was made, since a statement is closed under its SQL with named parameters. */
    private final Map<PreparedStatement, String> made = new IdentityHashMap<>();

    private final DefaultStatementBuilder fresh = new DefaultStatementBuilder();

    @Override
    public Statement create(Connection connection, StatementContext context) throws SQLException {
        return fresh.create(connection, context);
    }

    @Override
    public PreparedStatement create(Connection connection, String sql, StatementContext context) throws SQLException {
        PreparedStatement kept = idle.remove(sql);
        if (kept != null) {
            return kept;
        }
        PreparedStatement prepared = fresh.create(connection, sql, context);
        made.put(prepared, sql);
        return prepared;
    }

    @Override
    public CallableStatement createCall(Connection connection, String sql, StatementContext context)
            throws SQLException {
        return fresh.createCall(connection, sql, context);
    }

    @Override
    public void close(Connection connection, String sql, Statement statement) throws SQLException {
        if (statement instanceof PreparedStatement prepared && made.containsKey(prepared) && !prepared.isClosed()) {
            prepared.clearParameters();
            PreparedStatement other = idle.put(made.get(prepared), prepared);
            if (other != null) {
                made.remove(other);
                other.close();
            }
        } else {
            made.remove(statement);
            fresh.close(connection, sql, statement);
        }
    }

    @Override
    public void close(Connection connection) {
        // The connection is about to be closed, which closes its statements too.
        idle.clear();
        made.clear();
    }
}
