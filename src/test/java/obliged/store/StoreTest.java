package obliged.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import obliged.shared.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    private enum No implements Refusal.Reason {
        NO
    }

    @TempDir
    Path directory;

    private final AtomicLong nanos = new AtomicLong();
    /** Every look at it is later. */
    private final InstantSource clock = () -> Instant.ofEpochSecond(1_000_000_000, nanos.addAndGet(1_234_567));

    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(EmptyFile.at(directory.resolve("obliged.db")), clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private List<String> keys() {
        return store.read(tx -> tx.dao(RowDao.class).keys());
    }

    private void add(String key) {
        store.run(tx -> tx.dao(RowDao.class).add(key));
    }

    @Test
    void whatIsWrittenIsReadAgainAfterReopening() {
        add("a");
        store.close();
        open();

        assertThat(keys()).containsExactly("a");
    }

    @Test
    void aFaultInTheMiddleOfATransactionUndoesAllOfIt() {
        IllegalStateException fault = new IllegalStateException("in the middle");

        assertThatThrownBy(() -> store.run(tx -> {
                    tx.dao(RowDao.class).add("a");
                    throw fault;
                }))
                .isSameAs(fault);

        assertThat(keys()).isEmpty();
        add("b");
        assertThat(keys()).containsExactly("b");
    }

    @Test
    void aRefusalUndoesAllOfItAndIsToldAsItIs() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> store.write(tx -> {
                    tx.dao(RowDao.class).add("a");
                    throw new Refusal(No.NO);
                }))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(No.NO));

        assertThat(keys()).isEmpty();
    }

    @Test
    void aBrokenRuleOfTheFileUndoesAllOfIt() {
        assertThatThrownBy(() -> store.run(tx -> {
                    tx.dao(RowDao.class).add("a");
                    tx.dao(RowDao.class).add("a");
                }))
                .hasMessageContaining("UNIQUE");

        assertThat(keys()).isEmpty();
    }

    @Test
    void aBatchThatBreaksOffLeavesNothingForTheNextOne() {
        Iterator<String> breaks = new Iterator<>() {
            private int given;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public String next() {
                if (given++ == 2) {
                    throw new IllegalStateException("no more");
                }
                return "left over " + given;
            }
        };
        assertThatThrownBy(() -> store.run(tx -> tx.dao(RowDao.class).addAll(breaks)))
                .hasMessageContaining("no more");

        store.run(tx -> tx.dao(RowDao.class).addAll(List.of("a", "b").iterator()));

        assertThat(keys()).containsExactly("a", "b");
    }

    @Test
    void aTransactionIsOneMomentAndTheNextIsLater() {
        List<Instant> moments = store.write(tx -> List.of(tx.now(), tx.now()));
        Instant next = store.write(Tx::now);

        assertThat(moments.get(1)).isEqualTo(moments.get(0));
        assertThat(next).isAfter(moments.get(0));
    }

    @Test
    void aMomentIsKeptToTheMillisecondSoThatItIsReadBackAsItWas() {
        Instant moment = store.write(Tx::now);

        assertThat(moment).isEqualTo(Instant.ofEpochMilli(moment.toEpochMilli()));
    }

    @Test
    void momentsNeverRunBackwardsFromOneWriteToTheNext() throws Exception {
        List<Instant> moments = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> all = IntStream.range(0, 200)
                    .<Future<?>>mapToObj(i -> threads.submit(() -> store.run(tx -> moments.add(tx.now()))))
                    .toList();
            for (Future<?> each : all) {
                each.get(10, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(moments).hasSize(200).isSorted();
    }

    @Test
    void whatComesAfterTheCommitSeesWhatWasWritten() {
        List<String> seen = new ArrayList<>();

        store.run(tx -> {
            tx.afterCommit(() -> seen.addAll(keys()));
            tx.dao(RowDao.class).add("a");
            assertThat(seen).isEmpty();
        });

        assertThat(seen).containsExactly("a");
    }

    @Test
    void commitsAreHeardOfInTheirOrder() throws Exception {
        List<Integer> committed = new ArrayList<>();
        List<Integer> heard = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> all = IntStream.range(0, 400)
                    .<Future<?>>mapToObj(i -> threads.submit(() -> store.run(tx -> {
                        committed.add(i);
                        tx.afterCommit(() -> heard.add(i));
                    })))
                    .toList();
            for (Future<?> each : all) {
                each.get(10, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(heard).hasSize(400).isEqualTo(committed);
    }

    @Test
    void nothingComesAfterATransactionThatWasUndone() {
        List<String> ran = new ArrayList<>();

        assertThatThrownBy(() -> store.run(tx -> {
                    tx.afterCommit(() -> ran.add("after"));
                    throw new Refusal(No.NO);
                }))
                .isInstanceOf(Refusal.class);
        add("a");

        assertThat(ran).isEmpty();
    }

    @Test
    void readersSeeTheLastCommittedStateWhileAWriteIsUnderWay() throws Exception {
        add("a");
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch looked = new CountDownLatch(1);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<?> writing = thread.submit(() -> store.run(tx -> {
                tx.dao(RowDao.class).add("b");
                written.countDown();
                await(looked);
            }));
            await(written);

            assertThat(keys()).containsExactly("a");
            looked.countDown();
            writing.get(10, TimeUnit.SECONDS);
            assertThat(keys()).containsExactly("a", "b");
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void aReadSeesOneStateFromItsBeginningToItsEnd() {
        add("a");

        store.read(tx -> {
            assertThat(tx.dao(RowDao.class).keys()).containsExactly("a");
            add("b");
            assertThat(tx.dao(RowDao.class).keys()).containsExactly("a");
            return tx;
        });

        assertThat(keys()).containsExactly("a", "b");
    }

    @Test
    void readersCannotWrite() {
        assertThatThrownBy(() -> store.read(tx -> {
                    tx.dao(RowDao.class).add("a");
                    return tx;
                }))
                .isInstanceOf(StoreException.class);

        assertThat(keys()).isEmpty();
    }

    @Test
    void aCommitIsOnTheDiskAndReadersNeedNotWaitForIt() {
        List<Tx> seen = new ArrayList<>();
        store.run(tx -> {
            assertThat(tx.dao(RowDao.class).journalMode()).isEqualTo("wal");
            assertThat(tx.dao(RowDao.class).synchronous()).isEqualTo(2);
            seen.add(tx);
        });
        store.read(tx -> {
            assertThat(tx.dao(RowDao.class).journalMode()).isEqualTo("wal");
            return seen.add(tx);
        });

        assertThat(seen).hasSize(2);
    }

    @Test
    void aStepOfNoAskIsNotWritten() {
        assertThat(store.<Boolean>write(tx -> tx.dao(RowDao.class).foreignKeys()))
                .isTrue();
        assertThatThrownBy(() -> store.run(tx -> tx.dao(RowDao.class).addStepOfNoAsk()))
                .hasMessageContaining("FOREIGN KEY");
    }

    @Test
    void aFullDiskIsSaidInASentenceAndAllIsWellOnceThereIsRoom() {
        add("a");
        store.run(tx -> tx.dao(RowDao.class).noMorePages());

        assertThatThrownBy(() -> store.run(tx -> {
                    tx.dao(RowDao.class).add("b");
                    tx.dao(RowDao.class).addBig("T1", "x".repeat(1_000_000));
                }))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is full")
                .hasMessageContaining("obliged.db");

        assertThat(keys()).containsExactly("a");
        store.run(tx -> tx.dao(RowDao.class).morePages());
        store.run(tx -> {
            tx.dao(RowDao.class).add("c");
            tx.dao(RowDao.class).addBig("T1", "x".repeat(1_000_000));
        });
        assertThat(keys()).containsExactly("a", "c");
        assertThat(store.<Integer>read(tx -> tx.dao(RowDao.class).bigCount())).isEqualTo(1);
        assertThat(store.<String>read(tx -> tx.dao(RowDao.class).integrity())).isEqualTo("ok");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
