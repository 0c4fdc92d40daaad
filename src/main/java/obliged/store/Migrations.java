package obliged.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** Migrates the database to the schema of this version by {@code obliged/store/V*.sql}, each applied once. */
final class Migrations {
    private Migrations() {}

    /** Refuses a file that is not ours, or has a newer schema, without changing it. */
    static void requireKnown(String file, DataSource asItIs) {
        if (!isOurs(file, asItIs)) {
            throw new StoreException(
                    file + " is not a database of Obliged, but of another program. It was left as it is.");
        }
        boolean newer = Arrays.stream(flyway(asItIs).info().applied())
                .map(MigrationInfo::getState)
                .anyMatch(state -> state == MigrationState.FUTURE_SUCCESS || state == MigrationState.FUTURE_FAILED);
        if (newer) {
            throw new StoreException(
                    file + " was written by a newer Obliged. Start that version, or restore a backup from before it.");
        }
    }

    static void run(String file, DataSource source) {
        try {
            flyway(source).migrate();
        } catch (FlywayException e) {
            RuntimeException known = StoreException.of(file, e);
            throw known instanceof StoreException
                    ? known
                    : new StoreException(
                            file + " can't be brought to the shape that this version knows. Restore a backup of it.",
                            e);
        }
    }

    /** Whether the file is empty or has our migration history. */
    private static boolean isOurs(String file, DataSource asItIs) {
        try (Connection connection = asItIs.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT COUNT(*) = 0 OR MAX(name = 'schema_history') FROM sqlite_schema
                        """)) {
            return row.getBoolean(1);
        } catch (SQLException e) {
            throw StoreException.of(file, e);
        }
    }

    private static Flyway flyway(DataSource source) {
        return Flyway.configure()
                .dataSource(source)
                .locations("classpath:obliged/store")
                .table("schema_history")
                .load();
    }
}
