package obliged.slack.ask;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import obliged.ask.Ask;
import obliged.ask.Ask.Origin;
import obliged.ask.AskView;
import obliged.ask.HistoryEntry;
import obliged.ask.Step;
import obliged.ask.value.Addressee;
import obliged.ask.value.AskId;
import obliged.ask.value.State;
import obliged.ask.value.Wish;
import obliged.person.Person;
import obliged.shared.PersonId;
import obliged.slack.kit.SlackMessage;
import obliged.testing.SampleNames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AskCardTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final PersonId BO = new PersonId("U1");
    private static final PersonId EVE = new PersonId("U2");

    @TempDir
    Path directory;

    private SampleNames samples;
    private AskCard cards;

    @BeforeEach
    void open() {
        samples = new SampleNames(directory);
        cards = new AskCard(new AskText(samples.names, NOW));
    }

    @AfterEach
    void close() {
        samples.close();
    }

    private static AskView view(String words, Set<Step> steps) {
        AskId id = new AskId(SampleNames.ACME, 12);
        Ask ask = new Ask(
                id,
                new Origin(EVE, EVE, NOW, null, null),
                new Addressee.OfPerson(BO),
                false,
                new Wish(words, null, null),
                State.OPEN,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        return new AskView(
                ask, List.of(new HistoryEntry(1, id, Step.LOG, EVE, NOW, null, null, null, null)), steps, false, BO);
    }

    @Test
    void theNextStepsStandLastBeneathTheHistory() {
        for (AskView view : List.of(view("short", Set.of(Step.ACCEPT)), view("long ".repeat(100), Set.of()))) {
            List<LayoutBlock> blocks = cards.show(view).blocks();

            assertThat(blocks).last().isInstanceOf(ActionsBlock.class);
            assertThat(blocks).filteredOn(ActionsBlock.class::isInstance).hasSize(1);
        }
        assertThat(cards.show(view("short", Set.of())).blocks()).noneMatch(ActionsBlock.class::isInstance);
    }

    @Test
    void theHistorySaysOnWhichDayOfItsReaderEachStepWasTaken() {
        ZoneId tokyo = ZoneId.of("Asia/Tokyo");
        samples.names.people().save(SampleNames.ACME, List.of(new Person(BO, "Bo", tokyo, Person.Kind.MEMBER, false)));
        Instant thursdayInLisbon = Instant.parse("2026-11-19T15:30:00Z");
        AskView shown = view("short", Set.of());
        AskView then = new AskView(
                shown.ask(),
                List.of(
                        new HistoryEntry(1, shown.ask().id(), Step.LOG, EVE, thursdayInLisbon, null, null, null, null),
                        new HistoryEntry(2, shown.ask().id(), Step.NUDGE, EVE, NOW, null, null, null, null)),
                Set.of(),
                false,
                BO);

        assertThat(cards.show(then).text()).contains("\nFri 20 Nov: ", "\nSun 22 Nov: ");
        assertThat(cards.readAll(then).toString()).contains("Fri 20 Nov: ");
    }

    @Test
    void neitherNamesNorWordsRingAnybodyNorBecomeMarkup() {
        SlackMessage card = cards.show(view("<!here> *now* <@U1>", Set.of(Step.ACCEPT)));

        assertThat(card.text()).doesNotContain("<!").doesNotContain("<@").contains("&lt;!here&gt;");
        assertThat(card.text().substring(0, card.text().indexOf("asks"))).doesNotContain("*Eve*");
    }

    @Test
    void theTextSaysAllTheWordsThoughTheCardShowsTheFirst() {
        SlackMessage card = cards.card(view("x".repeat(199) + " the end", Set.of()));

        assertThat(card.text()).contains("the end");
        assertThat(card.blocks().get(0).toString()).doesNotContain("the end").contains("…");
    }
}
