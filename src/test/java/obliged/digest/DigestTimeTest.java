package obliged.digest;

import static obliged.digest.DigestDesk.ACME;
import static obliged.digest.DigestDesk.ANA;
import static obliged.digest.DigestDesk.BO;
import static obliged.digest.DigestDesk.CHI;
import static obliged.digest.DigestDesk.EVE;
import static obliged.digest.DigestDesk.FAY;
import static obliged.digest.DigestDesk.HR;
import static obliged.digest.DigestDesk.IT;
import static obliged.digest.DigestDesk.LISBON_HOURS;
import static obliged.digest.DigestDesk.TOKYO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import obliged.ask.Act;
import obliged.outbox.Courier;
import obliged.outbox.Delivery;
import obliged.outbox.Message;
import obliged.outbox.Notice;
import obliged.outbox.Outcome;
import obliged.outbox.Recipient;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import obliged.shared.WorkingHours;
import obliged.store.Tables;
import obliged.team.TeamReason;
import obliged.team.WorkingSpan;
import obliged.testing.Poll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a team's week is told: once, and never twice. It is Tuesday, 3 November 2026, and Bo has switched #it's on. */
class DigestTimeTest {
    private static final String FIRST = "digest/it/2026-11-02";
    private static final String SECOND = "digest/it/2026-11-09";

    @TempDir
    Path directory;

    private DigestDesk desk;

