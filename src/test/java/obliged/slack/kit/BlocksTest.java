package obliged.slack.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.OverflowMenuElement;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import obliged.slack.kit.Blocks.Button;
import obliged.slack.metadata.MenuMetadata;
import obliged.slack.text.Mrkdwn;
import obliged.slack.text.SlackEscapes;
import obliged.testing.SampleNames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlocksTest {
    @TempDir
    Path directory;

    private SampleNames samples;

    @BeforeEach
    void open() {
        samples = new SampleNames(directory);
    }

    @AfterEach
    void close() {
        samples.close();
    }

    private static List<BlockElement> row(int buttons) {
        List<LayoutBlock> blocks = Blocks.actions(IntStream.range(0, buttons)
                .mapToObj(i -> new Button("Label " + i, "act." + i, "12/" + i, "Label " + i + ", #12", i == 0))
                .toList());
        assertThat(blocks).hasSize(1);
        return ((ActionsBlock) blocks.get(0)).getElements();
    }

    @Test
    void noButtonsAreNoRow() {
        assertThat(Blocks.actions(List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void upToFourButtonsStandInARowAsAMenuOfOneLineIsNone(int buttons) {
        assertThat(row(buttons)).hasSize(buttons).hasOnlyElementsOfType(ButtonElement.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 7, 8})
    void ofMoreThreeStandInTheRowAndTheRestInAMenuOfTwoToFiveLines(int buttons) {
        List<BlockElement> row = row(buttons);

        assertThat(row).hasSize(4);
        OverflowMenuElement menu = (OverflowMenuElement) row.get(3);
        assertThat(menu.getActionId()).isEqualTo(Button.MORE);
        assertThat(menu.getOptions()).hasSize(buttons - 3).hasSizeBetween(2, 5);
        assertThat(menu.getOptions())
                .extracting(OptionObject::getValue)
                .startsWith(new MenuMetadata("act.3", "12/3").text(), new MenuMetadata("act.4", "12/4").text());
        assertThat(menu.getOptions())
                .extracting(option -> option.getText().getText())
                .startsWith("Label 3", "Label 4");
    }

    @Test
    void oneButtonIsPrimaryAndEachSaysWhatItIsFor() {
        assertThat(row(2))
                .extracting(element -> ((ButtonElement) element).getStyle())
                .containsExactly("primary", null);
        assertThat(row(2))
                .extracting(element -> ((ButtonElement) element).getAccessibilityLabel())
                .containsExactly("Label 0, #12", "Label 1, #12");
    }

    @Test
    void labelsHaveAtMostSeventyFiveCharacters() {
        ButtonElement button =
                (ButtonElement) new Button("l".repeat(76), "act", "12", "s".repeat(200), false).element();

        assertThat(button.getText().getText()).hasSize(75).endsWith("l…");
        assertThat(button.getAccessibilityLabel()).hasSize(75).endsWith("s…");
        assertThat(((ButtonElement) new Button("l".repeat(75), "act", "12", "s", false).element())
                        .getText()
                        .getText())
                .isEqualTo("l".repeat(75));
    }

    @Test
    void aContextWritesPeoplesWordsPlainAndOursAsMrkdwn() {
        ContextBlock context = (ContextBlock) Blocks.context(Mrkdwn.of(
                "due ", Mrkdwn.bold("today"), " · ", Mrkdwn.words("*not bold* <!here>", samples.names), " · end"));

        assertThat(context.getElements()).hasSize(3);
        assertThat(((MarkdownTextObject) context.getElements().get(0)).getText())
                .isEqualTo("due *today*");
        assertThat(((MarkdownTextObject) context.getElements().get(0)).getVerbatim())
                .isTrue();
        assertThat(((PlainTextObject) context.getElements().get(1)).getText()).isEqualTo("· *not bold* <!here>");
        assertThat(((MarkdownTextObject) context.getElements().get(2)).getText())
                .isEqualTo("· end");
    }

    @Test
    void aContextHasAtMostTenElementsHoweverOftenWordsAndChannelsTakeTurns() {
        Mrkdwn words = Mrkdwn.words(SlackEscapes.read("see <#C1|> and ".repeat(20)) + "that", samples.names);

        ContextBlock context = (ContextBlock) Blocks.context(words);

        assertThat(context.getElements()).hasSize(10);
        assertThat(((PlainTextObject) context.getElements().get(9)).getText()).endsWith("that");
        assertThat(((ContextBlock) Blocks.context(
                                Mrkdwn.words(SlackEscapes.read("see <#C1|> ".repeat(4) + "!"), samples.names)))
                        .getElements())
                .hasSizeLessThanOrEqualTo(10)
                .last()
                .isEqualTo(PlainTextObject.builder().text(" !").build());
    }

    @Test
    void noElementOfAContextIsTooLong() {
        ContextBlock context = (ContextBlock)
                Blocks.context(Mrkdwn.of("&".repeat(4_000), Mrkdwn.words("w".repeat(4_000), samples.names)));

        assertThat(((MarkdownTextObject) context.getElements().get(0)).getText().length())
                .isLessThanOrEqualTo(3_000);
        assertThat(((PlainTextObject) context.getElements().get(1)).getText()).hasSize(3_000);
    }

    @Test
    void theTopLevelTextHasAtMostFourThousandCharactersOrBytesAndIsWholeWhereItFits() {
        assertThat(SlackMessage.line(Mrkdwn.of("<".repeat(5_000))).text().length())
                .isBetween(3_900, 4_000);
        assertThat(SlackMessage.line(Mrkdwn.of("x".repeat(4_000))).text()).isEqualTo("x".repeat(4_000));
        assertThat(SlackMessage.line(Mrkdwn.of("x".repeat(4_001))).text()).isEqualTo("x".repeat(3_999) + "…");
        assertThat(SlackMessage.line(Mrkdwn.of("é".repeat(2_000))).changedText())
                .isEqualTo("é".repeat(2_000));
        assertThat(SlackMessage.line(Mrkdwn.of("坏".repeat(2_000))).changedText())
                .isEqualTo("坏".repeat(1_332) + "…");
    }
}
