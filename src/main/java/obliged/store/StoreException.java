package obliged.store;

import java.sql.SQLException;
import obliged.shared.Trouble;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The database cannot be opened or written, and nothing was changed. The message is a sentence for the operator. */
public final class StoreException extends RuntimeException implements Trouble {
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

    @Override
    public String sentence() {
        return sentence;
    }

    /** Finds SQLite's error in a chain of causes and words it, or returns the exception as it is. */
    static RuntimeException of(String file, RuntimeException fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                String sentence = sentence(file, sqlite.getResultCode());
                if (sentence != null) {
                    return new StoreException(sentence, fault);
                }
            }
        }
        return fault;
    }

    static RuntimeException of(String file, SQLException fault) {
        return of(file, new IllegalStateException(fault.getMessage(), fault));
    }

    private static @Nullable String sentence(String file, SQLiteErrorCode code) {
        // Extended codes have their primary code in the lowest byte: https://sqlite.org/rescode.html
        return switch (code.code & 0xff) {
            case 13 -> "The disk that holds " + file + " is full. Make room; nothing was lost.";
            case 8 -> file + " is read-only. Let the user that runs Obliged write to it and to its directory.";
            case 14, 3, 23 -> file + " cannot be opened. Check that its directory exists and can be written to.";
            case 10 -> "The disk that holds " + file + " has a fault or is full. Check it; nothing was lost.";
            case 5, 6 -> file + " is in use by another program. Stop that one first.";
            case 11, 26 -> file + " is not a database of Obliged, or it is damaged. It was left as it is.";
            default -> null;
        };
    }
}
