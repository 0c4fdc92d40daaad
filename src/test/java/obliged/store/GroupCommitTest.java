package obliged.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import obliged.shared.Refusal;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

/** Those who write while a commit is under way share the next one. */
@Tag("alone")
class GroupCommitTest {
    private enum No implements Refusal.Reason {
        NO
    }

    @TempDir
    Path directory;

    private final ExecutorService people = Executors.newCachedThreadPool();
    private final AtomicInteger commits = new AtomicInteger();
    private final Semaphore disk = new Semaphore(1_000_000);
    private final CountDownLatch syncing = new CountDownLatch(1);
    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(EmptyFile.at(directory.resolve("obliged.db")), InstantSource.system(), () -> {
            commits.incrementAndGet();
            syncing.countDown();
            disk.acquireUninterruptibly();
        });
    }

    @AfterEach
    void close() {
        disk.release(1_000);
        people.shutdownNow();
        store.close();
    }

    @Test
    void allThatWaitShareOneCommit() throws Exception {
        Future<?> first = holdTheDisk();
        List<Future<?>> rest =
                IntStream.range(0, 20).<Future<?>>mapToObj(this::add).toList();
        awaitQueue(20);

        disk.release(2);

        first.get(10, TimeUnit.SECONDS);
        for (Future<?> each : rest) {
            each.get(10, TimeUnit.SECONDS);
        }
        assertThat(commits).hasValue(2);
        assertThat(keys()).hasSize(21);
    }

    @Test
    void whoFailsLeavesTheOthersTheirs() throws Exception {
        IllegalStateException fault = new IllegalStateException("ours");
        Future<?> first = holdTheDisk();
        Future<?> one = add(1);
        Future<?> refused = write(tx -> {
            tx.dao(RowDao.class).add("refused");
            throw new Refusal(No.NO);
        });
        Future<?> broken = write(tx -> {
            tx.dao(RowDao.class).add("broken");
            throw fault;
        });
        Future<?> overflown = write(tx -> {
            tx.dao(RowDao.class).add("overflown");
            throw new StackOverflowError();
        });
        Future<?> twice = write(tx -> {
            tx.dao(RowDao.class).add("twice");
            tx.dao(RowDao.class).add("twice");
        });
        Future<?> two = add(2);
        awaitQueue(6);

        disk.release(2);

        first.get(10, TimeUnit.SECONDS);
        one.get(10, TimeUnit.SECONDS);
        two.get(10, TimeUnit.SECONDS);
        assertThatThrownBy(() -> refused.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(Refusal.class);
        assertThatThrownBy(() -> broken.get(10, TimeUnit.SECONDS)).hasCause(fault);
        assertThatThrownBy(() -> overflown.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(StackOverflowError.class);
        assertThatThrownBy(() -> twice.get(10, TimeUnit.SECONDS)).hasStackTraceContaining("UNIQUE");
        assertThat(commits).hasValue(2);
        assertThat(keys()).containsExactlyInAnyOrder("first", "1", "2");
    }

    @Test
    void eachSeesWhatWasWrittenBeforeItAndIsHeardOfAfterTheCommit() throws Exception {
        List<Integer> committed = new ArrayList<>();
        List<Integer> heard = new ArrayList<>();
        Future<?> first = holdTheDisk();
        List<Future<?>> rest = IntStream.range(0, 10)
                .<Future<?>>mapToObj(i -> write(tx -> {
                    assertThat(tx.dao(RowDao.class).keys()).hasSize(1 + committed.size());
                    tx.dao(RowDao.class).add(String.valueOf(i));
                    committed.add(i);
                    tx.afterCommit(() -> {
                        assertThat(keys()).hasSize(11);
                        heard.add(i);
                    });
                }))
                .toList();
        awaitQueue(10);

        disk.release(2);

        first.get(10, TimeUnit.SECONDS);
        for (Future<?> each : rest) {
            each.get(10, TimeUnit.SECONDS);
        }
        assertThat(heard).hasSize(10).isEqualTo(committed);
    }

    @Test
    void aCommitThatFailsFailsForAllOfThemAndNoneIsSaved() throws Exception {
        store.close();
        List<RuntimeException> faults = new ArrayList<>();
        store = Store.open(EmptyFile.at(directory.resolve("obliged.db")), InstantSource.system(), () -> {
            syncing.countDown();
            disk.acquireUninterruptibly();
            if (!faults.isEmpty()) {
                throw faults.remove(0);
            }
        });
        Future<?> first = holdTheDisk();
        Future<?> one = add(1);
        awaitQueue(1);
        Future<?> refused = write(tx -> {
            throw new Refusal(No.NO);
        });
        awaitQueue(2);
        IllegalStateException fault = new IllegalStateException("the disk");
        disk.release();
        first.get(10, TimeUnit.SECONDS);
        faults.add(fault);

        disk.release();

        assertThatThrownBy(() -> one.get(10, TimeUnit.SECONDS)).hasCause(fault);
        assertThatThrownBy(() -> refused.get(10, TimeUnit.SECONDS)).hasCause(fault);
        assertThat(keys()).containsExactly("first");
        disk.release();
        store.run(tx -> tx.dao(RowDao.class).add("after"));
        assertThat(keys()).containsExactly("first", "after");
    }

    @Test
    void whatWasSaidNotToBeSavedIsNotSavedWhenTheDiskIsBack() throws Exception {
        Future<?> first = holdTheDisk();
        Future<?> late = add(1);

        assertThatThrownBy(() -> late.get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(StoreException.class)
                .hasMessageContaining("Nothing was changed");

        disk.release(10);
        first.get(10, TimeUnit.SECONDS);
        add(2).get(10, TimeUnit.SECONDS);
        assertThat(keys()).containsExactly("first", "2");
    }

    @Test
    void whileAnotherProgramHoldsTheFileAllWhoWaitHearOfItWithinOneDeadline() throws Exception {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("obliged.db"));
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            long begun = System.nanoTime();
            List<Future<?>> all =
                    IntStream.range(0, 4).<Future<?>>mapToObj(this::add).toList();

            for (Future<?> each : all) {
                assertThatThrownBy(() -> each.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(StoreException.class);
            }

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
            assertThat(store.trouble())
                    .hasValueSatisfying(said -> assertThat(said).contains("another program"));
            statement.execute("COMMIT");
        }
        add(5).get(10, TimeUnit.SECONDS);
        assertThat(keys()).containsExactly("5");
        assertThat(store.trouble()).isEmpty();
    }

    @Test
    void whatIsWrittenWithinAWriteBelongsToIt() {
        assertThatThrownBy(() -> store.run(tx -> {
                    store.run(inner -> inner.dao(RowDao.class).add("inner"));
                    assertThat(tx.dao(RowDao.class).keys()).containsExactly("inner");
                    throw new Refusal(No.NO);
                }))
                .isInstanceOf(Refusal.class);
        assertThat(keys()).isEmpty();
    }

    @Test
    void whatIsWrittenAfterACommitIsACommitOfItsOwn() {
        store.run(tx -> {
            tx.dao(RowDao.class).add("a");
            tx.afterCommit(() -> store.run(next -> next.dao(RowDao.class).add("b")));
        });

        assertThat(keys()).containsExactly("a", "b");
        assertThat(commits).hasValue(2);
    }

    @Test
    void betweenTwoTransactionsAnotherConnectionFindsTheFileFree() throws Exception {
        Path file = directory.resolve("obliged.db");
        Handle handle = Store.open(Store.source(file, SQLiteConfig.TransactionMode.IMMEDIATE));
        CountDownLatch committing = new CountDownLatch(1);
        try (Writer writer = new Writer(file.toString(), handle, Instant::now, () -> {
            committing.countDown();
            disk.acquireUninterruptibly();
        })) {
            disk.drainPermits();
            Future<?> first = people.submit(() -> writer.write(tx -> add(tx, "first")));
            assertThat(committing.await(60, TimeUnit.SECONDS)).isTrue();
            Future<?> before = people.submit(() -> writer.write(tx -> add(tx, "before")));
            awaitQueue(writer, 1);
            Future<List<String>> pause = people.submit(() -> writer.betweenTransactions(() -> {
                try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file + "?busy_timeout=0");
                        Statement statement = other.createStatement()) {
                    statement.execute("BEGIN IMMEDIATE");
                    return keys();
                }
            }));
            awaitQueue(writer, 2);
            Future<?> after = people.submit(() -> writer.write(tx -> add(tx, "after")));
            awaitQueue(writer, 3);

            disk.release(3);

            assertThat(pause.get(10, TimeUnit.SECONDS)).containsExactly("first", "before");
            for (Future<?> each : List.of(first, before, after)) {
                each.get(10, TimeUnit.SECONDS);
            }
            assertThat(keys()).containsExactly("first", "before", "after");
        }
    }

    private static String add(Tx tx, String key) {
        tx.dao(RowDao.class).add(key);
        return key;
    }

    private static void awaitQueue(Writer writer, int many) {
        while (writer.waiting() < many) {
            Thread.onSpinWait();
        }
    }

    /** Someone who writes, and whose commit lasts until the disk is released. */
    private Future<?> holdTheDisk() throws Exception {
        disk.drainPermits();
        Future<?> first = write(tx -> tx.dao(RowDao.class).add("first"));
        assertThat(syncing.await(60, TimeUnit.SECONDS)).isTrue();
        return first;
    }

    private void awaitQueue(int many) {
        while (store.waiting() < many) {
            Thread.onSpinWait();
        }
    }

    private Future<?> add(int key) {
        return write(tx -> tx.dao(RowDao.class).add(String.valueOf(key)));
    }

    private Future<?> write(Consumer<Tx> work) {
        return people.submit(() -> store.run(work));
    }

    private List<String> keys() {
        return store.read(tx -> tx.dao(RowDao.class).keys());
    }
}
