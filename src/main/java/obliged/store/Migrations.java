package obliged.store;

import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** Brings the file to the shape that this version knows: {@code obliged/store/V*.sql}, each applied once. */
final class Migrations {
    private Migrations() {}

    static void run(String file, DataSource source) {
        Flyway flyway = Flyway.configure()
                .dataSource(source)
                .locations("classpath:obliged/store")
                .table("schema_history")
                .load();
        boolean newer = Arrays.stream(flyway.info().applied())
                .map(MigrationInfo::getState)
                .anyMatch(state -> state == MigrationState.FUTURE_SUCCESS || state == MigrationState.FUTURE_FAILED);
        if (newer) {
            throw new StoreException(
                    file + " was written by a newer Obliged. Start that version, or restore a backup from before it.");
        }
        flyway.migrate();
    }
}
