package obliged.ask;

import static obliged.ask.AskDesk.ACME;
import static obliged.ask.AskDesk.ANA;
import static obliged.ask.AskDesk.BO;
import static obliged.ask.AskDesk.CHI;
import static obliged.ask.AskDesk.LISBON;
import static obliged.ask.AskDesk.THURSDAY;
import static obliged.ask.AskDesk.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import obliged.ask.value.Date;
import obliged.ask.value.Wish;
import obliged.shared.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an edit changes, and what only looks like a change. Ana and Bo are in Lisbon. */
class AskEditTest {
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Date TUESDAY_IN_TOKYO = Date.on(TUESDAY.day(), TOKYO);

    @TempDir
    Path directory;

    private AskDesk desk;
    private AskSteps steps;

    @BeforeEach
    void open() {
        desk = new AskDesk(directory);
        steps = desk.steps;
    }

    @AfterEach
    void close() {
        desk.close();
    }

    /** Chi, who sets dates in Tokyo, logs it for Ana; Bo accepts. */
    private void bosPromise() {
        desk.asks.log(new NewAsk(
                desk.act(CHI),
                AskDesk.described(ANA),
                AskDesk.to(BO),
                false,
                new Wish("two screens", null, TUESDAY_IN_TOKYO),
                null,
                null));
        steps.accept(desk.act(BO), 1, null);
        desk.owed();
    }

    private AskView view() {
        return desk.asks.view(ACME, ANA, 1);
    }

    @Test
    void theDayAsItWasIsNoOtherDateWhereverItIsSetAnew() {
        bosPromise();

        Ask edited = steps.edit(desk.act(ANA), 1, new Wish("three screens", null, TUESDAY));

        assertThat(edited.pending()).isNull();
        assertThat(edited.neededBy()).isEqualTo(TUESDAY_IN_TOKYO);
        assertThat(view().history()).last().satisfies(line -> {
            assertThat(line.step()).isEqualTo(Step.EDIT);
            assertThat(line.date()).isNull();
        });
        assertThat(desk.owed()).contains("ask.told to bo for EDIT");
    }

    @Test
    void theDayAsItWasAloneChangesNothing() {
        bosPromise();

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> steps.edit(desk.act(ANA), 1, new Wish("two screens", null, TUESDAY)))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(AskReason.NOTHING_CHANGED));
    }

    @Test
    void theDayAsItWasMayBePast() {
        bosPromise();
        desk.now = TUESDAY.ends(LISBON);

        assertThat(steps.edit(desk.act(ANA), 1, new Wish("three screens", null, TUESDAY))
                        .words())
                .isEqualTo("three screens");
    }

    @Test
    void whatIsDueOnTheDayThatIsWishedNowNeedsNoWord() {
        bosPromise();
        Date thursday = Date.on(THURSDAY.day(), TOKYO);
        steps.suggest(desk.act(BO), 1, thursday, null);
        long shown = view().history().get(view().history().size() - 1).id();
        steps.agree(desk.act(ANA), 1, shown);

        Ask edited = steps.edit(desk.act(ANA), 1, new Wish("two screens", null, THURSDAY));

        assertThat(edited.neededBy()).isEqualTo(THURSDAY);
        assertThat(edited.due()).isEqualTo(thursday);
        assertThat(edited.pending()).isNull();
    }

    @Test
    void theSameMomentOnAnotherClockIsNoOtherDate() {
        Date noon = Date.at(TUESDAY.day(), LocalTime.NOON, LISBON);
        desk.anaAsksBo(noon);
        steps.accept(desk.act(BO), 1, null);

        Ask edited = steps.edit(
                desk.act(ANA), 1, new Wish("two screens", null, Date.at(TUESDAY.day(), LocalTime.of(21, 0), TOKYO)));

        assertThat(edited.neededBy()).isEqualTo(noon);
        assertThat(edited.pending()).isNull();
    }

    @Test
    void aTimeOnTheDayAsItWasIsAnotherDate() {
        bosPromise();
        Date noon = Date.at(TUESDAY.day(), LocalTime.NOON, LISBON);

        Ask edited = steps.edit(desk.act(ANA), 1, new Wish("two screens", null, noon));

        assertThat(edited.pending())
                .isInstanceOfSatisfying(
                        Pending.Proposal.class,
                        proposal -> assertThat(proposal.date()).isEqualTo(noon));
        assertThat(edited.due()).isEqualTo(TUESDAY_IN_TOKYO);
    }

    @Test
    void anotherDateTakesThePlaceOfTheOneThatWaits() {
        bosPromise();
        steps.suggest(desk.act(BO), 1, THURSDAY, null);
        desk.owed();
        Date friday = Date.on(LocalDate.of(2026, 11, 27), LISBON);

        Ask edited = steps.edit(desk.act(ANA), 1, new Wish("two screens", null, friday));

        assertThat(edited.awaited()).contains(BO);
        assertThat(edited.pending())
                .isInstanceOfSatisfying(
                        Pending.Proposal.class,
                        proposal -> assertThat(proposal.date()).isEqualTo(friday));
        assertThat(desk.owed()).contains("ask.act to bo for EDIT");
    }

    @Test
    void aWishTakenBackLeavesThePromise() {
        bosPromise();
        desk.now = Instant.parse("2026-11-23T10:00:00Z");

        Ask edited = steps.edit(desk.act(ANA), 1, new Wish("two screens", null, null));

        assertThat(edited.neededBy()).isNull();
        assertThat(edited.due()).isEqualTo(TUESDAY_IN_TOKYO);
        assertThat(edited.pending()).isNull();
    }
}
