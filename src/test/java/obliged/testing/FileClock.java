package obliged.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that several processes share: the real time plus an offset that is read from a file again and again. */
public final class FileClock implements InstantSource {
    private static final long LOOK_NANOS = Duration.ofMillis(10).toNanos();

    private final Path file;
    private Duration offset = Duration.ZERO;
    private long lookNext = System.nanoTime();

    public FileClock(Path file) {
        this.file = file;
    }

    @Override
    public synchronized Instant instant() {
        if (System.nanoTime() - lookNext >= 0) {
            lookNext = System.nanoTime() + LOOK_NANOS;
            offset = read();
        }
        return Instant.now().plus(offset);
    }

    /** Sets the offset. */
    public synchronized void jump(Duration newOffset) {
        try {
            Path beside = Files.writeString(file.resolveSibling("clock.new"), Long.toString(newOffset.toMillis()));
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Duration read() {
        try {
            return Files.exists(file) ? Duration.ofMillis(Long.parseLong(Files.readString(file))) : Duration.ZERO;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
