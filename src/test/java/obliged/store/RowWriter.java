package obliged.store;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A process of its own that writes row after row, and says each once it is written. */
final class RowWriter {
    private RowWriter() {}

    /** {@code file}, and how many rows to write at most. */
    public static void main(String[] args) {
        try (Store store = Store.open(Path.of(args[0]), InstantSource.system())) {
            for (int row = 1; row <= Integer.parseInt(args[1]); row++) {
                String key = String.valueOf(row);
                store.run(tx -> tx.dao(RowDao.class).add(key));
                System.out.println(key);
                System.out.flush();
            }
        } catch (StoreException e) {
            System.out.println(e.getMessage());
        }
    }

    /** Starts it, with what it logs out of the way. */
    static Process start(Path file, int rows, String... options) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                RowWriter.class.getName(),
                file.toString(),
                String.valueOf(rows)));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
