package obliged.resilience;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A disk that can be made full or unwritable, and repaired, while a process has a file open on it. */
public abstract class FaultyDisk implements AutoCloseable {
    /** The directory for the file. */
    public final Path directory;

    private FaultyDisk(Path directory) {
        this.directory = directory;
    }

    /** From now on that process can write nothing more. */
    public abstract void spoil(long pid) throws Exception;

    public abstract void mend(long pid) throws Exception;

    @Override
    public void close() throws Exception {}

    /** A small disk in memory, which needs privileges; without them, a limit on the size of files. */
    public static FaultyDisk small(Path directory) throws Exception {
        return memory(directory).orElseGet(() -> new Limited(directory));
    }

    public static boolean isLimitable() throws Exception {
        return run("prlimit", "--version");
    }

    public static Optional<FaultyDisk> memory(Path directory) throws Exception {
        Path point = Files.createDirectory(directory.resolve("disk"));
        return run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", point.toString())
                ? Optional.of(new Memory(point))
                : Optional.empty();
    }

    /** Returns false if the command does not exist or fails. */
    public static boolean run(String... command) throws Exception {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static final class Memory extends FaultyDisk {
        private Memory(Path directory) {
            super(directory);
        }

        @Override
        public void spoil(long pid) throws IOException {
            try (OutputStream filler = Files.newOutputStream(filler())) {
                while (true) {
                    filler.write(new byte[512]);
                }
            } catch (IOException full) {
                if (Files.size(filler()) == 0) {
                    throw full;
                }
            }
        }

        @Override
        public void mend(long pid) throws IOException {
            Files.delete(filler());
        }

        private Path filler() {
            return directory.resolve("filler");
        }

        @Override
        public void close() throws Exception {
            run("umount", "-l", directory.toString());
        }
    }

    /** No file may grow beyond what the journal beside the database is now. */
    private static final class Limited extends FaultyDisk {
        private Limited(Path directory) {
            super(directory);
        }

        @Override
        public void spoil(long pid) throws Exception {
            long size = Files.size(directory.resolve("obliged.db-wal"));
            require(run("prlimit", "--pid", Long.toString(pid), "--fsize=" + size + ":"));
        }

        @Override
        public void mend(long pid) throws Exception {
            require(run("prlimit", "--pid", Long.toString(pid), "--fsize=unlimited:"));
        }

        private static void require(boolean done) {
            if (!done) {
                throw new IllegalStateException("neither a mount nor a limit on the size of files is possible here");
            }
        }
    }

    /** The file can be read but no longer written, not even by a process that has it open. */
    public static final class Sealed extends FaultyDisk {
        public Sealed(Path directory) {
            super(directory);
        }

        @Override
        public void spoil(long pid) throws Exception {
            seal("+i");
        }

        @Override
        public void mend(long pid) throws Exception {
            seal("-i");
        }

        private void seal(String how) throws Exception {
            for (String name : new String[] {"obliged.db", "obliged.db-wal"}) {
                if (!run("chattr", how, directory.resolve(name).toString())) {
                    throw new IllegalStateException("chattr " + how + " does not work here");
                }
            }
        }

        @Override
        public void close() throws Exception {
            run("chattr", "-i", directory.resolve("obliged.db").toString());
            run("chattr", "-i", directory.resolve("obliged.db-wal").toString());
        }

        /** Whether this file system supports that, and we may do it. */
        public static boolean isPossible(Path directory) throws Exception {
            Path probe = Files.createFile(directory.resolve("probe"));
            return run("chattr", "+i", probe.toString()) && run("chattr", "-i", probe.toString());
        }
    }
}
