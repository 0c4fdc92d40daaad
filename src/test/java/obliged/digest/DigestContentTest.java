package obliged.digest;

import static obliged.digest.DigestDesk.ACME;
import static obliged.digest.DigestDesk.ANA;
import static obliged.digest.DigestDesk.BO;
import static obliged.digest.DigestDesk.CHI;
import static obliged.digest.DigestDesk.DAN;
import static obliged.digest.DigestDesk.EVE;
import static obliged.digest.DigestDesk.FAY;
import static obliged.digest.DigestDesk.GENERAL;
import static obliged.digest.DigestDesk.GUS;
import static obliged.digest.DigestDesk.HR;
import static obliged.digest.DigestDesk.IT;
import static obliged.digest.DigestDesk.LEADS;
import static obliged.digest.DigestDesk.LISBON;
import static obliged.digest.DigestDesk.MEG;
import static obliged.digest.DigestDesk.NET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import obliged.ask.Ask;
import obliged.ask.value.Date;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import obliged.team.Channel;
import obliged.team.WorkingSpan;
import obliged.thanks.ThankYou;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a digest holds, and what it holds back. It is Monday, 2 November 2026; the digest comes a week later. */
class DigestContentTest {
    private static final Instant NEXT_MONDAY = Instant.parse("2026-11-09T09:00:00Z");

    @TempDir
    Path directory;

    private DigestDesk desk;

