package obliged.machine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import obliged.store.DatabaseInspection;
import obliged.store.StoreException;

/** Looks at the database and its disk, without changing either. Obliged can keep running. */
public final class DatabaseChecks {
    private static final long MEGABYTE = 1_000_000;

    /** With less, a busy day may fill the disk. */
    private static final long TOO_LITTLE = 100 * MEGABYTE;

    /** An update keeps a copy of the file, and a backup is as large as it is. */
    private static final int COPIES = 3;

    private static final long PLENTY = 1_000 * MEGABYTE;

    /** A bot copies its log back into the file from 1 MB on. */
    private static final long LONGEST_LOG = 64 * MEGABYTE;

    private final Path file;
    private final DatabaseInspection database;
    private final Machine machine;

    private DatabaseChecks(Path file, Machine machine) {
        this.file = file;
        this.database = DatabaseInspection.of(file);
        this.machine = machine;
    }

    public static List<Finding> of(Path file, Machine machine) {
        return new DatabaseChecks(file, machine).findings();
    }

    private List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if (!database.hasDirectory()) {
            findings.add(Finding.bad("Database: there's no directory " + database.directory()
                    + ". Create it, or set OBLIGED_DB to a file in another directory."));
            return findings;
        }
        try {
            Machine.Disk disk = machine.disks().of(database.directory());
            findings.add(disk(disk));
            findings.add(room(disk));
            findings.add(permissions());
            if (database.exists()) {
                findings.add(log());
                findings.add(soundness());
            } else {
                findings.add(Finding.care(
                        "Database: there's no " + file + " yet. Obliged creates it when it first starts."));
            }
        } catch (StoreException e) {
            findings.add(Finding.bad("Database: " + e.sentence()));
        } catch (IOException e) {
            findings.add(Finding.bad("Database: " + file + " can't be checked: " + e.getMessage()
                    + ". Run this as the user that runs Obliged."));
        }
        return findings;
    }

    private Finding disk(Machine.Disk disk) {
        String where = "Disk: " + file + " is on a ";
        return switch (DatabaseInspection.trust(disk.type())) {
            case LOCAL -> Finding.good(where + "local disk (" + disk.type() + ").");
            case UNCLEAR ->
                Finding.care(
                        where + "disk shared by the host (" + disk.type()
                                + "). That's fine for trying it out. In production, use a disk or volume on the machine that runs Obliged.");
            case NETWORK ->
                Finding.bad(where + "network disk (" + disk.type()
                        + "), where SQLite can lose data. Set OBLIGED_DB to a file on a local disk.");
        };
    }

    private Finding room(Machine.Disk disk) throws IOException {
        long free = disk.free();
        String says = "Space: " + megabytes(free) + " free.";
        if (free < TOO_LITTLE) {
            return Finding.bad(says + " Make room before the disk is full, or move the database.");
        }
        boolean enough = free >= PLENTY && (!database.exists() || free >= COPIES * database.size());
        return enough
                ? Finding.good(says)
                : Finding.care(says + " Updates and backups each need room for a copy of the database.");
    }

    private Finding permissions() throws IOException {
        database.requireUsable();
        if (!database.exists()) {
            return Finding.good("Permissions: " + database.directory() + " can be written to.");
        }
        return database.isPrivate()
                ? Finding.good("Permissions: " + file + " can be written to, and only its owner can read it.")
                : Finding.care(
                        "Permissions: others on this machine can read " + file + ". To stop that: chmod 600 " + file);
    }

    private Finding log() throws IOException {
        // Before it is opened, since the last one to close it empties the log.
        long size = database.logSize();
        if (!database.hasLog()) {
            return Finding.care("Log: " + file + " isn't in WAL mode. Obliged will switch it at its next start.");
        }
        return size <= LONGEST_LOG
                ? Finding.good("Log: WAL mode, " + megabytes(size) + ".")
                : Finding.care(
                        "Log: " + megabytes(size)
                                + ", because another program is reading an old version of the data. Close other programs that use the file, such as sqlite3.");
    }

    private Finding soundness() throws IOException {
        if (!database.isUpToDate()) {
            return Finding.care(
                    "Database: " + file
                            + " was written by an older version of Obliged and will be upgraded at the next start. Back it up first.");
        }
        List<String> damage = database.damage(machine.clock());
        return damage.isEmpty()
                ? Finding.good("Database: " + file + " is sound (" + megabytes(database.size()) + ").")
                : Finding.bad("Database: " + file + " is damaged: " + damage.get(0)
                        + ". Run \"java -jar obliged.jar check\" to see all the damage and what to do.");
    }

    private static String megabytes(long bytes) {
        return bytes < 10_000 * MEGABYTE ? bytes / MEGABYTE + " MB" : bytes / (1_000 * MEGABYTE) + " GB";
    }
}
