package obliged.slack.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import obliged.ask.AskList;
import obliged.ask.AskPage.Edge;
import obliged.term.ChannelId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListedTest {
    private static final ChannelId HERE = new ChannelId("C0123456789");
    private static final List<Edge> EDGES =
            List.of(Edge.START, new Edge(-12, 12, false), new Edge(31_556_889_864_403_199L, 999_999_999L, true));

    @Test
    void whatIsWrittenIsReadAgain() {
        for (Edge edge : EDGES) {
            for (ChannelId here : new ChannelId[] {null, HERE}) {
                assertThat(Listed.read(new Listed(null, edge, here).text())).isEqualTo(new Listed(null, edge, here));
                for (AskList.Kind kind : AskList.Kind.values()) {
                    AskList list = new AskList(kind, false, kind == AskList.Kind.TEAM ? HERE : null, "");
                    Listed listed = new Listed(list, edge, kind == AskList.Kind.TEAM ? HERE : here);
                    assertThat(Listed.read(listed.text())).isEqualTo(listed);
                    Listed ended = new Listed(list.withEnded(), edge, listed.here());
                    assertThat(Listed.read(ended.text())).isEqualTo(ended);
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
        Listed listed = Listed.start(AskList.found(Listed.room(words)), HERE);

        assertThat(Listed.read(listed.text())).isEqualTo(listed);
        assertThat(Listed.room(words)).isEqualTo(words.strip().replaceAll("\\s+", " "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "word ", "👩‍👩‍👧‍👦", "🎉 "})
    void whateverIsLookedForFitsTheIdOfAnElement(String repeated) {
        for (Edge edge : EDGES) {
            Listed listed = new Listed(AskList.found(Listed.room(repeated.repeat(1_000))), edge, HERE);

            assertThat(AskListButtons.SHOW + "/" + listed.text()).hasSizeLessThanOrEqualTo(255);
            assertThat(Listed.read(listed.text())).isEqualTo(listed);
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
        Listed read = Listed.read(tampered);

        assertThat(read.edge().number()).isNotNegative();
        assertThat(read.here() == null || read.here().value().matches("[A-Za-z0-9]+"))
                .isTrue();
        assertThat(read.list() == null || read.list().team() == null || read.here() != null)
                .isTrue();
        assertThat(Listed.read(read.text())).isEqualTo(read);
    }
}
