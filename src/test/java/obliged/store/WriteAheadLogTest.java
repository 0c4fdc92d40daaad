package obliged.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log is copied back beside the requests, and does not stay as long as a burst has made it. */
@Tag("alone")
class WriteAheadLogTest {
    private static final long MOST = 16 << 20;
    private static final String MEGABYTE = "x".repeat(1 << 20);

    @TempDir
    Path directory;

    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(EmptyFile.at(directory.resolve("obliged.db")), InstantSource.system());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void noRequestCopiesTheLogBack() {
        assertThat(store.<Integer>write(tx -> tx.dao(CheckpointDao.class).automatic()))
                .isZero();
    }

    @Test
    void afterABurstBesideALongReadItIsShortWithinAMinute() throws Exception {
        CountDownLatch burst = new CountDownLatch(1);
        CountDownLatch reading = new CountDownLatch(1);
        CompletableFuture<Void> read = CompletableFuture.runAsync(() -> store.read(tx -> {
            tx.dao(RowDao.class).count();
            reading.countDown();
            return await(burst);
        }));
        reading.await();
        for (int i = 0; i < 40; i++) {
            String id = "T" + i;
            store.run(tx -> tx.dao(RowDao.class).addBig(id, MEGABYTE));
        }
        assertThat(store.logSize()).isGreaterThan(MOST);

        burst.countDown();
        read.join();

        assertThat(within(60, () -> store.logSize() < MOST)).isTrue();
        assertThat(store.<Integer>read(tx -> tx.dao(RowDao.class).bigCount())).isEqualTo(40);
    }

    @Test
    void shortReadsOneAfterAnotherDoNotHoldItUp() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<Void> reads = CompletableFuture.allOf(
                CompletableFuture.runAsync(() -> readUntil(end)), CompletableFuture.runAsync(() -> readUntil(end)));
        for (int i = 0; i < 40; i++) {
            String id = "T" + i;
            store.run(tx -> tx.dao(RowDao.class).addBig(id, MEGABYTE));
        }

        assertThat(within(60, () -> store.logSize() < MOST)).isTrue();
        end.countDown();
        reads.join();
        assertThat(Files.size(directory.resolve("obliged.db"))).isGreaterThan(30L << 20);
    }

    private void readUntil(CountDownLatch end) {
        while (end.getCount() > 0) {
            store.read(tx -> tx.dao(RowDao.class).bigCount());
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean within(int seconds, BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < seconds * 50 && !condition.getAsBoolean(); i++) {
            Thread.sleep(20);
        }
        return condition.getAsBoolean();
    }

    interface CheckpointDao {
        @SqlQuery("PRAGMA wal_autocheckpoint")
        int automatic();
    }
}
