package obliged;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import obliged.shared.Service;

/**
 * Starts each thread that must run again if it has ended, with pauses that grow while it keeps ending. Threads of pools
 * are not among them, since a pool itself replaces those that end.
 */
final class Supervisor implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /** After running for so long, a thread's earlier ends are forgotten. */
    private static final Duration SOUND = Duration.ofMinutes(5);

    private final List<Service> services;
    private final double pace;
    private final Service own = new Service("supervisor", this::run);
    private final Map<Service, Ends> ends = new HashMap<>();

    /** How often a thread has ended, and when it was started again last, or will be. */
    private record Ends(int count, long startAt) {}

    /** Pauses are multiplied by {@code pace}. */
    Supervisor(List<Service> services, double pace) {
        this.services = services;
        this.pace = pace;
    }

    void start() {
        own.start();
    }

    /** All threads that must run, its own among them. */
    List<Service> all() {
        return Stream.concat(services.stream(), Stream.of(own)).toList();
    }

    /** The names of those that do not run. Its own thread is started again here, since nobody else does that. */
    List<String> ended() {
        List<String> ended = all().stream()
                .filter(service -> !service.isRunning() && !service.isStopped())
                .map(Service::name)
                .toList();
        own.start();
        return ended;
    }

    private void run() {
        try {
            while (own.pause(scaled(BETWEEN_LOOKS))) {
                services.forEach(this::look);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Service service) {
        long now = System.nanoTime();
        Ends before = ends.getOrDefault(service, new Ends(0, now));
        if (service.isRunning()) {
            if (now - before.startAt > SOUND.toNanos()) {
                ends.remove(service);
            }
        } else if (!ends.containsKey(service) || service.isStopped()) {
            ends.put(service, new Ends(1, now));
        } else if (now - before.startAt >= 0) {
            service.start();
            ends.put(
                    service,
                    new Ends(before.count + 1, now + scaled(pause(before.count)).toNanos()));
        }
    }

    private static Duration pause(int count) {
        Duration pause = Duration.ofSeconds(1L << Math.min(count, 6));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private Duration scaled(Duration pause) {
        return Duration.ofNanos((long) Math.max(1_000_000, pause.toNanos() * pace));
    }

    @Override
    public void close() {
        own.stop(Duration.ofSeconds(1));
    }
}
