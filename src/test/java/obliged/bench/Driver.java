package obliged.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import obliged.sandbox.wire.Signature;
import org.HdrHistogram.Histogram;

/**
 * Sends signed requests at a fixed rate, whether or not earlier ones have been answered, and measures each from the time
 * at which it should have been sent: so a pause counts for all requests that it held up.
 */
final class Driver {
    /** Below this, a parked thread may wake too late, so it spins. */
    private static final long SPIN_NANOS = 80_000;

    /** A reply that takes longer fails the case, rather than hold up the others. */
    private static final int PATIENCE_MILLIS = 60_000;

    static {
        // As many connections are kept as there are requests at once.
        System.setProperty("http.maxConnections", "128");
    }

    private Driver() {}

    /** Where requests go: each has a form of its own and must be answered with 200 and words that contain {@code expected}. */
    record Target(URI url, String secret, Supplier<String> forms, String expected) {}

    /**
     * How requests are sent.
     *
     * @param atOnce the most that are under way at once
     * @param aSecond how many are sent a second; 0 for no limit
     */
    record Load(int atOnce, double aSecond, Duration duration) {
        Load at(double rate) {
            return new Load(atOnce, rate, duration);
        }
    }

    /** How long they took, in nanoseconds, and how long all of them together. */
    record Result(Histogram nanos, double seconds) {
        static Result none() {
            return new Result(new Histogram(3), 0);
        }

        long count() {
            return nanos.getTotalCount();
        }

        double aSecond() {
            return count() / seconds;
        }

        double micros(double percentile) {
            return nanos.getValueAtPercentile(percentile) / 1e3;
        }

        double millis(double percentile) {
            return micros(percentile) / 1e3;
        }

        private Result and(Result other) {
            nanos.add(other.nanos);
            return new Result(nanos, seconds + other.seconds);
        }
    }

    /** Two that took turns. */
    record Pair(Result ours, Result beside) {
        double slowerASecond() {
            return Math.min(ours.aSecond(), beside.aSecond());
        }
    }

    /** Sends the same load to one and the other in turn, so that what else the machine does meets both. */
    static Pair inTurn(Target ours, Target beside, Load load, int rounds) {
        Result our = Result.none();
        Result other = Result.none();
        for (int i = 0; i < rounds; i++) {
            our = our.and(run(ours, load));
            other = other.and(run(beside, load));
        }
        return new Pair(our, other);
    }

    static Result run(Target target, Load load) {
        ExecutorService connections = Executors.newFixedThreadPool(load.atOnce());
        try {
            AtomicLong next = new AtomicLong();
            long start = System.nanoTime();
            List<Future<Histogram>> all = new ArrayList<>();
            for (int i = 0; i < load.atOnce(); i++) {
                all.add(connections.submit(() -> connection(target, load, start, next)));
            }
            Histogram nanos = new Histogram(3);
            for (Future<Histogram> one : all) {
                nanos.add(one.get());
            }
            return new Result(nanos, (System.nanoTime() - start) / 1e9);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            connections.shutdownNow();
        }
    }

    private static Histogram connection(Target target, Load load, long start, AtomicLong next) {
        Histogram nanos = new Histogram(3);
        long apart = load.aSecond() == 0 ? 0 : (long) (1e9 / load.aSecond());
        while (true) {
            long due = apart == 0 ? System.nanoTime() : start + next.getAndIncrement() * apart;
            if (due - start >= load.duration().toNanos()) {
                return nanos;
            }
            byte[] body = target.forms().get().getBytes(StandardCharsets.UTF_8);
            HttpURLConnection request = request(target, body);
            await(due);
            send(target, request, body);
            nanos.recordValue(System.nanoTime() - due);
        }
    }

    private static void await(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            if (left > SPIN_NANOS) {
                LockSupport.parkNanos(left - SPIN_NANOS);
            } else {
                Thread.onSpinWait();
            }
        }
    }

    private static HttpURLConnection request(Target target, byte[] body) {
        try {
            String timestamp = String.valueOf(Instant.now().getEpochSecond());
            HttpURLConnection request = (HttpURLConnection) target.url().toURL().openConnection();
            request.setDoOutput(true);
            request.setReadTimeout(PATIENCE_MILLIS);
            request.setFixedLengthStreamingMode(body.length);
            request.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
            request.setRequestProperty("X-Slack-Request-Timestamp", timestamp);
            request.setRequestProperty("X-Slack-Signature", Signature.of(target.secret(), timestamp, body));
            return request;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(Target target, HttpURLConnection request, byte[] body) {
        try {
            try (OutputStream out = request.getOutputStream()) {
                out.write(body);
            }
            try (InputStream in = request.getInputStream()) {
                String response = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                if (!response.contains(target.expected())) {
                    throw new IllegalStateException("not what was expected: " + response);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