    @BeforeEach
    void open() {
        desk = new DigestDesk(directory);
        desk.pass(Duration.ofHours(1));
        desk.digests.on(desk.act(BO), IT);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aTeamWithoutASingleAskHasAQuietWeek() {
        Digest digest = nextMonday();

        assertThat(digest.isQuiet()).isTrue();
        assertThat(digest.numbers()).isEqualTo(new WeekNumbers(0, 0, 0, 0, 0, null, 0, 0, 0, 0, 0));
        assertThat(digest.numbers().onTimeShare()).isEmpty();
        assertThat(digest.numbers().satisfaction()).isEmpty();
        assertThat(digest.change()).isEqualTo(WeekNumbers.Change.NONE);
        assertThat(digest.weeks()).hasSize(8);
        assertThat(digest.weeks().get(7).week()).isEqualTo(digest.basics().week());
        assertThat(digest.isPromiseKept()).isTrue();
    }

    @Test
    void aFirstWeekIsComparedWithNothing() {
        long number = desk.ask(ANA, DigestDesk.to(IT), Date.on(day(2026, 11, 5), LISBON), false, null);
        desk.solve(ANA, number, BO);

        Digest digest = nextMonday();
        assertThat(digest.numbers()).isEqualTo(new WeekNumbers(1, 1, 1, 1, 1, Duration.ofHours(1), 0, 0, 0, 0, 0));
        assertThat(digest.numbers().onTimeShare()).hasValue(1);
        assertThat(digest.change()).isEqualTo(WeekNumbers.Change.NONE);
        assertThat(digest.isQuiet()).isFalse();
    }

    @Test
    void aSecondWeekIsComparedWithTheFirst() {
        desk.ask(ANA, IT);
        assertThat(nextMonday().isFirst()).isTrue();
        desk.ask(ANA, IT);
        desk.ask(ANA, IT);
        desk.pass(Duration.ofDays(7));
        desk.tick();

        assertThat(desk.last().isFirst()).isFalse();
        assertThat(desk.last().change().asked()).isEqualTo(1);
    }

    @Test
    void itSaysWhichWorkingDaysWerePublicHolidays() {
        assertThat(nextMonday().daysOff()).isEmpty();
        desk.portugueseHolidays(BO, IT, BO, CHI);
        desk.now = day(2026, 12, 7).atTime(9, 0).atZone(LISBON).toInstant();
        desk.tick();
        assertThat(desk.last().daysOff()).containsExactly(day(2026, 12, 1));
    }

    @Test
    void whatWasToldDoesNotShift() {
        desk.solved(ANA, IT, BO);
        long open = desk.ask(ANA, IT);
        Digest told = nextMonday();
        WeekNumbers numbers = told.numbers();
        long number = number(told);

        desk.steps.reopen(desk.act(ANA), 1, "it flickers");
        desk.steps.withdraw(desk.act(ANA), open, null);
        desk.team(BO, IT, DigestDesk.KATHMANDU_HOURS, WorkingSpan.ofDays(9), BO, CHI);
        desk.pass(Duration.ofDays(3));

        Digest later = desk.digests.find(ACME, number).orElseThrow();
        assertThat(later.numbers()).isEqualTo(numbers);
        assertThat(later.weeks()).isEqualTo(told.weeks());
        assertThat(later.basics().promise()).isEqualTo(WorkingSpan.ofHours(4));
        assertThat(later.waiting()).as("what is no longer open").isEmpty();
    }

    @Test
    void whatIsForHelpersOnlyCountsAndIsNeverNamed() {
        long open = desk.ask(ANA, DigestDesk.to(IT), null, true, "secret");
        long done = desk.ask(ANA, DigestDesk.to(IT), null, true, "secret");
        desk.solve(ANA, done, BO);
        for (PersonId requester : List.of(ANA, MEG, EVE)) {
            rated(requester, true, 2, "too slow, " + requester.value());
        }
        assertThat(open).isPositive();

        Digest digest = nextMonday();
        assertThat(digest.numbers().asked()).isEqualTo(5);
        assertThat(digest.numbers().open()).isEqualTo(1);
        assertThat(digest.numbers().satisfaction()).hasValue(2);
        assertThat(digest.waiting()).isEmpty();
        assertThat(digest.impacts()).isEmpty();
        assertThat(digest.better()).isEmpty();
        assertThat(desk.digests.now(ACME, BO, IT).waiting())
                .as("neither to a helper")
                .isEmpty();
    }

    @Test
    void whatWentToAnotherTeamIsNotNamedHereAnyMore() {
        long number = desk.ask(ANA, DigestDesk.to(IT), null, false, "the shop opens on time");
        Digest before = nextMonday();
        assertThat(numbers(before.waiting())).containsExactly(number);

        desk.steps.handOff(desk.act(BO), number, DigestDesk.to(NET), null);
        assertThat(desk.digests.find(ACME, number(before)).orElseThrow().waiting())
                .isEmpty();
    }

    @Test
    void theOldestWaitUpToFiveOfThem() {
        for (int i = 0; i < 7; i++) {
            desk.ask(ANA, IT);
        }
        desk.solve(ANA, 2, BO);

        assertThat(numbers(nextMonday().waiting())).containsExactly(1L, 3L, 4L, 5L, 6L);
    }

    @Test
    void customersOfSolvedAsksAreBroughtToLifeUpToThreeTheLastFirst() {
        for (String impact : List.of("one", "two", "three", "four")) {
            desk.solve(ANA, desk.ask(ANA, DigestDesk.to(IT), null, false, impact), BO);
        }
        desk.ask(ANA, DigestDesk.to(IT), null, false, "not solved");
        desk.solved(ANA, IT, BO);

        assertThat(nextMonday().impacts())
                .extracting(ask -> ask.wish().impact())
                .containsExactly("four", "three", "two");
    }

    @Test
    void whatCouldBeBetterIsSaidFromThreeRequestersOn() {
        rated(ANA, false, 2, "call back");
        rated(ANA, false, 2, "answer the phone");
        rated(MEG, false, 4, "be faster");
        Digest two = desk.digests.now(ACME, BO, IT);
        assertThat(two.better()).isEmpty();

        rated(EVE, false, 3, "a sign at the door");
        Digest digest = nextMonday();
        assertThat(digest.better()).containsExactly("a sign at the door", "answer the phone", "be faster");
        assertThat(digest.numbers().satisfaction()).hasValue(11.0 / 4);

        desk.steps.rate(desk.act(EVE), 4, 3, null);
        assertThat(desk.digests.find(ACME, number(digest)).orElseThrow().better())
                .as("once one of three takes it back")
                .isEmpty();
    }

    @Test
    void theStarsOfTwoAreNotToldAsAMean() {
        rated(ANA, false, 1, null);
        rated(ANA, false, 1, null);
        rated(MEG, false, 5, null);

        Digest digest = nextMonday();
        assertThat(digest.numbers().ratings()).isEqualTo(3);
        assertThat(digest.numbers().satisfaction()).isEmpty();
        assertThat(digest.change().satisfaction()).isNull();
    }

    @Test
    void shoutOutsInTheChannelAndToHelpersWhereEveryoneMayReadThem() {
        ThankYou here = desk.thank(ANA, IT, MEG);
        ThankYou open = desk.thank(ANA, GENERAL, BO);
        desk.thank(ANA, GENERAL, EVE);
        desk.thank(ANA, null, BO);
        closedToAna(LEADS);
        desk.thank(ANA, LEADS, BO);
        ThankYou both = desk.thank(ANA, IT, BO, CHI);

        Digest digest = nextMonday();
        assertThat(digest.shoutOuts()).extracting(ThankYou::id).containsExactly(both.id(), open.id(), here.id());

        desk.teams.save(ACME, List.of(DigestDesk.channel(GENERAL, true)));
        assertThat(desk.digests.find(ACME, number(digest)).orElseThrow().shoutOuts())
                .extracting(ThankYou::id)
                .as("once the other channel is closed")
                .containsExactly(both.id(), here.id());
    }

    @Test
    void whereAnotherCompanyReadsAlongOnlyWhatWasSaidThereIsRepeated() {
        desk.teams.save(ACME, List.of(new Channel(IT, "it", false, false, true, true)));
        desk.thank(ANA, GENERAL, BO);
        ThankYou here = desk.thank(ANA, IT, BO);

        assertThat(nextMonday().shoutOuts()).extracting(ThankYou::id).containsExactly(here.id());
    }

    @Test
    void fiveShoutOutsAreNamedAndTheRestIsCounted() {
        for (int i = 0; i < 7; i++) {
            desk.thank(ANA, IT, BO);
        }
        ThankYou undone = desk.thanks.undoLast(desk.act(ANA));

        Digest digest = nextMonday();
        assertThat(digest.shoutOuts()).hasSize(5).doesNotContain(undone);
        assertThat(digest.moreShoutOuts()).isEqualTo(1);
    }

    @Test
    void aTipIsToldOnce() {
        desk.digests.tip(desk.act(BO), IT, "an old one");
        desk.digests.tip(desk.act(CHI), IT, " Restart it first. ");
        assertThat(desk.digests.plan(ACME, IT).tip()).isEqualTo(new Digest.Tip("Restart it first.", CHI));

        Digest first = nextMonday();
        assertThat(first.basics().tip()).isEqualTo(new Digest.Tip("Restart it first.", CHI));
        assertThat(desk.digests.plan(ACME, IT).tip()).isNull();
        desk.now = NEXT_MONDAY.plus(Duration.ofDays(7));
        desk.tick();
        assertThat(desk.last().basics().tip()).isNull();
        assertThat(desk.digests.find(ACME, number(first)).orElseThrow().basics().tip())
                .isNotNull();
    }

    @Test
    void aTipThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> desk.digests.tip(desk.act(BO), IT, "x".repeat(Digests.LONGEST_TIP + 1)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(DigestReason.TIP_TOO_LONG));
        assertThat(desk.digests
                        .tip(desk.act(BO), IT, "x".repeat(Digests.LONGEST_TIP))
                        .tip())
                .isNotNull();
    }

