package obliged.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.EmptyFile;
import obliged.store.Store;
import obliged.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What it costs to choose what goes next grows with what goes, and not with the lanes in which something waits. */
class ManyLanesTest {
    private static final WorkspaceId HERE = new WorkspaceId("T1");
    private static final int MANY = 10_000;

    @TempDir
    Path directory;

    private final SettableClock clock = new SettableClock();

    /** How often the first notice of a lane was looked at, tried, and under way at once. */
    private final AtomicInteger looks = new AtomicInteger();

    private final AtomicInteger tries = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();
    private final AtomicInteger arrived = new AtomicInteger();
    private final AtomicLong freeAt = new AtomicLong(System.nanoTime());
    private volatile boolean down;
    private volatile Duration apart = Duration.ZERO;
    private Store store;
    private Outbox outbox;

    private final Courier courier = new Courier() {
        @Override
        public Hold hold(Notice notice) {
            looks.incrementAndGet();
            long wait = freeAt.get() - System.nanoTime();
            if (wait > 0) {
                return new Hold(Duration.ofNanos(wait), true);
            }
            freeAt.set(System.nanoTime() + apart.toNanos());
            return new Hold(Duration.ZERO, false);
        }

        @Override
        public Outcome deliver(Notice notice) {
            tries.incrementAndGet();
            mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            try {
                if (down) {
                    return new Outcome.Later("down", false);
                }
                arrived.incrementAndGet();
                return new Outcome.Delivered(new Message("D1", "1.0"));
            } finally {
                underWay.decrementAndGet();
            }
        }
    };

    @BeforeEach
    void open() {
        store = Store.open(EmptyFile.at(directory.resolve("obliged.db")), clock);
        outbox = new Outbox(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whileNothingArrivesOneIsTriedAtATimeAndThenAllGoes() throws Exception {
        owe(MANY);
        down = true;
        try (Delivery delivery = new Delivery(outbox, courier, clock, 0.001)) {
            delivery.start();
            // Some more are on their way when so many have failed.
            await(() -> tries.get() >= 30);
            mostUnderWay.set(0);
            int triesBefore = tries.get();
            int looksBefore = looks.get();
            await(() -> tries.get() >= triesBefore + 50);
            assertThat(mostUnderWay).hasValueLessThanOrEqualTo(1);
            assertThat(looks.get() - looksBefore).isLessThanOrEqualTo(tries.get() - triesBefore + 1);

            down = false;

            await(() -> outbox.waiting().count() == 0);
        }
        assertThat(arrived).hasValue(MANY);
        assertThat(looks.get()).isLessThanOrEqualTo(tries.get() + 10);
    }

    @Test
    void whatAllHaveToWaitForIsAskedOnceForEachThatGoes() throws Exception {
        owe(500);
        apart = Duration.ofMillis(2);
        try (Delivery delivery = new Delivery(outbox, courier, clock, 0.001)) {
            delivery.start();

            await(() -> outbox.waiting().count() == 0);
        }
        assertThat(arrived).hasValue(500);
        // Held back at most once before each that goes, and again where a pause ended a little early.
        assertThat(looks.get()).isLessThanOrEqualTo(3 * 500);
    }

    @Test
    void whileNothingArrivesItTakesLessThanATenthOfACore() throws Exception {
        owe(MANY);
        down = true;
        try (Delivery delivery = new Delivery(outbox, courier, clock, 0.05)) {
            delivery.start();
            await(() -> tries.get() >= 30);
            long cpu = cpuOfDelivery();
            long began = System.nanoTime();
            int triesBefore = tries.get();
            await(() -> tries.get() > triesBefore && System.nanoTime() - began > 3_000_000_000L);

            assertThat(cpuOfDelivery() - cpu).isLessThan((System.nanoTime() - began) / 10);
        }
    }

    /** Of the threads of the delivery alone, which does not depend on what else the machine does. */
    private static long cpuOfDelivery() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("delivery"))
                .mapToLong(thread -> Math.max(0, threads.getThreadCpuTime(thread.getId())))
                .sum();
    }

    private void owe(int many) {
        List<NewNotice> owed = IntStream.range(0, many)
                .mapToObj(i -> NewNotice.now(HERE, "word", Recipient.of(new PersonId("U" + i)), i, 0, "key" + i))
                .toList();
        store.run(tx -> outbox.owe(tx, owed));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 3_000 && !condition.getAsBoolean(); i++) {
            Thread.sleep(20);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
