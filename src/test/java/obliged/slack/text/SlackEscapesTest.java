package obliged.slack.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.util.json.GsonFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import obliged.shared.ChannelId;
import obliged.shared.GroupId;
import obliged.shared.PersonId;
import obliged.slack.kit.Blocks;
import obliged.testing.SampleNames;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackEscapesTest {
    private static Path directory;
    private static SampleNames samples;

    @BeforeAll
    @BeforeContainer
    static void open() throws IOException {
        directory = Files.createTempDirectory("typed");
        samples = new SampleNames(directory);
    }

    @AfterAll
    @AfterContainer
    static void close() throws IOException {
        samples.close();
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    private static List<String> parts(String kept) {
        List<String> parts = new ArrayList<>();
        SlackEscapes.parts(kept, new SlackEscapes.Visitor() {
            @Override
            public void text(String text) {
                parts.add(text);
            }

            @Override
            public void person(PersonId person) {
                parts.add("person " + person.value());
            }

            @Override
            public void channel(ChannelId channel) {
                parts.add("channel " + channel.value());
            }

            @Override
            public void group(GroupId group) {
                parts.add("group " + group.value());
            }

            @Override
            public void link(String url, String label) {
                parts.add(label + " -> " + url);
            }
        });
        return parts;
    }

    @Test
    void mentionsAreKeptAsIdsAmongTheWords() {
        assertThat(parts(SlackEscapes.read("ask <@U1|bo> or <#C1|it-help>, not <@U2>")))
                .containsExactly("ask ", "person U1", " or ", "channel C1", ", not ", "person U2");
        assertThat(parts(SlackEscapes.read("<@U1><@U1>"))).containsExactly("person U1", "person U1");
        assertThat(parts(SlackEscapes.read("<#C2|>"))).containsExactly("channel C2");
    }

    @Test
    void whatOnlyLooksLikeAMentionStaysText() {
        assertThat(parts(SlackEscapes.read("&lt;@U1&gt; &lt;!channel&gt; &amp;lt;@U1&amp;gt;")))
                .containsExactly("<@U1> <!channel> &lt;@U1&gt;");
        assertThat(parts(SlackEscapes.read("a &lt; b &amp;&amp; c &gt; d"))).containsExactly("a < b && c > d");
        assertThat(parts(SlackEscapes.plain("<@U1> <!here> &lt;"))).containsExactly("<@U1> <!here> &lt;");
    }

    @ParameterizedTest
    @CsvSource({
        "<!here>, @here",
        "<!channel>, @channel",
        "<!everyone>, @everyone",
        "<!here|here>, here",
        "<!subteam^S1|@it-heroes>, @it-heroes",
        "<https://example.com>, https://example.com",
        "<https://example.com/a|https://example.com/a>, https://example.com/a",
        "<http://example.com|example.com>, http://example.com",
        "<https://example.com/a?b=1&amp;c=2>, https://example.com/a?b=1&c=2",
        "<mailto:bo@example.com|bo@example.com>, bo@example.com",
        "<mailto:bo@example.com>, bo@example.com",
        "<javascript:alert(1)|the plan>, the plan (javascript:alert(1))",
        "<slack://user?id=U1|Bo>, Bo (slack://user?id=U1)",
        "<https:///|the plan>, the plan (https:///)",
        "<https://evil.example/example.com|example.com>, https://evil.example/example.com",
        "<tel:+351555|+351 555>, +351 555"
    })
    void groupsAndLinksBecomeWords(String escaped, String expected) {
        assertThat(SlackEscapes.read("see " + escaped + ".")).isEqualTo("see " + expected + ".");
    }

    @Test
    void groupsWithoutALabelAndLinksWithOneAreKeptAsWhatTheyAre() {
        assertThat(parts(SlackEscapes.read("ask <!subteam^S1>, see <https://x.example/a?b=1&amp;c|the &lt;plan&gt;>.")))
                .containsExactly("ask ", "group S1", ", see ", "the <plan> -> https://x.example/a?b=1&c", ".");
        assertThat(parts(SlackEscapes.read("<mailto:bo@x.example|write to Bo>")))
                .containsExactly("write to Bo -> mailto:bo@x.example");
        assertThat(SlackEscapes.bare(SlackEscapes.read("<!subteam^S1> <https://x.example|the plan>")))
                .isEqualTo("@S1 the plan (https://x.example)");
    }

    @ParameterizedTest
    @CsvSource({
        "<https://x.example/a>bc",
        "see<https://x.example/a>",
        "<https://x.example/a.>",
        "<https://x.example/a|https://x.example/a>、b",
        "<mailto:bo@x.example|bo@x.example>_",
    })
    void aLinkWhoseEndsWouldNotBeFoundAgainIsKeptAsALink(String escaped) {
        assertThat(parts(SlackEscapes.read(escaped)))
                .anySatisfy(
                        part -> assertThat(part)
                                .matches(
                                        "https://x.example/a[.]? -> https://x.example/a[.]?|bo@x.example -> mailto:bo@x.example"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
            <#C1&gt;&lt;!channel&gt;&lt;>          = <#C1><!channel><>
            <@U1&gt;&lt;!here&gt;|bo>              = <@U1><!here>|bo>
            <!subteam^S1&gt;&lt;!everyone&gt;>     = @subteam
            <@bo>                                  = <@bo>
            <#>                                    = <#>
            """)
    void whatIsNoIdIsNoMention(String escaped, String words) {
        assertThat(parts(SlackEscapes.read(escaped))).containsExactly(words);
    }

    @Test
    void whatWasKeptInAnotherShapeBeforeIsWords() {
        assertThat(parts("a \u0002#C1><!channel><\u0003 b")).containsExactly("a #C1><!channel>< b");
        assertThat(parts("\u0002javascript:alert(1)|x\u0003")).containsExactly("javascript:alert(1)|x");
    }

    @Test
    void aDateInALinkIsNone() {
        String words =
                SlackEscapes.read("see <https://x.example/a|by friday> and https://x.example/by/friday by monday");
        String without = SlackEscapes.withoutLinks(words);

        assertThat(without).hasSameSizeAs(words).doesNotContain("friday").endsWith(" by monday");
    }

    @Test
    void controlCharactersAreLeftOutButLinesAndTabsAreNot() {
        assertThat(SlackEscapes.read("a\u0000b\u0002@U1\u0003c\u001bd\u007fe\u0085f\r\n\tg"))
                .isEqualTo("ab@U1cde\nf\n\tg");
        assertThat(SlackEscapes.plain("\u0002@U1\u0003\r\nb")).isEqualTo("@U1\nb");
    }

    @Test
    void whatWasTypedComesBackAsItStoodInTheComposer() {
        assertThat(SlackEscapes.asTyped(
                        "<@U1|bo> and <#C1|it-help>: a &lt; b, <!subteam^S1|@heroes> <https://x.example>"))
                .isEqualTo("@bo and #it-help: a < b, @heroes https://x.example");
        assertThat(SlackEscapes.asTyped("<#C2|> \u0002$1\\")).isEqualTo("#C2 $1\\");
    }

    /** Made of what means something to Slack or to us. */
    @Provide
    Arbitrary<String> tricky() {
        return Arbitraries.of(
                        "<",
                        ">",
                        "@",
                        "#",
                        "!",
                        "|",
                        "&",
                        ";",
                        "^",
                        "lt;",
                        "&lt;",
                        "&gt;",
                        "&amp;",
                        "U1",
                        "U2",
                        "C1",
                        "here",
                        "channel",
                        "everyone",
                        "subteam^S1",
                        "<!here>",
                        "<@U1>",
                        "<@U2|eve>",
                        "<#C1|>",
                        "\u0002",
                        "\u0003",
                        "\u0002@U1\u0003",
                        "*",
                        "_",
                        "`",
                        "~",
                        ":",
                        ":pray:",
                        "\n",
                        " ",
                        "https://x.y",
                        "👩‍👩‍👧",
                        "é",
                        "\"type\":\"user\"",
                        "\\")
                .list()
                .ofMaxSize(14)
                .map(pieces -> String.join("", pieces));
    }

    @Property
    void nothingThatPeopleTypeRings(@ForAll("tricky") String escaped) {
        for (String kept : List.of(SlackEscapes.read(escaped), SlackEscapes.plain(escaped))) {
            Mrkdwn words = Mrkdwn.words(kept, samples.names);

            assertThat(words.mrkdwn()).doesNotContain("<!").doesNotContain("<@");
            assertThat(words.shortened(7).mrkdwn()).doesNotContain("<!").doesNotContain("<@");
            assertThat(GsonFactory.createSnakeCase().toJson(Blocks.rich(words)))
                    .doesNotContainPattern("(?<!\\\\)\"type\":\"(user|usergroup|broadcast)\"");
            assertThat(GsonFactory.createSnakeCase().toJson(Blocks.context(Mrkdwn.of("impact: ", words))))
                    .doesNotContainPattern("\"mrkdwn\",\"text\":\"[^\"]*(<|\\\\u003c)[!@]");
        }
    }

    @Property
    void whatPeopleMeantIsReadFromSlacksEscapes(@ForAll("tricky") String meant) {
        String typed = SlackEscapes.plain(meant);
        String escaped = typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");

        assertThat(SlackEscapes.read(escaped)).isEqualTo(typed);
        assertThat(SlackEscapes.asTyped(escaped)).isEqualTo(typed);
    }

    /** Which line of an alert, or of an ask that someone typed, stands in bold; a bar stands for the end of a line. */
    @ParameterizedTest
    @CsvSource({
        "':rotating_light: FIRING | Door 3 has not opened since 10:20', 'Door 3 has not opened since 10:20'",
        "'Alert: | 10:20 | Disk full on db1 | Host: db1', 'Disk full on db1'",
        "':rotating_light: <@U2> | <https://alerts.example/7> | Disk full on db1', 'Disk full on db1'",
        "'<https://alerts.example/7?a=b> | Disk full', 'Disk full'",
        "'*[FIRING:1] HighErrorRate* | for 5 minutes', '*[FIRING:1] HighErrorRate*'",
        "'reset my VPN token | the yellow one', 'reset my VPN token'",
        "'打印机坏了 | in room 6', '打印机坏了'",
        "':rotating_light: FIRING', ':rotating_light: FIRING'",
        "'FIRING | :x: | P1', 'FIRING'"
    })
    void theTitleIsTheFirstLineThatSaysMoreThanAWord(String written, String title) {
        String kept = SlackEscapes.read(written.replace(" | ", "\n"));

        assertThat(SlackEscapes.firstLine(kept.substring(SlackEscapes.titleLine(kept))))
                .isEqualTo(title);
    }

    @Test
    void aLinksLabelSaysWhatItIsAbout() {
        String kept = SlackEscapes.read("<https://alerts.example/7|Disk full on db1>\nSeverity: high");

        assertThat(SlackEscapes.titleLine(kept)).isZero();
    }
}
