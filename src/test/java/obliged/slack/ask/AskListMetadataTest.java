package obliged.slack.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import obliged.ask.list.AskList;
import obliged.ask.list.AskPage.Edge;
import obliged.shared.ChannelId;
import obliged.slack.metadata.AskListMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskListMetadataTest {
    private static final ChannelId HERE = new ChannelId("C0123456789");
    private static final List<Edge> EDGES =
            List.of(Edge.START, new Edge(-12, 12, false), new Edge(31_556_889_864_403_199L, 999_999_999L, true));

    @Test
    void whatIsWrittenIsReadAgain() {
        for (Edge edge : EDGES) {
            for (ChannelId here : new ChannelId[] {null, HERE}) {
                assertThat(AskListMetadata.read(new AskListMetadata(null, edge, here).text()))
                        .isEqualTo(new AskListMetadata(null, edge, here));
                for (AskList.Kind kind : AskList.Kind.values()) {
                    AskList list = new AskList(kind, false, kind == AskList.Kind.TEAM ? HERE : null, "");
                    AskListMetadata listed = new AskListMetadata(list, edge, kind == AskList.Kind.TEAM ? HERE : here);
                    assertThat(AskListMetadata.read(listed.text())).isEqualTo(listed);
                    AskListMetadata ended = new AskListMetadata(list.withEnded(), edge, listed.here());
                    assertThat(AskListMetadata.read(ended.text())).isEqualTo(ended);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vpn",
                "two words",
                "  spaced   out ",
                "\"quoted\" -(x)* < > 0,0",
                "日本語 🎉",
                "<@U1> \u0002@U1\u0003"
            })
    void wordsAreReadAsTheyWereTyped(String words) {
        AskListMetadata listed = AskListMetadata.start(AskList.found(AskListMetadata.room(words)), HERE);

        assertThat(AskListMetadata.read(listed.text())).isEqualTo(listed);
        assertThat(AskListMetadata.room(words)).isEqualTo(words.strip().replaceAll("\\s+", " "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "word ", "👩‍👩‍👧‍👦", "🎉 "})
    void whateverIsLookedForFitsTheIdOfAnElement(String repeated) {
        for (Edge edge : EDGES) {
            AskListMetadata listed =
                    new AskListMetadata(AskList.found(AskListMetadata.room(repeated.repeat(1_000))), edge, HERE);

            assertThat(AskListHandler.SHOW + "/" + listed.text()).hasSizeLessThanOrEqualTo(255);
            assertThat(AskListMetadata.read(listed.text())).isEqualTo(listed);
            assertThat(listed.text())
                    .doesNotContain("?")
                    .isEqualTo(new String(
                            listed.text().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                            java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "OWED",
                "owed >0,0 -",
                "OWED >x,0 -",
                "EVERYTHING >0,0 -",
                "TEAM >0,0 -",
                "OWED =0,0 -",
                "OWED >0,-1 -",
                "OWED >0,0 C1><!channel>",
                "OWED >0,0 C1 \n> x\u0000",
                "BOTH >9999999999999999999,1 -"
            })
    void whatNobodyWroteIsSomeListAllTheSame(String tampered) {
        AskListMetadata read = AskListMetadata.read(tampered);

        assertThat(read.edge().number()).isNotNegative();
        assertThat(read.here() == null || read.here().value().matches("[A-Za-z0-9]+"))
                .isTrue();
        assertThat(read.list() == null || read.list().team() == null || read.here() != null)
                .isTrue();
        assertThat(AskListMetadata.read(read.text())).isEqualTo(read);
    }
}
