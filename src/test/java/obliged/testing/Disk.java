package obliged.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A disk that can be made full, or unwritable, and well again, while a process has its file open on it. */
public abstract class Disk implements AutoCloseable {
    /** Where the file lies. */
    public final Path directory;

    private Disk(Path directory) {
        this.directory = directory;
    }

    /** From now on nothing more can be written for that process. */
    public abstract void spoil(long pid) throws Exception;

    public abstract void mend(long pid) throws Exception;

    @Override
    public void close() throws Exception {}

    /** A small disk in memory, which takes rights; a limit on the size of files where there are none. */
    public static Disk small(Path directory) throws Exception {
        return memory(directory).orElseGet(() -> new Limited(directory));
    }

    public static boolean isLimitable() throws Exception {
        return run("prlimit", "--version");
    }

    public static Optional<Disk> memory(Path directory) throws Exception {
        Path point = Files.createDirectory(directory.resolve("disk"));
        return run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", point.toString())
                ? Optional.of(new Memory(point))
                : Optional.empty();
    }

    /** Answers false if the command is not there, or fails. */
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

    private static final class Memory extends Disk {
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
    private static final class Limited extends Disk {
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

    /** The file can be read and no longer written, not even by who has it open. */
    public static final class Sealed extends Disk {
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

        /** Whether this file system knows such files, and we may make them. */
        public static boolean isPossible(Path directory) throws Exception {
            Path probe = Files.createFile(directory.resolve("probe"));
            return run("chattr", "+i", probe.toString()) && run("chattr", "-i", probe.toString());
        }
    }
}
