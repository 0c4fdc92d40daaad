package obliged.ask.value;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A file that someone sent with what they wrote.
 *
 * @param id the chat system's
 * @param name as its owner called it
 * @param size in bytes
 */
public record SentFile(String id, String name, long size) {
    /** The most bytes of a file that is passed on. */
    public static final long LARGEST = 20L * 1024 * 1024;

    /** The most files that are passed on from one message. */
    public static final int MOST = 5;

    private static final char FIELD = '\t';

    /** A line per file. Ids hold no blanks, and a name that holds some loses nothing but its line breaks. */
    public static String text(List<SentFile> files) {
        return files.stream()
                .map(file -> file.id + FIELD + file.size + FIELD + file.name.replaceAll("[\\r\\n]+", " "))
                .collect(Collectors.joining("\n"));
    }

    /** What was erased is no file. */
    public static List<SentFile> read(String text) {
        return text.lines()
                .map(line -> line.split(String.valueOf(FIELD), 3))
                .filter(fields -> fields.length == 3)
                .map(fields -> new SentFile(fields[0], fields[2], Long.parseLong(fields[1])))
                .toList();
    }

    /** Their names, with commas between them. */
    public static String names(List<SentFile> files) {
        return files.stream().map(SentFile::name).collect(Collectors.joining(", "));
    }
}
