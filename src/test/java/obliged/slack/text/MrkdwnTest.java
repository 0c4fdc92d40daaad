package obliged.slack.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import obliged.ask.value.Date;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.slack.api.SlackJson;
import obliged.slack.kit.Blocks;
import obliged.testing.SampleNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MrkdwnTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String FAMILY = "👩‍👩‍👧";
    private static final String FLAG = "🇵🇹";

    @TempDir
    Path directory;

    @Provide
    Arbitrary<Mrkdwn> texts() {
        Arbitrary<String> strings = Arbitraries.of(
                        "a", " ", "<", "&", "*", "_", FAMILY, FLAG, "e\u0301", "𝒳", "word ", "\n", ":pray:")
                .list()
                .ofMaxSize(12)
                .map(pieces -> String.join("", pieces));
        Arbitrary<Mrkdwn> spans = Combinators.combine(
                        strings, Arbitraries.integers().between(0, 5))
                .as((string, kind) -> switch (kind) {
                    case 0 -> Mrkdwn.bold(string);
                    case 1 -> Mrkdwn.link("https://example.com/" + "x".repeat(30), string + "x");
                    case 2 -> Mrkdwn.channel(new ChannelId("C0123456789"));
                    case 3 -> Mrkdwn.mention(new PersonId("U0123456789"));
                    case 4 -> Mrkdwn.date(Date.at(LocalDate.of(2026, 11, 26), LocalTime.NOON, SampleNames.LISBON), NOW);
                    default -> Mrkdwn.of(string);
                });
        return spans.list().ofMaxSize(8).map(list -> Mrkdwn.of(list.toArray()));
    }

    @Property
    void mrkdwnIsNeverLongerThanItMayBe(@ForAll("texts") Mrkdwn text, @ForAll @IntRange(max = 200) int longest) {
        assertThat(text.mrkdwn(longest).length()).isLessThanOrEqualTo(longest);
    }

    @Property
    void whatFitsIsNotShortened(@ForAll("texts") Mrkdwn text) {
        assertThat(text.mrkdwn(text.mrkdwn().length())).isEqualTo(text.mrkdwn());
        assertThat(text.shortened(text.length()).mrkdwn()).isEqualTo(text.mrkdwn());
    }

    @Property
    void shortenedItEndsInAnEllipsisAndIsNotLonger(
            @ForAll("texts") Mrkdwn text, @ForAll @IntRange(max = 60) int longest) {
        Mrkdwn shortened = text.shortened(longest);

        assertThat(shortened.length()).isLessThanOrEqualTo(longest);
        if (text.length() > longest && longest > 0) {
            assertThat(shortened.plain()).endsWith("…");
        }
    }

    @Property
    void noElementIsEmpty(@ForAll("texts") Mrkdwn text, @ForAll @IntRange(max = 60) int longest) {
        for (Mrkdwn each : List.of(text, text.shortened(longest), Mrkdwn.of("", text, "", Mrkdwn.bold("")))) {
            for (JsonElement element : json(each)) {
                JsonObject fields = element.getAsJsonObject();
                if (fields.has("text")) {
                    assertThat(fields.get("text").getAsString()).isNotEmpty();
                }
            }
        }
        assertThat(Mrkdwn.of("", Mrkdwn.bold("")).mrkdwn()).isEmpty();
    }

    private static Iterable<JsonElement> json(Mrkdwn text) {
        return JsonParser.parseString(SlackJson.blocks(List.of(Blocks.rich(text))))
                .getAsJsonArray()
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray("elements")
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray("elements");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The third.|. It is now due|“The third.” It is now due",
                "Why?|.|“Why?”",
                "and so on…|.|“and so on…”",
                "the third|.|“the third”.",
                "Stop.|, please|“Stop.”, please",
            })
    void aSentenceInQuotesTakesNoSecondFullStop(String said, String after, String whole) {
        Mrkdwn quoted = Mrkdwn.of("“", Mrkdwn.typed(said), "”");
        assertThat(Mrkdwn.of(quoted, after).plain()).isEqualTo(whole);
        assertThat(Mrkdwn.of(quoted, Mrkdwn.of(after)).mrkdwn()).isEqualTo(whole);
    }

    @Test
    void slacksThreeSignsAreEscaped() {
        assertThat(Mrkdwn.of("a < b && c > d <!channel>").mrkdwn())
                .isEqualTo("a &lt; b &amp;&amp; c &gt; d &lt;!channel&gt;");
        assertThat(Mrkdwn.link("https://example.com", "<b>").mrkdwn()).isEqualTo("<https://example.com|&lt;b&gt;>");
    }

    @Test
    void signsInNamesDoNotPairUp() {
        assertThat(Mrkdwn.of("*x* _y_ ~z~ `q`").mrkdwn().replace("\u2060", "")).isEqualTo("*x* _y_ ~z~ `q`");
        assertThat(Mrkdwn.of("*x* _y_ ~z~ `q`").mrkdwn()).doesNotContainPattern("[*_~`]\\w");
        assertThat(Mrkdwn.bold("a*b").mrkdwn()).startsWith("*a").endsWith("b*");
    }

    @Test
    void ourOwnSpansAreWrittenAsWhatTheyAre() {
        assertThat(json(Mrkdwn.date(Date.at(LocalDate.of(2026, 11, 26), LocalTime.of(15, 0), SampleNames.LISBON), NOW)))
                .singleElement()
                .asString()
                .contains("{day_divider_pretty}, {time}", "1795705200", "Thu 26 Nov, 15:00");
        assertThat(Mrkdwn.mention(new PersonId("U1")).mrkdwn()).isEqualTo("<@U1>");
        assertThat(Mrkdwn.channel(new ChannelId("C1")).mrkdwn()).isEqualTo("<#C1>");
        assertThat(Mrkdwn.date(Date.at(LocalDate.of(2026, 11, 26), LocalTime.of(15, 0), SampleNames.LISBON), NOW)
                        .mrkdwn())
                .isEqualTo("<!date^1795705200^{date_long_pretty}, {time}|Thu 26 Nov, 15:00>");
        assertThat(Mrkdwn.date(Date.on(LocalDate.of(2026, 11, 26), SampleNames.LISBON), NOW)
                        .mrkdwn())
                .isEqualTo("Thu 26 Nov");
    }

    @Test
    void aTimeLaterThanSlacksSdkCanCountIsSaidInWords() {
        Mrkdwn late = Mrkdwn.date(Date.at(LocalDate.of(2040, 1, 2), LocalTime.of(15, 0), SampleNames.LISBON), NOW);

        assertThat(late.mrkdwn()).isEqualTo("Mon 2 Jan 2040, 15:00");
        assertThat(json(late)).singleElement().asString().contains("Mon 2 Jan 2040, 15:00");
    }

    @Test
    void onlyTheFirstLineIsBoldWhichALinkDoesNotEnd() {
        try (SampleNames samples = new SampleNames(directory)) {
            Mrkdwn words = Mrkdwn.wordsWithBoldLine(
                    SlackEscapes.read("see <https://x.example|the\nplan> now\nand <https://y.example|this> too"),
                    samples.names);

            assertThat(json(words))
                    .extracting(element -> element.getAsJsonObject().has("style"))
                    .containsExactly(true, true, true, false, false, false);
        }
    }

    @Test
    void peoplesWordsStayWordsAndTheirEmojiAreEmoji() {
        try (SampleNames samples = new SampleNames(directory)) {
            Mrkdwn words =
                    Mrkdwn.wordsWithBoldLine(SlackEscapes.read("<@U2|eve> :pray: 10:30:45 <#C1|>"), samples.names);

            assertThat(words.mrkdwn())
                    .isEqualTo("@&lt;!channel&gt; *Eve* _&amp;_ `x` &lt;@U1&gt; :pray: 10:30:45 <#C1>");
            assertThat(json(words))
                    .extracting(element -> element.getAsJsonObject().get("type").getAsString())
                    .containsExactly("text", "text", "emoji", "text", "channel");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', quoteCharacter = '"', textBlock = """
            :tada: tada
            :100: 100
            :1234: 1234
            :8ball: 8ball
            :+1: +1
            :-1: -1
            :bouvet_été: bouvet_été
            :了解です: 了解です
            :नमस्ते: नमस्ते
            :party-parrot's_hat: party-parrot's_hat
            """)
    void emojiHaveNamesOfAnyScript(String typed, String name) {
        try (SampleNames samples = new SampleNames(directory)) {
            assertThat(json(Mrkdwn.words("so " + typed, samples.names)))
                    .last()
                    .isEqualTo(JsonParser.parseString("{\"type\":\"emoji\",\"name\":\"" + name + "\"}"));
        }
    }

    @Test
    void aSkinToneStandsBesideTheName() {
        try (SampleNames samples = new SampleNames(directory)) {
            Mrkdwn words = Mrkdwn.words(":wave::skin-tone-3::tada::+1::skin-tone-6:", samples.names);

            assertThat(json(words))
                    .isEqualTo(JsonParser.parseString("[{'type':'emoji','name':'wave','skin_tone':3},"
                            + "{'type':'emoji','name':'tada'},{'type':'emoji','name':'+1','skin_tone':6}]"));
            assertThat(words.mrkdwn()).isEqualTo(":wave::skin-tone-3::tada::+1::skin-tone-6:");
            assertThat(Mrkdwn.emoji(":wave::skin-tone-3:").mrkdwn()).isEqualTo(":wave::skin-tone-3:");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10:30:45", "a:10:b", ":Tada:", ": tada :", "::", ":skin-tone", "at 9:45: then", ":😀:"})
    void whatIsNoEmojiStaysText(String typed) {
        try (SampleNames samples = new SampleNames(directory)) {
            assertThat(json(Mrkdwn.words(typed, samples.names)))
                    .isEqualTo(JsonParser.parseString("[{'type':'text','text':'" + typed + "'}]"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '"', textBlock = """
see https://x.example/a. ~ see ¦https://x.example/a¦.
            (https://en.wiki.example/A_(b)) ~ (¦https://en.wiki.example/A_(b)¦)
            [https://x.example/?q=1#top]! ~ [¦https://x.example/?q=1#top¦]!
            HTTPS://X.example and http://y ~ HTTPS://X.example¦ and ¦http://y
            https://x.example、次 ~ https://x.example¦、次
            <https://x.example> ~ <¦https://x.example¦>
            write to bo@x.example, or eve ~ write to ¦bo@x.example¦, or eve
            mailto:bo@x.example. ~ mailto:bo@x.example¦.
            """)
    void addressesInPlainTextAreLinks(String typed, String parts) {
        try (SampleNames samples = new SampleNames(directory)) {
            assertThat(texts(Mrkdwn.words(typed, samples.names)))
                    .isEqualTo(Stream.of(parts.split("¦", -1)).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "xhttps://x.example",
                "https://",
                "https:///x",
                "slack://open",
                "bo@chen",
                "@bo",
                "a@b.c"
            })
    void nothingElseIsALink(String typed) {
        try (SampleNames samples = new SampleNames(directory)) {
            assertThat(json(Mrkdwn.words(typed, samples.names)))
                    .singleElement()
                    .extracting(element -> element.getAsJsonObject().get("type").getAsString())
                    .isEqualTo("text");
            assertThat(json(Mrkdwn.words("\u0002" + typed + "|label\u0003", samples.names)))
                    .allSatisfy(element -> assertThat(
                                    element.getAsJsonObject().get("type").getAsString())
                            .isEqualTo("text"));
            assertThat(Mrkdwn.link(typed, "label").mrkdwn()).isEqualTo("label");
        }
    }

    @Test
    void aLinkHasItsLabelAndSlacksLimit() {
        try (SampleNames samples = new SampleNames(directory)) {
            Mrkdwn words = Mrkdwn.wordsWithBoldLine(
                    SlackEscapes.read("<https://x.example/?a&lt;&amp;b|the *plan*>"), samples.names);
            assertThat(json(words))
                    .isEqualTo(JsonParser.parseString("[{'type':'link','url':'https://x.example/?a%3C&b',"
                            + "'text':'the *plan*','style':{'bold':true}}]"));
            assertThat(words.mrkdwn().replace("\u2060", "")).isEqualTo("<https://x.example/?a%3C&amp;b|the *plan*>");

            String url = "https://x.example/" + "x".repeat(2_982);
            assertThat(json(Mrkdwn.words(url, samples.names)).toString()).contains("\"link\"");
            assertThat(json(Mrkdwn.words(url + "x", samples.names)).toString()).doesNotContain("\"link\"");
        }
    }

    @Test
    void aShortenedLinkStillLeadsToTheWholeAddress() {
        try (SampleNames samples = new SampleNames(directory)) {
            Mrkdwn words = Mrkdwn.words("see https://x.example/abcdef", samples.names);

            assertThat(words.shortened(20).mrkdwn()).isEqualTo("see <https://x.example/abcdef|https://x.examp…>");
        }
    }

    private static List<String> texts(Mrkdwn text) {
        List<String> texts = new ArrayList<>();
        json(text)
                .forEach(element ->
                        texts.add(element.getAsJsonObject().get("text").getAsString()));
        return texts;
    }

    @ParameterizedTest
    @ValueSource(strings = {FAMILY, FLAG, "e\u0301", "𝒳", "👍🏽", ":tada:", ":+1::skin-tone-3:"})
    void nothingIsCutInTheMiddleOfWhatAReaderSeesAsOne(String one) {
        String five = one.repeat(5);
        for (int longest = 1; longest < five.length(); longest++) {
            int whole = (longest - 1) / one.length();
            assertThat(Ellipsis.cut(five, longest)).isEqualTo(one.repeat(whole) + "…");
            assertThat(Mrkdwn.of(five).shortened(longest).plain()).isEqualTo(one.repeat(whole) + "…");
        }
        assertThat(Ellipsis.cut(five, five.length())).isEqualTo(five);
    }

    @Test
    void noSpaceStandsBeforeTheEllipsis() {
        assertThat(Ellipsis.cut("two words", 5)).isEqualTo("two…");
    }
}
