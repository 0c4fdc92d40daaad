package obliged.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.EmptyFile;
import obliged.store.Store;
import obliged.store.Tables;
import obliged.testing.Poll;
import obliged.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("alone")
class DeliveryTest {
    private static final WorkspaceId HERE = new WorkspaceId("T1");
    private static final Recipient BO = Recipient.of(new PersonId("bo"));
    private static final double SCALE = 0.01;
    private static final Outcome ARRIVED = new Outcome.Delivered(new Message("D1", "1.0"));

    @TempDir
    Path directory;

    private final SettableClock clock = new SettableClock();
    private final BlockingQueue<Notice> tried = new LinkedBlockingQueue<>();
    private volatile Function<Notice, Outcome> slack = notice -> ARRIVED;
    private volatile Function<Notice, Duration> hold = notice -> Duration.ZERO;
    private Store store;
    private Outbox outbox;
    private Delivery delivery;

    private final Courier courier = new Courier() {
        @Override
        public Hold hold(Notice notice) {
            return new Hold(hold.apply(notice), false);
        }

        @Override
        public Outcome deliver(Notice notice) {
            tried.add(notice);
            return slack.apply(notice);
        }
    };

    @BeforeEach
    void open() {
        store = Store.open(EmptyFile.at(directory.resolve("obliged.db")), clock);
        outbox = new Outbox(store);
        delivery = new Delivery(outbox, courier, clock, SCALE);
    }

    @AfterEach
    void close() {
        delivery.close();
        store.close();
    }

    @Test
    void whatWaitsInOnePlaceWaitsInOrderAndHoldsUpNoOther() throws Exception {
        CompletableFuture<Outcome> bo = new CompletableFuture<>();
        slack = notice -> notice.recipient().equals(BO) ? bo.join() : ARRIVED;
        owe("bo", 1, Urgency.CAUSED);
        owe("bo", 2, Urgency.CAUSED);
        owe("chi", 3, Urgency.CAUSED);
        owe("chi", 4, Urgency.CAUSED);
        delivery.start();
        assertThat(List.of(subject(), subject(), subject())).containsExactlyInAnyOrder(1L, 3L, 4L);
        bo.complete(ARRIVED);
        assertThat(subject()).isEqualTo(2);
    }

