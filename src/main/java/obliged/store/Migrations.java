package obliged.store;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/** Migrates the database to the schema of this version by {@code obliged/store/V*.sql}, each applied once. */
final class Migrations {
    private static final Logger log = LoggerFactory.getLogger(Migrations.class);

    /** Of a script that this version does not have. Its number may be below those that it has. */
    private static final Set<MigrationState> UNKNOWN = EnumSet.of(
            MigrationState.FUTURE_SUCCESS,
            MigrationState.FUTURE_FAILED,
            MigrationState.MISSING_SUCCESS,
            MigrationState.MISSING_FAILED);

    private Migrations() {}

    /** Refuses a file that is not ours, or has a newer schema, without changing it. */
    static void requireKnown(String file, DataSource asItIs) {
        if (!isOurs(file, asItIs)) {
            throw new StoreException(file + " belongs to another program and was left as it was. Choose another file.");
        }
        if (isCurrent(file, asItIs)) {
            return;
        }
        boolean newer = Arrays.stream(flyway(asItIs).info().applied())
                .map(MigrationInfo::getState)
                .anyMatch(UNKNOWN::contains);
        if (newer) {
            throw new StoreException(
                    file
                            + " was written by a newer version of Obliged. Start that version, or restore a backup from before the upgrade.");
        }
    }

    /** Refuses a file that an update has yet to bring to the schema of this version. */
    static void requireUpToDate(String file, DataSource asItIs) {
        if (!isCurrent(file, asItIs) && !isUpToDate(asItIs)) {
            throw new StoreException(
                    file
                            + " was written by an older version of Obliged. Start this version once to upgrade it, then try again.");
        }
    }

    static boolean isUpToDate(DataSource asItIs) {
        return flyway(asItIs).info().pending().length == 0;
    }

    /** Refuses a damaged file, as far as a quick check finds the damage, without changing it. */
    static void requireSound(String file, DataSource asItIs) {
        String found;
        try (Connection connection = asItIs.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA quick_check(1)")) {
            found = row.getString(1);
        } catch (SQLException e) {
            throw StoreException.of(file, e);
        }
        if (!found.equals("ok")) {
            throw new StoreException(
                    StoreException.damaged(file) + " (" + found.lines().collect(joining("; ")) + ")");
        }
    }

    /** Before an existing file is migrated it is copied. The copy is kept if that fails. */
    static void run(String file, Path real, SQLiteDataSource source) {
        if (isCurrent(file, source)) {
            return;
        }
        Path copy = null;
        try {
            Flyway flyway = flyway(source);
            MigrationInfo[] pending = flyway.info().pending();
            boolean made = false;
            if (pending.length > 0 && flyway.info().current() != null) {
                copy = copyOf(real, String.valueOf(pending[pending.length - 1].getVersion()));
                // If there is one, an earlier try has left the file as it was before that.
                made = !Files.exists(copy);
                if (made) {
                    copy(source, copy);
                }
                // Some of it reads every ask: on slow machines some minutes for a million.
                log.info("upgrading {}; no requests are answered until it's done", file);
            }
            flyway.migrate();
            if (made) {
                Files.delete(copy);
            }
        } catch (FlywayException | SQLException | IOException e) {
            throw failed(file, copy, e);
        }
    }

    private static void copy(SQLiteDataSource source, Path copy) throws SQLException, IOException {
        Path unfinished = copy.resolveSibling(copy.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        PrivateFiles.open(unfinished, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                .close();
        try (Connection connection = source.getConnection()) {
            connection.unwrap(SQLiteConnection.class).getDatabase().backup("main", unfinished.toString(), null);
            Files.move(unfinished, copy, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static Path copyOf(Path real, String version) {
        return real.resolveSibling(real.getFileName() + ".before-V" + version);
    }

    private static StoreException failed(String file, @Nullable Path copy, Exception fault) {
        RuntimeException known = StoreException.of(file, new IllegalStateException(fault));
        String why = known instanceof StoreException said
                ? said.sentence()
                : file + " can't be upgraded for this version: " + cause(fault) + ".";
        String kept = copy == null || !Files.exists(copy)
                ? ""
                : " The original file is kept as " + copy + ". To go back to the previous version, replace " + file
                        + " with that copy.";
        return new StoreException(why + kept, fault);
    }

    /** The script and SQLite's own message, without the statement, which Flyway quotes. */
    private static String cause(Exception fault) {
        String script = "";
        String message = String.valueOf(fault.getMessage());
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof FlywayMigrateException failed && failed.getMigration() != null) {
                script = failed.getMigration().getScript() + ": ";
            }
            if (cause instanceof SQLException) {
                message = String.valueOf(cause.getMessage());
            }
        }
        return script + message.lines().filter(line -> !line.isBlank()).collect(joining(" "));
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

    /**
     * Whether exactly the scripts of this version were applied, as at most starts. Flyway would find that out too, but
     * takes a good part of a start for it.
     */
    private static boolean isCurrent(String file, DataSource source) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet table = statement.executeQuery("""
                        SELECT COUNT(*) FROM sqlite_schema WHERE name = 'schema_history'
                        """)) {
            return table.getInt(1) == 1 && applied(connection).equals(MigrationScripts.names());
        } catch (SQLException e) {
            throw StoreException.of(file, e);
        } catch (IOException e) {
            log.debug("the scripts of this version can't be listed, so Flyway will look for them", e);
            return false;
        }
    }

    /** The scripts that were applied, and with a mark those that failed. */
    private static Set<String> applied(Connection connection) throws SQLException {
        Set<String> applied = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT CASE success WHEN 1 THEN script ELSE 'failed: ' || script END FROM schema_history
                        """)) {
            while (row.next()) {
                applied.add(row.getString(1));
            }
        }
        return applied;
    }

    private static Flyway flyway(DataSource source) {
        return Flyway.configure()
                .dataSource(source)
                .locations("classpath:obliged/store")
                .table("schema_history")
                // Versions landed in another order than they were numbered in.
                .outOfOrder(true)
                .load();
    }
}
