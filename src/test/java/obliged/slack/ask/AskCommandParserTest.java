package obliged.slack.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import obliged.ask.value.Date;
import obliged.person.Person;
import obliged.shared.ChannelId;
import obliged.shared.GroupId;
import obliged.shared.PersonId;
import obliged.shared.TypedText;
import obliged.slack.text.NameSigns;
import obliged.slack.text.SlackEscapes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AskCommandParserTest {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final Instant SUNDAY = Instant.parse("2026-11-22T10:00:00Z");
    private static final Person ANA = Person.stranger(new PersonId("U1"), "ana", LISBON);
    private static final Date FRIDAY = Date.on(LocalDate.of(2026, 11, 27), LISBON);

    private static AskCommandParser read(String text) {
        return AskCommandParser.read(text, "/ask", () -> ANA, SUNDAY);
    }

    private static AskCommandParser ofBo(String words, @Nullable Date date) {
        return new AskCommandParser.OfPerson(new PersonId("U2"), "bo", words, date);
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "HELP", " help ", "help\u00a0", "?", "--help"})
    void helpIsHelp(String text) {
        assertThat(read(text)).isEqualTo(new AskCommandParser.Help());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\n", "\u00a0\u200b", "\u3164"})
    void nothingIsNothing(String text) {
        assertThat(read(text)).isEqualTo(new AskCommandParser.Nothing());
    }

    @ParameterizedTest
    @CsvSource({"12, 12", "'#12', 12", "' #12 ', 12", "007, 7", "999999999999999, 999999999999999"})
    void aNumberShowsThatAsk(String text, long number) {
        assertThat(read(text)).isEqualTo(new AskCommandParser.Show(number));
    }

    @Test
    void aPersonAndWordsAreAnAsk() {
        assertThat(read("<@U2|bo> reset my VPN token")).isEqualTo(ofBo("reset my VPN token", null));
        assertThat(read("<@U2|bo>reset my VPN token")).isEqualTo(ofBo("reset my VPN token", null));
        assertThat(read("<@U2> reset")).isEqualTo(new AskCommandParser.OfPerson(new PersonId("U2"), "", "reset", null));
        assertThat(read("<@U2|bo>")).isEqualTo(ofBo("", null));
        assertThat(read("<@U2|bo> one\n\ntwo ")).isEqualTo(ofBo("one\n\ntwo", null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ", reset it"            | reset it
            ": reset it"            | reset it
            ":reset it"             | reset it
            " - reset it"           | reset it
            " — reset it"           | reset it
            "， reset it"            | reset it
            "... reset it"          | reset it
            ":pray: reset it"       | :pray: reset it
            " :pray: reset it"      | :pray: reset it
            ": :+1: reset it"       | :+1: reset it
            " :) reset it"          | :) reset it
            " .env is gone"         | .env is gone
            " -5 degrees"           | -5 degrees
            "'s laptop is broken"   | 's laptop is broken
            """)
    void signsAfterANameAreNoWords(String rest, String words) {
        assertThat(read("<@U2|bo>" + rest)).isEqualTo(ofBo(words, null));
    }

    @Test
    void aListBelowANameKeepsItsDashes() {
        assertThat(read("<@U2|bo>:\n- one\n- two")).isEqualTo(ofBo("- one\n- two", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hey <@U2|bo>, could you reset it",
                "can <@U2|bo> or somebody in <#C1|it-help> reset it",
                "<@U2|bo> and <@U3|chi> reset it",
                "<@U2|bo>, <@U3|chi>: reset it",
                "<@U2|bo> <!subteam^S1|@it-crew> reset it",
                "<@U2|bo> &amp; <#C1|it-help> reset it",
                "<@U2|bo>/<@U3|chi> reset it"
            })
    void theOneWhoIsNamedOrTheFirstOfSeveralIsPerhapsMeant(String text) {
        AskCommandParser.Perhaps perhaps = (AskCommandParser.Perhaps) read(text + " by friday");
        assertThat(perhaps.asked()).isEqualTo(ofBo("", null));
        assertThat(perhaps.ask().ask()).isEqualTo(new AskCommandParser.OfNobody(SlackEscapes.read(text), FRIDAY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"see <@U2|bo> or <@U3|chi>", "see <#C1|a> or <#C2|b>", "see them"})
    void whereSeveralOrNoneAreNamedNobodyIsMeant(String text) {
        assertThat(read(text)).isInstanceOf(AskCommandParser.Unclear.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<@U3|chi>'s laptop is broken", "<#C1|design> needs a logo", "tell <@U3|chi> and <@U4|dee>"})
    void whoIsNamedFurtherOnIsAmongTheWords(String words) {
        assertThat(read("<@U2|bo> " + words)).isEqualTo(ofBo(SlackEscapes.read(words), null));
    }

    @Test
    void aChannelAndWordsAreAnAskWhetherItsNameIsToldOrNot() {
        assertThat(read("<#C1|it-help> a second screen by friday"))
                .isEqualTo(new AskCommandParser.OfChannel(new ChannelId("C1"), "it-help", "a second screen", FRIDAY));
        assertThat(read("<#C2|> a word"))
                .isEqualTo(new AskCommandParser.OfChannel(new ChannelId("C2"), "", "a word", null));
    }

    @Test
    void aGroupIsToldApart() {
        assertThat(read("<!subteam^S1|@it-heroes> help by friday"))
                .isEqualTo(new AskCommandParser.OfGroup(new GroupId("S1"), "@it-heroes", "help", FRIDAY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"by friday", "BY Friday", "by friday.", "by friday!?", "by   fri", "by 2026-11-27", "\nby friday"
            })
    void theDateAtTheEndIsTaken(String date) {
        assertThat(read("<@U2|bo> reset my token " + date)).isEqualTo(ofBo("reset my token", FRIDAY));
    }

    @Test
    void aTimeOfDayIsTaken() {
        assertThat(read("<@U2|bo> reset it by 2026-12-24 15:00"))
                .isEqualTo(ofBo("reset it", Date.at(LocalDate.of(2026, 12, 24), LocalTime.of(15, 0), LISBON)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "by eow",
                "by 27 nov",
                "by nov 27",
                "by Fri 27 Nov",
                "by 27/11",
                "by 11/27/2026",
                "by 27.11.",
                "by in 5 days",
                "by EOD friday",
                "by next friday, 27 nov"
            })
    void whatOthersWriteForTheSameDateIsTaken(String date) {
        // On Sunday the week is over: its end is the next one's.
        assertThat(read("<@U2|bo> reset my token " + date)).isEqualTo(ofBo("reset my token", FRIDAY));
        assertThat(read("accept 12 " + date)).isEqualTo(new AskCommandParser.Accept(12, FRIDAY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "by the way, reset it",
                "reset it by the book",
                "stand by",
                "a derby once",
                "by fridayish",
                "all done by may",
                "a letter by the 24th floor",
                "raise it by 24.12",
                "raise it by 9.30.",
                "shorten it by 15h",
                "split it by 50/50",
                "stop by in time",
                "all by next spring",
                "byfriday"
            })
    void whatOnlyLooksLikeADateStaysWords(String words) {
        assertThat(read("<@U2|bo> " + words)).isEqualTo(ofBo(words, null));
    }

    @Test
    void ofTwoBysTheOneThatNamesADateCounts() {
        assertThat(read("<@U2|bo> send it by mail by friday")).isEqualTo(ofBo("send it by mail", FRIDAY));
        assertThat(read("<@U2|bo> by the way by the book by friday")).isEqualTo(ofBo("by the way by the book", FRIDAY));
        assertThat(read("<@U2|bo> go by by friday")).isEqualTo(ofBo("go by", FRIDAY));
    }

    @Test
    void ofTwoDatesItIsAskedWhichCounts() {
        assertThat(read("<@U2|bo> by monday or by friday"))
                .isEqualTo(new AskCommandParser.Unclear(
                        "I see two dates: “monday or by friday”. Write the one that counts, like monday.",
                        ofBo("by monday or by friday", null)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a derby friday",
                "go by friday or so",
                "reset it by friday please :pray:",
                "send it by 27 nov or so",
                "by friday reset my token",
                "Friday: the report",
                "reset it (by friday) for the customer",
                "reset it by\u00a0friday\nthanks a lot"
            })
    void wordsAroundADateStayWhole(String words) {
        assertThat(read("<@U2|bo> " + words)).isEqualTo(ofBo(words.replace('\u00a0', ' '), FRIDAY));
    }

    @Test
    void onlyADateIsAnAskWithoutWords() {
        assertThat(read("<@U2|bo> by friday")).isEqualTo(ofBo("", FRIDAY));
    }

    @Test
    void aDatePastOrImpossibleIsQuestioned() {
        assertThat(read("<@U2|bo> reset it by 2026-02-31"))
                .isEqualTo(new AskCommandParser.Unclear(
                        "I can't find 2026-02-31 in the calendar. Write a date like 28 feb.",
                        ofBo("reset it by 2026-02-31", null)));
        assertThat(read("<@U2|bo> reset it by 2026-11-21"))
                .isEqualTo(new AskCommandParser.Unclear(
                        "Sat 21 Nov has passed. Write a later date.", ofBo("reset it by 2026-11-21", null)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            by 31 feb           | I can't find 31 feb in the calendar. Write a date like 28 feb.
            by 3/4              | 3/4 could be 3 April or 4 March. Write 3 apr or 4 mar.
            by friday at 3      | 3 could be in the morning or in the afternoon. Write 03:00 or 15:00.
            by 24 dec 2029      | Mon 24 Dec 2029 is more than two years ahead. Write a date up to Wed 22 Nov 2028.
            by next week        | Which day next week? Write it like next friday or 24 dec.
            """)
    void aDateThatIsNotCertainIsQuestioned(String date, String why) {
        assertThat(read("<@U2|bo> reset it " + date))
                .isEqualTo(new AskCommandParser.Unclear(why, ofBo("reset it " + date, null)));
        assertThat(read("accept 12 " + date)).isEqualTo(new AskCommandParser.NotUnderstood(why));
    }

    @Test
    void wordsAreReadFromSlacksEscapes() {
        assertThat(read("<@U2|bo> a &lt; b &amp; <@U3|chi>"))
                .isEqualTo(ofBo("a < b & " + SlackEscapes.OPEN + "@U3" + SlackEscapes.CLOSE, null));
    }

    @Test
    void acceptAndDoneAreStepsOnlyBeforeANumber() {
        assertThat(read("accept 12")).isEqualTo(new AskCommandParser.Accept(12, null));
        assertThat(read("Accept #12")).isEqualTo(new AskCommandParser.Accept(12, null));
        assertThat(read("done 12")).isEqualTo(new AskCommandParser.Done(12, null));
        assertThat(read("done 12  it is on\nyour desk "))
                .isEqualTo(new AskCommandParser.Done(12, "it is on\nyour desk"));
        assertThat(ofNobody("accept")).isEqualTo(new AskCommandParser.OfNobody("accept", null));
        assertThat(ofNobody("accept this")).isEqualTo(new AskCommandParser.OfNobody("accept this", null));
        assertThat(ofNobody("accept 12th")).isEqualTo(new AskCommandParser.OfNobody("accept 12th", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"by friday", "friday", "BY friday.", "by\tfriday", " 2026-11-27"})
    void acceptTakesADateWithOrWithoutBy(String date) {
        assertThat(read("accept 12 " + date)).isEqualTo(new AskCommandParser.Accept(12, FRIDAY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"by the way", "when I can", "because I can by friday", "by"})
    void acceptWithOtherWordsIsNotUnderstoodAsTheyWouldBeLost(String words) {
        assertThat(read("accept 12 " + words))
                .isEqualTo(new AskCommandParser.NotUnderstood(
                        "I can't read “" + words + "” as a date. Try tomorrow, friday or 2026-12-24."));
    }

    @Test
    void anUnknownNameIsNamedAndAnythingElseIsToldHowToBegin() {
        assertThat(read("@bob reset it by friday"))
                .isEqualTo(new AskCommandParser.Unclear(
                        "I don't know @bob. Type a name under Who, and pick it from the list.",
                        new AskCommandParser.OfNobody("reset it", FRIDAY)));
        assertThat(((AskCommandParser.Unclear) read("reset it")).why()).contains("/ask @bo", "/ask #it-help");
        assertThat(ofNobody("reset it by friday")).isEqualTo(new AskCommandParser.OfNobody("reset it", FRIDAY));
        assertThat(ofNobody("reset it by 2026-02-31"))
                .isEqualTo(new AskCommandParser.OfNobody("reset it by 2026-02-31", null));
    }

    @Test
    void aNameTooLongForASentenceStaysAmongTheWords() {
        String name = "@" + "b".repeat(500);
        assertThat(((AskCommandParser.Unclear) read(name)).why()).hasSizeLessThan(160);
        assertThat(ofNobody(name)).isEqualTo(new AskCommandParser.OfNobody(name, null));
    }

    private static AskCommandParser ofNobody(String text) {
        return ((AskCommandParser.Unclear) read(text)).ask();
    }

    @ParameterizedTest
    @ValueSource(strings = {"accept 12 <@U2|bo>", "@x<@U2|bo>", "#<#C1|>"})
    void whyItIsNotUnderstoodHasNoneOfOurControlCharacters(String text) {
        String why = read(text) instanceof AskCommandParser.NotUnderstood step
                ? step.why()
                : ((AskCommandParser.Unclear) read(text)).why();
        assertThat(why).doesNotContainPattern("\\p{Cntrl}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "by ",
                "by",
                " by\t",
                "x by !",
                "a ",
                "\n",
                "by friday ",
                "by 2026-",
                "!",
                "by by!",
                ".",
                "<",
                "&lt;by ",
                "done 1 ",
                "accept 1 by "
            })
    void aVeryLongTextIsReadAtOnceWhateverItRepeats(String piece) {
        String repeated = piece.repeat(40_000 / piece.length());
        String dotted = piece.repeat(20_000 / piece.length()) + "!".repeat(20_000) + "x";
        AtomicInteger writers = new AtomicInteger();

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (String text : new String[] {repeated, dotted}) {
                for (String who : new String[] {"", "<@U2|bo> ", "<#C1|it> ", "accept 12 ", "done 12 ", "@", "<@U2|"}) {
                    AskCommandParser.read(
                            who + text + "z",
                            "/ask",
                            () -> {
                                writers.incrementAndGet();
                                return ANA;
                            },
                            SUNDAY);
                }
            }
        });

        // To know the writer, our file is read.
        assertThat(writers.get()).isLessThan(500);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "<@U2|bo>",
                        "<#C1|it>",
                        "by",
                        "friday",
                        "2026-12-24",
                        "2026-02-31",
                        "3pm",
                        "24 dec",
                        "3/4",
                        "in 3 hours",
                        " ",
                        " ",
                        "accept",
                        "done",
                        "12",
                        "#",
                        "help",
                        "<",
                        ">",
                        "\n",
                        "@x",
                        "<!subteam^S1|@s>",
                        "!",
                        "é",
                        "\u0002")
                .list()
                .ofMaxSize(10)
                .map(pieces -> String.join("", pieces));
    }

    @Property
    void everyTextIsReadAsSomething(@ForAll("texts") String text) {
        assertThat(read(text)).isNotNull();
    }

    @Property
    void noWordIsLostWhereNobodyIsNamed(@ForAll("texts") String text) {
        AskCommandParser read = read("please " + text);
        if (read instanceof AskCommandParser.Perhaps perhaps) {
            read = perhaps.ask();
        }
        if (read instanceof AskCommandParser.Unclear unclear) {
            AskCommandParser.OfNobody asked = (AskCommandParser.OfNobody) unclear.ask();
            nothingIsLost(SlackEscapes.read("please " + text).strip(), asked.words(), asked.date());
        }
    }

    @Property
    void noWordOfAnAskIsLost(@ForAll("texts") String text) {
        if (read("<@U2|bo> " + text) instanceof AskCommandParser.OfPerson asked) {
            String words =
                    NameSigns.without(TypedText.normalized("<@U2|bo> " + text).substring("<@U2|bo>".length()));
            nothingIsLost(SlackEscapes.read(words).strip(), asked.words(), asked.date());
        }
    }

    private static void nothingIsLost(String all, String words, @Nullable Date date) {
        if (date == null) {
            assertThat(words).isEqualTo(all);
        } else {
            assertThat(all).startsWith(words);
            assertThat(all.substring(words.length()).strip()).matches("(?s)(by\\s.*)?");
        }
    }
}