    @Test
    void whatPeopleCausedGoesAheadOfWhatNobodyWaitsFor() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        slack = notice -> {
            await(goOn);
            return ARRIVED;
        };
        for (int i = 0; i < 10; i++) {
            owe("reader" + i, i, Urgency.BULK);
        }
        owe("bo", 100, Urgency.CAUSED);
        owe("chi", 101, Urgency.CAUSED);
        delivery.start();
        List<Long> first = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            first.add(subject());
        }
        assertThat(first).contains(100L, 101L);
        // Four of eight ways are kept free for what somebody waits for.
        owe("dee", 102, Urgency.CAUSED);
        assertThat(subject()).isEqualTo(102);
        goOn.countDown();
        awaitNothingWaiting();
    }

    @Test
    void pausesGrow() throws Exception {
        List<Long> at = new ArrayList<>();
        slack = notice -> {
            at.add(System.nanoTime());
            return at.size() < 7 ? new Outcome.Later("not now", false) : ARRIVED;
        };
        owe("bo", 1, Urgency.CAUSED);
        delivery.start();
        awaitNothingWaiting();
        for (int i = 0; i < 6; i++) {
            long least = (long) (Duration.ofMillis(250L << i).toNanos() * SCALE);
            assertThat(at.get(i + 1) - at.get(i)).as("pause " + i).isGreaterThanOrEqualTo(least);
        }
    }

    @Test
    void aClockThatIsSetBackHoldsNothingUp() throws Exception {
        delivery.start();
        owe("bo", 1, Urgency.CAUSED);
        assertThat(subject()).isEqualTo(1);
        clock.pass(Duration.ofDays(-2));
        owe("bo", 2, Urgency.CAUSED);
        assertThat(subject()).isEqualTo(2);
        awaitNothingWaiting();
    }

    @Test
    void aClockThatJumpsAheadGivesNothingUp() throws Exception {
        slack = notice -> {
            if (notice.attempts() == 0) {
                clock.pass(Duration.ofDays(30));
                return new Outcome.Later("not now", false);
            }
            return ARRIVED;
        };
        owe("bo", 1, Urgency.CAUSED);
        delivery.start();
        awaitNothingWaiting();
        assertThat(outbox.givenUp().count()).isZero();
        assertThat(tried).hasSize(2);
    }

    @Test
    void whatIsUnderWayWhenItClosesEndsAndIsMarked() throws Exception {
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        slack = notice -> answer.join();
        owe("bo", 1, Urgency.CAUSED);
        delivery.start();
        subject();
        Thread closing = new Thread(delivery::close);
        closing.start();
        while (closing.getState() == Thread.State.NEW || closing.getState() == Thread.State.RUNNABLE) {
            Thread.onSpinWait();
        }
        answer.complete(ARRIVED);
        closing.join();
        assertThat(outbox.waiting().count()).isZero();
    }

    @Test
    void whatWeFailToWordIsGivenUpAfterAWhileAndHoldsUpNoOther() throws Exception {
        slack = notice -> {
            if (notice.subject() == 1) {
                throw new IllegalStateException("no words");
            }
            return ARRIVED;
        };
        hold = notice -> {
            if (notice.subject() == 2) {
                throw new IllegalStateException("no way");
            }
            return Duration.ZERO;
        };
        owe("bo", 1, Urgency.CAUSED);
        owe("chi", 2, Urgency.CAUSED);
        owe("bo", 3, Urgency.CAUSED);
        owe("dee", 4, Urgency.CAUSED);
        delivery.start();
        awaitNothingWaiting();
        assertThat(outbox.givenUp().count()).isEqualTo(1);
        assertThat(tried.stream().map(Notice::subject).filter(about -> about == 1))
                .hasSize(5);
        assertThat(tried.stream().map(Notice::subject)).contains(2L, 3L, 4L);
    }

    @Test
    void whatWasRefusedForTheTokenKeepsTheDoubtThatItWasIn() throws Exception {
        List<Integer> doubts = new ArrayList<>();
        slack = notice -> {
            doubts.add(notice.triesInDoubt());
            return switch (doubts.size()) {
                case 1 -> new Outcome.Later("no answer", true);
                case 2 -> new Outcome.Halted("no token");
                default -> ARRIVED;
            };
        };
        owe("bo", 1, Urgency.CAUSED);
        delivery.start();
        awaitNothingWaiting();
        assertThat(doubts).containsExactly(0, 1, 1);
        // The file knows that it arrived a moment before the delivery does.
        await(() -> delivery.halted().isEmpty());
    }

    @Test
    void triesCountAsInDoubtUntilTheirEndIsKnown() throws Exception {
        List<Outcome> outcomes = List.of(
                new Outcome.Later("no answer", true),
                new Outcome.Later("too much", false),
                new Outcome.Later("no answer", true),
                new Outcome.Later("too much", false, true),
                new Outcome.Later("no answer", true),
                new Outcome.Later("no answer", true, true),
                ARRIVED);
        List<Integer> doubts = new ArrayList<>();
        slack = notice -> {
            doubts.add(notice.triesInDoubt());
            return outcomes.get(doubts.size() - 1);
        };
        owe("bo", 1, Urgency.CAUSED);
        delivery.start();
        awaitNothingWaiting();
        assertThat(doubts).containsExactly(0, 1, 1, 2, 0, 1, 1);
    }

    @Test
    void aPostInAChannelWhoseAnswerWasLostWaitsAMinute() throws Exception {
        List<Long> at = new ArrayList<>();
        slack = notice -> {
            at.add(System.nanoTime());
            return at.size() == 1 ? new Outcome.Later("no answer", true) : ARRIVED;
        };
        oweInChannel("it", 1);
        delivery.start();
        awaitNothingWaiting();
        assertThat(at).hasSize(2);
        assertThat(at.get(1) - at.get(0))
                .isGreaterThanOrEqualTo((long) (Duration.ofMinutes(1).toNanos() * SCALE));
    }

    @Test
    void orUntilAnotherPostHasGoneThrough() throws Exception {
        try (Delivery patient = new Delivery(outbox, courier, clock, 1)) {
            slack = notice ->
                    notice.attempts() == 0 && notice.subject() == 1 ? new Outcome.Later("no answer", true) : ARRIVED;
            oweInChannel("it", 1);
            patient.start();
            assertThat(subject()).isEqualTo(1);
            await(() -> inDoubt("no answer"));
            owe("bo", 2, Urgency.CAUSED);
            // Far sooner than a minute.
            assertThat(List.of(subject(), subject())).containsExactly(2L, 1L);
        }
    }

    @Test
    void whatWasFoundThoughItsAnswerWasLostDoesNotShowThatPostingWorks() throws Exception {
        slack = notice -> {
            if (notice.attempts() > 0 || notice.subject() > 2) {
                return ARRIVED;
            }
            return notice.subject() == 1
                    ? new Outcome.Later("no answer", true)
                    : new Outcome.Delivered(new Message("D1", "1.0"), true);
        };
        try (Delivery patient = new Delivery(outbox, courier, clock, 1)) {
            oweInChannel("it", 1);
            patient.start();
            assertThat(subject()).isEqualTo(1);
            await(() -> inDoubt("no answer"));
            owe("bo", 2, Urgency.CAUSED);
            assertThat(subject()).isEqualTo(2);
            await(() -> outbox.waiting().count() == 1);
            owe("bo", 3, Urgency.CAUSED);
            assertThat(List.of(subject(), subject())).containsExactly(3L, 1L);
        }
    }

    @Test
    void whatIsRefusedIsTriedForADayAndThenGivenUp() {
        slack = notice -> new Outcome.Later("HTTP 503", false);
        Attempts attempts = new Attempts(courier, clock);
        owe("bo", 1, Urgency.CAUSED);
        Notice young = Taken.from(outbox, Urgency.CAUSED).get(0);
        Notice tired = tried(young, 100);

        clock.pass(Duration.ofDays(1));
        assertThat(attempts.at(tired)).isInstanceOf(Outcome.Later.class);
        clock.pass(Duration.ofSeconds(1));
        assertThat(attempts.at(tired)).isEqualTo(new Outcome.Never(Outcome.Never.NOT_TAKEN_FOR_A_DAY));
        // A clock that jumped makes nothing old.
        assertThat(attempts.at(tried(young, 99))).isInstanceOf(Outcome.Later.class);
    }

    private static Notice tried(Notice notice, int attempts) {
        return new Notice(
                notice.id(),
                notice.workspace(),
                notice.kind(),
                notice.recipient(),
                notice.subject(),
                notice.step(),
                notice.details(),
                notice.sealedReplyUrl(),
                notice.urgency(),
                notice.changes(),
                notice.clientMark(),
                notice.owedAt(),
                attempts,
                notice.attemptedAt(),
                notice.triesInDoubt());
    }

    @Test
    void aTryThatNeverEndedCountsAsInDoubt() {
        owe("bo", 1, Urgency.CAUSED);
        List<Integer> doubts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Taken.from(outbox, Urgency.CAUSED).forEach(notice -> doubts.add(notice.triesInDoubt()));
        }
        assertThat(doubts).containsExactly(0, 1, 2);
    }

    @Test
    void aChangeThatALaterOneOvertookIsLeftOut() throws Exception {
        for (int step = 1; step <= 5; step++) {
            outbox.owe(NewNotice.caused(HERE, "card", BO, 7, step).asChange());
        }
        outbox.owe(NewNotice.caused(HERE, "card", BO, 8, 6).asChange());
        delivery.start();
        awaitNothingWaiting();
        assertThat(tried.stream().map(Notice::step)).containsExactly(5L, 6L);
    }

    @Test
    void aChangeWhoseTimeHasNotComeOvertakesNothing() throws Exception {
        outbox.owe(NewNotice.caused(HERE, "card", BO, 7, 1).asChange());
        outbox.owe(NewNotice.caused(HERE, "card", BO, 7, 2)
                .asChange()
                .notBefore(clock.instant().plusSeconds(60)));
        delivery.start();
        assertThat(tried.poll(10, TimeUnit.SECONDS).step()).isEqualTo(1);
        awaitNothingWaiting();
        clock.pass(Duration.ofSeconds(60));
        assertThat(tried.poll(10, TimeUnit.SECONDS).step()).isEqualTo(2);
    }

    @Test
    void whatWaitsForItsTimeHasNotWaitedForUsUntilThen() {
        Instant time = clock.instant().plusSeconds(60);
        outbox.owe(NewNotice.caused(HERE, "card", BO, 7, 1).notBefore(time));
        assertThat(outbox.waiting()).isEqualTo(new Outbox.Waiting(0, null));
        clock.pass(Duration.ofSeconds(90));
        assertThat(outbox.waiting()).isEqualTo(new Outbox.Waiting(1, time));
        Instant now = clock.instant();
        clock.pass(Duration.ofSeconds(-40));
        outbox.owe(NewNotice.caused(HERE, "card", BO, 7, 2));
        clock.pass(Duration.ofSeconds(40));
        assertThat(outbox.waiting()).isEqualTo(new Outbox.Waiting(2, now.minusSeconds(40)));
    }

    private boolean inDoubt(String problem) {
        return Tables.rows(directory.resolve("obliged.db"), "SELECT problem FROM notice WHERE doubt = 1")
                .contains(List.of(problem));
    }

    private void oweInChannel(String channel, long subject) {
        Recipient recipient = Recipient.of(new ChannelId(channel));
        outbox.owe(NewNotice.now(HERE, "word", recipient, subject, 0, "word/" + subject));
    }

    private void owe(String person, long subject, Urgency urgency) {
        outbox.owe(new NewNotice(
                HERE,
                "word",
                Recipient.of(new PersonId(person)),
                subject,
                0,
                null,
                null,
                urgency,
                false,
                Instant.EPOCH,
                "word/" + subject));
    }

    /** What the next one that is tried is about. */
    private long subject() throws InterruptedException {
        Notice notice = tried.poll(10, TimeUnit.SECONDS);
        assertThat(notice).as("something is tried").isNotNull();
        return notice.subject();
    }

    private void awaitNothingWaiting() {
        await(() -> outbox.waiting().count() == 0);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Poll.pause();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
