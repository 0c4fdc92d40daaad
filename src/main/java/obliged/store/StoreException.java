package obliged.store;

import java.sql.SQLException;
import java.util.Optional;
import obliged.shared.Trouble;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The database cannot be opened or written, and nothing was changed. The message is a sentence for the operator. */
public class StoreException extends RuntimeException implements Trouble {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    StoreException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    StoreException(String sentence, Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    /** Another process uses the database. */
    public static final class InUse extends StoreException {
        private static final long serialVersionUID = 1L;

        InUse(String file) {
            super("Another Obliged is running on " + file + ". Stop that one first.");
        }
    }

    @Override
    public String sentence() {
        return sentence;
    }

    /** Finds SQLite's error in a chain of causes and words it, or returns the exception as it is. */
    static RuntimeException of(String file, RuntimeException fault) {
        String sentence = sqlite(fault)
                .map(sqlite -> sentence(file, sqlite.getResultCode()))
                .orElse(null);
        return sentence == null || fault instanceof StoreException ? fault : new StoreException(sentence, fault);
    }

    /** SQLite's error in a chain of causes. */
    static Optional<SQLiteException> sqlite(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                return Optional.of(sqlite);
            }
        }
        return Optional.empty();
    }

    static RuntimeException of(String file, SQLException fault) {
        return of(file, new IllegalStateException(fault.getMessage(), fault));
    }

    static String damaged(String file) {
        return file
                + " is damaged and was left as it was. Keep a copy of it and its -wal file, check the disk, and restore your last backup. Without a backup, sqlite3's .recover may save most of it";
    }

    private static @Nullable String sentence(String file, SQLiteErrorCode code) {
        // Extended codes have their primary code in the lowest byte: https://sqlite.org/rescode.html
        return switch (code.code & 0xff) {
            case 13 -> "The disk that holds " + file + " is full, but nothing was lost. Free up some space.";
            case 8 ->
                file + " is read-only. Give the user that runs Obliged write permission for it and its directory.";
            case 14, 3, 23 -> file + " cannot be opened. Check that its directory exists and can be written to.";
            case 10 -> "The disk that holds " + file + " has a fault or is full, but nothing was lost. Check the disk.";
            case 5, 6 -> file + " is in use by another program. Stop that one first.";
            case 26 ->
                file
                        + " isn't an Obliged database, or it's damaged. It was left as it was. Choose another file, or restore a backup.";
            case 11 -> damaged(file);
            default -> null;
        };
    }
}