    @BeforeEach
    void open() {
        desk = new DigestDesk(directory);
        desk.pass(Duration.ofDays(1));
        desk.digests.on(desk.act(BO), IT);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void onMondayAtNineTheWeekBeforeIsToldOnce() {
        tickAt("2026-11-09T08:59:59Z");
        assertThat(desk.told()).isEmpty();

        tickAt("2026-11-09T09:00:00Z");
        assertThat(desk.told()).containsExactly(FIRST);

        for (String later : List.of("2026-11-09T09:00:01Z", "2026-11-09T23:00:00Z", "2026-11-15T23:00:00Z")) {
            tickAt(later);
            desk.digests().tellAll(ACME);
        }
        assertThat(desk.told()).containsExactly(FIRST);

        tickAt("2026-11-16T09:00:00Z");
        assertThat(desk.told()).containsExactly(FIRST, SECOND);
    }

    @Test
    void itGoesToItsChannelWithNobodySittingInFrontOfIt() {
        tickAt("2026-11-09T09:00:00Z");

        assertThat(Tables.rows(desk.file, "SELECT kind, place, urgency FROM notice"))
                .containsExactly(List.of("digest.post", "it", "1"));
        assertThat(desk.last().basics().by()).isEqualTo(BO);
        assertThat(desk.last().basics().until()).isEqualTo(Instant.parse("2026-11-10T00:00:00Z"));
    }

    @Test
    void lateOnItsDayItIsStillTold() {
        tickAt("2026-11-09T23:59:59Z");

        assertThat(desk.told()).containsExactly(FIRST);
    }

    @Test
    void missedOnItsDayItIsLeftOut() {
        tickAt("2026-11-10T00:00:00Z");
        assertThat(desk.told()).isEmpty();

        tickAt("2026-11-16T09:00:00Z");
        assertThat(desk.told()).containsExactly(SECOND);
    }

    @Test
    void switchedOnAfterItsHourItWaitsForTheNext() {
        tickAt("2026-11-09T09:00:00Z");
        desk.now = Instant.parse("2026-11-16T10:00:00Z");
        desk.digests.off(desk.act(BO), IT);
        desk.digests.on(desk.act(BO), IT);
        desk.tick();
        assertThat(desk.told()).containsExactly(FIRST);

        tickAt("2026-11-23T09:00:00Z");
        assertThat(desk.told()).containsExactly(FIRST, "digest/it/2026-11-16");
    }

    @Test
    void switchedOffItIsSilent() {
        desk.digests.off(desk.act(CHI), IT);
        tickAt("2026-11-09T09:00:00Z");

        assertThat(desk.told()).isEmpty();
        assertThat(desk.digests.plan(ACME, IT).isOn()).isFalse();
    }

    @Test
    void anotherDayAndHourCountFromThenOn() {
        desk.digests.at(desk.act(BO), IT, DayOfWeek.FRIDAY, LocalTime.of(16, 30));

        tickAt("2026-11-06T16:29:59Z");
        assertThat(desk.told()).isEmpty();
        tickAt("2026-11-06T16:30:00Z");
        assertThat(desk.told()).containsExactly("digest/it/2026-10-26");

        // The same week is not told again on an earlier day of the next one.
        desk.digests.at(desk.act(BO), IT, DayOfWeek.SATURDAY, LocalTime.of(9, 0));
        tickAt("2026-11-07T09:00:00Z");
        assertThat(desk.told()).hasSize(1);
        tickAt("2026-11-14T09:00:00Z");
        assertThat(desk.told()).hasSize(2);
    }

    @Test
    void whereTheTeamMovesTheHourMovesAlong() {
        desk.tick();
        desk.team(
                BO,
                IT,
                new WorkingHours(TOKYO, LISBON_HOURS.days(), LISBON_HOURS.opens(), LISBON_HOURS.closes()),
                WorkingSpan.ofHours(4),
                BO,
                CHI);
        tickAt("2026-11-08T23:59:59Z");
        assertThat(desk.told()).isEmpty();

        tickAt("2026-11-09T00:00:00Z");
        assertThat(desk.told()).containsExactly(FIRST);
    }

    @Test
    void aClockThatIsSetBackTellsNoWeekTwice() {
        tickAt("2026-11-09T09:00:00Z");
        for (Instant moment = Instant.parse("2026-11-01T00:00:00Z");
                moment.isBefore(Instant.parse("2026-11-16T08:00:00Z"));
                moment = moment.plus(Duration.ofHours(1))) {
            tickAt(moment.toString());
        }

        assertThat(desk.told()).containsExactlyInAnyOrder(FIRST, "digest/it/2026-10-26");
    }

    @Test
    void aClockThatWasFarAheadForAWhileSilencesNobody() {
        tickAt("2036-11-10T09:00:00Z");
        assertThat(desk.told()).containsExactly("digest/it/2036-11-03");

        tickAt("2026-11-05T12:00:00Z");
        tickAt("2026-11-09T09:00:00Z");
        assertThat(desk.told()).contains(FIRST).hasSize(2);
    }

    @Test
    void switchedOnWhileTheClockWasAheadItIsToldAllTheSame() {
        desk.now = Instant.parse("2036-11-11T09:00:00Z");
        desk.digests.off(desk.act(BO), IT);
        desk.digests.on(desk.act(BO), IT);
        desk.tick();

        tickAt("2026-11-09T09:00:00Z");
        assertThat(desk.told()).containsExactly(FIRST);
    }

    @Test
    void twoTicksAtOnceTellEachTeamOnce() throws Exception {
        List<ChannelId> teams =
                IntStream.range(0, 40).mapToObj(i -> new ChannelId("team" + i)).toList();
        for (ChannelId team : teams) {
            desk.teams.save(ACME, List.of(DigestDesk.channel(team, false)));
            desk.teams.members(ACME, team, List.of(BO));
            desk.digests.on(desk.act(BO), team);
        }
        desk.tick();
        desk.now = Instant.parse("2026-11-09T09:00:00Z");
        CyclicBarrier start = new CyclicBarrier(3);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        List<Future<?>> ticks = IntStream.range(0, 3)
                .<Future<?>>mapToObj(i -> threads.submit(() -> {
                    Digests one = i == 0 ? desk.digests : desk.digests();
                    start.await();
                    one.tellAll(ACME);
                    return one;
                }))
                .toList();
        for (Future<?> tick : ticks) {
            tick.get();
        }
        threads.shutdown();

        assertThat(desk.told()).hasSize(41).doesNotHaveDuplicates();
        assertThat(Tables.rows(desk.file, "SELECT COUNT(*) FROM digest")).containsExactly(List.of("41"));
    }

    @Test
    void whereTheChannelIsArchivedItStopsQuietlyAndWhoSwitchedItOnIsToldOnce() {
        desk.teams.archived(ACME, IT, true);
        tickAt("2026-11-09T09:00:00Z");

        assertThat(desk.told()).isEmpty();
        assertThat(desk.digests.plan(ACME, IT).isOn()).isFalse();
        assertThat(stopped()).containsExactly(List.of("bo", "it"));

        desk.teams.archived(ACME, IT, false);
        tickAt("2026-11-16T09:00:00Z");
        assertThat(desk.told()).isEmpty();
        assertThat(stopped()).hasSize(1);
    }

    @Test
    void whereTheBotWasRemovedFromAClosedChannelItStopsToo() {
        desk.digests.on(desk.act(EVE), HR);
        desk.teams.left(ACME, HR);
        tickAt("2026-11-09T09:00:00Z");

        assertThat(desk.told()).containsExactly(FIRST);
        assertThat(stopped()).containsExactly(List.of("eve", "hr"));
    }

    @Test
    void whatCanNotBePostedStopsItAndSaysWhy() throws Exception {
        tickAt("2026-11-09T09:00:00Z");
        try (Delivery delivery = new Delivery(desk.outbox, new NoWay(), () -> desk.now, 0.001)) {
            delivery.start();
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (stopped().isEmpty() && System.nanoTime() < end) {
                Poll.pause();
            }
        }

        assertThat(stopped()).containsExactly(List.of("bo", "it restricted_action"));
        assertThat(desk.digests.plan(ACME, IT).isOn()).isFalse();
    }

    @Test
    void helpersSwitchItAndWhereNoneAreNamedAnyoneInTheChannel() {
        assertThat(desk.digests.plan(ACME, IT).by()).isEqualTo(BO);
        assertThat(desk.digests.on(desk.act(CHI), IT).by()).as("on already").isEqualTo(BO);
        assertThat(desk.digests.on(desk.act(EVE), HR).by()).isEqualTo(EVE);
        refused(IT, ANA, TeamReason.NOT_THEIRS);
        refused(IT, FAY, TeamReason.NOT_THEIRS);
        refused(HR, CHI, TeamReason.NOT_THEIRS);
        refused(new ChannelId("nowhere"), BO, TeamReason.NO_SUCH_CHANNEL);
    }

    private void refused(ChannelId team, PersonId who, TeamReason reason) {
        Plan before = desk.digests.plan(ACME, team);
        for (Runnable attempt : List.<Runnable>of(
                () -> desk.digests.on(desk.act(who), team),
                () -> desk.digests.off(desk.act(who), team),
                () -> desk.digests.at(desk.act(who), team, DayOfWeek.FRIDAY, LocalTime.NOON),
                () -> desk.digests.tip(desk.act(who), team, "hello"))) {
            assertThatThrownBy(attempt::run)
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.reason()).isEqualTo(reason));
        }
        assertThat(desk.digests.plan(ACME, team)).isEqualTo(before);
    }

    @Test
    void sentAgainItDoesNothingAgain() {
        Act off = desk.act(BO);
        desk.digests.off(off, IT);
        desk.digests.on(desk.act(CHI), IT);

        assertThat(desk.digests.off(off, IT).by()).isEqualTo(CHI);
    }

    @Test
    void whenAChannelGoesByAnotherIdItsDigestGoesAlong() {
        tickAt("2026-11-09T09:00:00Z");
        ChannelId moved = new ChannelId("it2");
        desk.teams.moved(ACME, IT, moved);
        tickAt("2026-11-16T09:00:00Z");

        assertThat(desk.told()).containsExactly(FIRST, "digest/it2/2026-11-09");
        assertThat(desk.digests.plan(ACME, moved).by()).isEqualTo(BO);
        assertThat(desk.digests.plan(ACME, IT).isOn()).isFalse();
    }

    @Test
    void aDigestThatWasSentIsFoundUnderTheNewIdOfItsChannel() {
        tickAt("2026-11-09T09:00:00Z");
        Courier courier = new Courier() {
            @Override
            public Hold hold(Notice notice) {
                return new Hold(Duration.ZERO, false);
            }

            @Override
            public Outcome deliver(Notice notice) {
                return notice.kind().equals(DigestNotice.POST)
                        ? new Outcome.Delivered(new Message("it", "1.0"))
                        : new Outcome.Settled();
            }
        };
        try (Delivery delivery = new Delivery(desk.outbox, courier, () -> desk.now, 0.001)) {
            delivery.start();
            while (desk.outbox.waiting().count() > 0) {
                Poll.pause();
            }
        }
        ChannelId moved = new ChannelId("it2");
        desk.teams.moved(ACME, IT, moved);

        long digest = Long.parseLong(
                Tables.rows(desk.file, "SELECT number FROM digest").get(0).get(0));
        assertThat(desk.outbox.messages(ACME, digest, DigestNotice.POST, Recipient.of(moved)))
                .containsExactly(new Message("it2", "1.0"));
        assertThat(desk.outbox.messages(ACME, digest, DigestNotice.POST, Recipient.of(IT)))
                .isEmpty();
    }

    /** Takes no post in a channel. */
    private static final class NoWay implements Courier {
        @Override
        public Hold hold(Notice notice) {
            return new Hold(Duration.ZERO, false);
        }

        @Override
        public Outcome deliver(Notice notice) {
            return notice.kind().equals(DigestNotice.POST)
                    ? new Outcome.Never("restricted_action")
                    : new Outcome.Settled();
        }
    }

    private List<List<String>> stopped() {
        return Tables.rows(desk.file, "SELECT place, note FROM notice WHERE kind = 'digest.stopped'");
    }

    private void tickAt(String moment) {
        desk.now = Instant.parse(moment);
        desk.tick();
    }
}
