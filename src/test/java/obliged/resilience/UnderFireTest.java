package obliged.resilience;

import static obliged.ask.AskNotice.CARD;
import static obliged.ask.AskNotice.LINE;
import static obliged.reminder.ReminderNotice.UNANSWERED;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import obliged.sandbox.Sandbox;
import obliged.sandbox.wire.Limits;
import obliged.sandbox.wire.SocketMode;
import obliged.sandbox.world.Channel;
import obliged.sandbox.world.Person;
import obliged.store.EmptyFile;
import obliged.testing.BotProcess;
import obliged.testing.DeliveryAudit;
import obliged.testing.FaultSchedule;
import obliged.testing.FileClock;
import obliged.testing.ProcessMemory;
import obliged.testing.RandomUsers;
import obliged.testing.TrackedAsk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bot as a process that is killed again and again, at some twenty commands a second, while Slack fails in all its
 * ways. Whatever was answered has exactly its effects. {@code -Dfire.kills=50} for the long way, {@code -Dfire.seed=…}
 * for the same dice once more: the machine's own timing is never the same. And the same bot for a while without being
 * killed, at fifty commands a second: {@code -Dfire.seconds=600} for the long way.
 */
@Tag("alone")
class UnderFireTest {
    private static final int KILLS = Integer.getInteger("fire.kills", 6);
    private static final long SEED = Long.getLong("fire.seed", System.nanoTime() % 1_000_000);
    private static final Duration SOAK = Duration.ofSeconds(Integer.getInteger("fire.seconds", 6));
    private static final int CROWDS = 4;
    private static final int MORE_CROWDS = 10;
    private static final int RESIDENT_MEGABYTES = 256;
    private static final long LOG_BYTES = 16 << 20;
    private static final Duration BETWEEN_ACTS = Duration.ofMillis(200);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private final Random random = new Random(SEED);
    private final AtomicInteger commands = new AtomicInteger();
    private final List<Long> kills = new CopyOnWriteArrayList<>();
    private final List<RandomUsers> allUsers = new ArrayList<>();
    private final List<Future<?>> running = new ArrayList<>();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(MORE_CROWDS + 4);
    private FileClock clock;
    private Sandbox slack;
    private BotProcess bot;
    private FaultSchedule faults;

    private void open(int crowds, boolean socketMode) throws Exception {
        clock = new FileClock(BotProcess.clock(directory));
        Sandbox.Builder builder = Sandbox.builder(clock).limits(Limits.none());
        slack = (socketMode ? builder.socketMode() : builder).start();
        for (int i = 0; i < RandomUsers.PEOPLE; i++) {
            slack.world()
                    .addPerson(
                            RandomUsers.person(i),
                            RandomUsers.shownName(i) + " Fire",
                            "Europe/Lisbon",
                            Person.Kind.MEMBER);
        }
        for (String channel : RandomUsers.CHANNELS) {
            slack.world().addChannel(channel, Channel.Kind.PUBLIC, members());
        }
        faults = new FaultSchedule(slack, random);
        bot = new BotProcess(slack, directory, EmptyFile.at(directory.resolve("obliged.db")));
        if (socketMode) {
            bot.overSocketMode();
        }
        assertThat(bot.start()).isTrue();
        await(bot::isReady);
        for (int i = 0; i < crowds; i++) {
            allUsers.add(new RandomUsers(slack, i, new Random(random.nextLong()), commands));
        }
    }