    @Test
    void whoeverMayReadTheChannelMayLookAtItNow() {
        desk.solved(ANA, IT, BO);
        desk.now = NEXT_MONDAY;
        for (PersonId reader : List.of(ANA, BO, GUS)) {
            assertThat(desk.digests.now(ACME, reader, IT).numbers().solved()).isEqualTo(1);
        }
        assertThat(desk.digests.now(ACME, EVE, HR).isQuiet()).isTrue();
        notSeen(ANA, HR);
        notSeen(GUS, NET);
        notSeen(FAY, IT);
        notSeen(ANA, new ChannelId("nowhere"));
        assertThat(desk.told()).as("nothing is owed").isEmpty();
        assertThat(desk.digests.now(ACME, ANA, GENERAL).isQuiet())
                .as("no team yet")
                .isTrue();
    }

    private void notSeen(PersonId reader, ChannelId team) {
        assertThatThrownBy(() -> desk.digests.now(ACME, reader, team))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(DigestReason.NOT_SEEN));
    }

    @Test
    void eachSeesTheWeekOfTheTeamsTheyHelpOrAreIn() {
        desk.ask(ANA, IT);
        desk.ask(EVE, HR);
        desk.solved(ANA, IT, BO);

        assertThat(desk.digests.myTeamsWeek(ACME, ANA, 9)).isEmpty();
        assertThat(desk.digests.myTeamsWeek(ACME, FAY, 9)).isEmpty();
        assertThat(desk.digests.myTeamsWeek(ACME, GUS, 9))
                .extracting(TeamWeek::team)
                .containsExactly(IT);
        assertThat(desk.digests.myTeamsWeek(ACME, CHI, 9))
                .extracting(TeamWeek::team)
                .containsExactly(IT, NET);
        assertThat(desk.digests.myTeamsWeek(ACME, CHI, 1))
                .extracting(TeamWeek::team)
                .containsExactly(IT);
        List<TeamWeek> bos = desk.digests.myTeamsWeek(ACME, BO, 9);
        assertThat(bos).extracting(TeamWeek::team).containsExactly(IT, HR);
        assertThat(bos.get(0).numbers()).isEqualTo(new WeekNumbers(2, 1, 0, 0, 1, Duration.ofHours(1), 0, 0, 0, 1, 0));
    }

    private void closedToAna(ChannelId channel) {
        desk.teams.members(ACME, channel, List.of(ANA, BO, DAN));
    }

    /** Someone asks #it, has it solved, and says what they think of it. */
    private void rated(PersonId requester, boolean helpersOnly, int stars, @Nullable String better) {
        long number = desk.ask(requester, DigestDesk.to(IT), null, helpersOnly, null);
        desk.solve(requester, number, BO);
        desk.steps.rate(desk.act(requester), number, stars, better);
    }

    private Digest nextMonday() {
        desk.now = NEXT_MONDAY;
        desk.tick();
        return desk.last();
    }

    private long number(Digest digest) {
        return desk.number(digest);
    }

    private static List<Long> numbers(List<Ask> asks) {
        return asks.stream().map(ask -> ask.id().number()).toList();
    }

    private static LocalDate day(int year, int month, int day) {
        return LocalDate.of(year, month, day);
    }
}
