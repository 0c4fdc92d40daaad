package obliged.slack.ask;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.RichTextBlock;
import com.slack.api.model.block.element.RichTextPreformattedElement;
import com.slack.api.model.block.element.RichTextSectionElement;
import java.util.List;
import obliged.slack.kit.SlackMessage;
import org.junit.jupiter.api.Test;

class AskHelpTextTest {
    private static final SlackMessage HELP = AskHelpText.of("/fetch");

    @Test
    void whatIsTypedStandsOutFromWhatItDoes() {
        List<RichTextSectionElement.Text> texts = HELP.blocks().stream()
                .filter(RichTextBlock.class::isInstance)
                .flatMap(block -> ((RichTextBlock) block).getElements().stream())
                .filter(RichTextSectionElement.class::isInstance)
                .flatMap(section -> ((RichTextSectionElement) section).getElements().stream())
                .map(RichTextSectionElement.Text.class::cast)
                .toList();

        assertThat(texts)
                .filteredOn(text -> text.getText().startsWith("/fetch"))
                .hasSizeGreaterThan(8)
                .allMatch(text -> text.getStyle() != null && text.getStyle().isBold());
    }

    @Test
    void onlyTheExamplesToCopyStandInABlock() {
        assertThat(HELP.blocks())
                .filteredOn(AskHelpTextTest::isVerbatim)
                .singleElement()
                .asString()
                .contains("/fetch @bo", "/fetch #it-help")
                .doesNotContain("/fetch list");
    }

    @Test
    void theTextSaysItAllWithTheNameThatTheCommandHasHere() {
        assertThat(HELP.text())
                .contains("/fetch @bo", "/fetch search", "Dates:")
                .doesNotContain("/ask");
    }

    private static boolean isVerbatim(LayoutBlock block) {
        return block instanceof RichTextBlock rich && rich.getElements().get(0) instanceof RichTextPreformattedElement;
    }
}
