package obliged.slack.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.RichTextBlock;
import com.slack.api.model.block.element.RichTextSectionElement;
import com.slack.api.model.block.element.RichTextSectionElement.Emoji;
import com.slack.api.model.block.element.RichTextSectionElement.LimitedTextStyle;
import com.slack.api.model.block.element.RichTextSectionElement.Link;
import com.slack.api.model.block.element.RichTextSectionElement.Text;
import com.slack.api.model.block.element.RichTextSectionElement.TextStyle;
import com.slack.api.model.view.View;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SlackJsonTest {
    private static final TextStyle BOLD = TextStyle.builder().bold(true).build();

    private static final LayoutBlock RICH = RichTextBlock.builder()
            .elements(List.of(RichTextSectionElement.builder()
                    .elements(List.of(
                            Text.builder().text("t").style(BOLD).build(),
                            Link.builder()
                                    .url("https://x.example")
                                    .style(TextStyle.builder()
                                            .bold(true)
                                            .code(true)
                                            .build())
                                    .build(),
                            Emoji.builder()
                                    .name("wave")
                                    .skinTone(2)
                                    .style(LimitedTextStyle.builder()
                                            .italic(true)
                                            .build())
                                    .build(),
                            Text.builder().text("plain").build()))
                    .build()))
            .build();

    private static final String WRITTEN = """
            [{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[
              {"type":"text","text":"t","style":{"bold":true}},
              {"type":"link","url":"https://x.example","style":{"bold":true,"code":true}},
              {"type":"emoji","name":"wave","skin_tone":2,"style":{"italic":true}},
              {"type":"text","text":"plain"}]}]}]
            """;

    /** A block that the SDK does not know. */
    private record Chart(String type, Map<String, Object> chart) implements LayoutBlock {
        @Override
        public String getType() {
            return type;
        }

        @Override
        public String getBlockId() {
            return "";
        }
    }

    @Test
    void onlyStylesThatAreSetAreWrittenInMessagesResponsesAndViews() {
        View view = View.builder().type("home").blocks(List.of(RICH)).build();

        assertThat(JsonParser.parseString(SlackJson.blocks(List.of(RICH)))).isEqualTo(JsonParser.parseString(WRITTEN));
        assertThat(SlackJson.ephemeral("t", List.of(RICH)).get("blocks")).isEqualTo(JsonParser.parseString(WRITTEN));
        assertThat(JsonParser.parseString(SlackJson.view(view))
                        .getAsJsonObject()
                        .get("blocks"))
                .isEqualTo(JsonParser.parseString(WRITTEN));
        assertThat(SlackJson.view(SlackJson.view(SlackJson.view(view)))).isEqualTo(SlackJson.view(view));
    }

    @Test
    void aBlockThatTheSdkDoesNotKnowIsWrittenAsItIs() {
        LayoutBlock chart =
                new Chart("data_visualization", Map.of("series", List.of(Map.of("label", "a", "value", false))));

        assertThat(JsonParser.parseString(SlackJson.blocks(List.of(chart))))
                .isEqualTo(JsonParser.parseString(
                        "[{'type':'data_visualization'," + "'chart':{'series':[{'label':'a','value':false}]}}]"));
    }
}