    /** What changes in the bot alone wakes nobody: it is looked at now and then. */
    private void await(BooleanSupplier condition) {
        for (long end = System.nanoTime() + PATIENCE.toNanos(); !slack.world().await(LOOK, condition); ) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("waited in vain; the bot says " + bot.ready());
            }
        }
    }

    private String[] members() {
        List<String> members = new ArrayList<>(List.of("obliged"));
        for (int i = 0; i < RandomUsers.PEOPLE; i++) {
            members.add(RandomUsers.person(i));
        }
        return members.toArray(String[]::new);
    }

    @AfterEach
    void close() throws Exception {
        threads.shutdownNow();
        bot.close();
        slack.close();
    }

    @Test
    void whateverWasAnsweredHasExactlyItsEffects() throws Exception {
        open(CROWDS, false);
        everyNowAndThen(Duration.ofMillis(700), faults::change);
        start();
        killAgainAndAgain(KILLS);
        keepsItsPromises("the clock goes as it should");
    }

    @Test
    void theSameWithAClockThatJumps() throws Exception {
        open(CROWDS, false);
        everyNowAndThen(Duration.ofMillis(700), faults::change);
        everyNowAndThen(
                Duration.ofMillis(900), () -> clock.jump(Duration.ofMinutes(random.nextInt(24 * 60) - 12 * 60L)));
        start();
        killAgainAndAgain(KILLS / 2);
        keepsItsPromises("the clock jumps by hours");
    }

    @Test
    void itStaysSmallForAWhile() throws Exception {
        open(MORE_CROWDS, false);
        everyNowAndThen(Duration.ofMillis(700), faults::change);
        start();
        soak("for a while");
    }

    @Test
    void itStaysSmallForAWhileOverSocketMode() throws Exception {
        open(MORE_CROWDS, true);
        everyNowAndThen(Duration.ofMillis(700), faults::change);
        everyNowAndThen(Duration.ofSeconds(5), this::disturbConnections);
        start();
        soak("for a while over Socket Mode");
    }

    private void disturbConnections() {
        SocketMode socket = slack.socket();
        switch (random.nextInt(4)) {
            case 0 -> socket.warn();
            case 1 -> socket.refresh();
            case 2 -> socket.cut();
            default -> socket.closeAll();
        }
    }

    private void start() {
        for (RandomUsers users : allUsers) {
            everyNowAndThen(BETWEEN_ACTS, users::act);
        }
        everyNowAndThen(Duration.ofMillis(50), faults::look);
    }

    private void killAgainAndAgain(int killed) throws Exception {
        while (kills.size() < killed) {
            killAndStart(killed);
        }
    }

    /** Looks ten times how large it is. */
    private void soak(String how) throws Exception {
        StringBuilder sizes = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            TimeUnit.NANOSECONDS.sleep(SOAK.toNanos() / 10);
            double resident = ProcessMemory.residentMegabytes(bot.pid());
            long log = Files.size(directory.resolve("obliged.db-wal"));
            sizes.append(String.format(" %.0f/%.1f", resident, log / 1e6));
            assertThat(resident).as("MB resident").isLessThanOrEqualTo(RESIDENT_MEGABYTES);
            assertThat(log).as("bytes of the write-ahead log").isLessThan(LOG_BYTES);
        }
        keepsItsPromises(how);
        System.out.println("MB resident, and of the write-ahead log, " + how + ":" + sizes);
    }

    private void keepsItsPromises(String how) throws Exception {
        stopAll();
        faults.clear();
        clock.jump(Duration.ZERO);
        await(() -> bot.ready().contains("\"waiting\":0"));
        faults.look();
        String ready = bot.ready();
        assertThat(bot.stop()).as("ended by SIGTERM, in its own time").isEqualTo(143);
        DeliveryAudit audit = compare(how);
        assertThat(ready)
                .containsPattern("\"given_up_today\":"
                        + (audit.givenUp(CARD) + audit.givenUp(LINE) + audit.givenUp(UNANSWERED)) + "\\b");
    }

    private void killAndStart(int killed) throws Exception {
        TimeUnit.MILLISECONDS.sleep(500 + random.nextInt(4_000));
        bot.kill();
        kills.add(System.nanoTime());
        if (kills.size() < killed && random.nextInt(4) == 0) {
            // Once more, while it starts.
            bot.launch();
            TimeUnit.MILLISECONDS.sleep(random.nextInt(1_500));
            bot.kill();
            kills.add(System.nanoTime());
        }
        assertThat(bot.start()).as(bot::said).isTrue();
    }

    private void everyNowAndThen(Duration pause, Runnable run) {
        running.add(threads.scheduleAtFixedRate(run, 0, pause.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Whoever failed has ended already, and says why. */
    private void stopAll() throws Exception {
        for (Future<?> each : running) {
            if (each.isDone()) {
                each.get();
            }
            each.cancel(false);
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(40, TimeUnit.SECONDS)).isTrue();
    }

    private DeliveryAudit compare(String how) throws Exception {
        List<TrackedAsk> asks =
                allUsers.stream().flatMap(users -> users.asks().stream()).toList();
        DeliveryAudit audit = new DeliveryAudit(slack, directory.resolve("obliged.db"), asks);
        audit.everyCommandActedOnce();
        audit.onlyPostsInDoubtWereGivenUp();
        long twice = audit.everyEffectArrivedOnce();
        audit.orderWasKept();
        audit.cardsAreUpToDate();
        int refused = audit.lateWordsArrived();
        audit.copies()
                .forEach((mark, copies) ->
                        assertThat(copies - 1L).as(mark).isLessThanOrEqualTo(faults.doubts(mark, kills)));
        System.out.printf(
                "under fire, %s: seed %d, %d kills, %d commands, %d asks, %d messages, %d late words, faults %s,"
                        + " %d posts twice in a channel and none more often, each in doubt,"
                        + " given up in doubt: %d cards, each told, and %d lines%n",
                how,
                SEED,
                kills.size(),
                commands.get(),
                audit.asks(),
                audit.messages(),
                refused,
                faults.struck(),
                twice,
                audit.givenUp(CARD),
                audit.givenUp(LINE));
        return audit;
    }
}
