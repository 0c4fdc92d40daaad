package obliged.slack.thanks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import obliged.shared.GroupId;
import obliged.shared.PersonId;
import obliged.shared.TypedText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThanksCommandParserTest {
    private static final String BO = "<@U2|bo>";
    private static final String CHI = "<@U3|chi>";
    private static final String CREW = "<!subteam^S1|@it-crew>";

    private static ThanksCommandParser read(String text) {
        return ThanksCommandParser.read(text, "/thanks", Set.of("teamwork", "verlässlich"));
    }

    private static ThanksCommandParser.Give give(String text) {
        assertThat(read(text)).isInstanceOf(ThanksCommandParser.Give.class);
        return (ThanksCommandParser.Give) read(text);
    }

    private static ThanksCommandParser ofBo(String words, @Nullable String value) {
        return new ThanksCommandParser.Give(named("bo"), List.of(), words, value);
    }

    private static List<ThanksCommandParser.Named> named(String... labels) {
        List<String> all = List.of("ana", "bo", "chi");
        return Arrays.stream(labels)
                .map(label -> new ThanksCommandParser.Named(new PersonId("U" + (all.indexOf(label) + 1)), label))
                .toList();
    }

    @Test
    void aWordByItselfIsWhatItSays() {
        assertThat(read("  ")).isEqualTo(new ThanksCommandParser.Empty());
        assertThat(read("\u00a0\u2060")).isEqualTo(new ThanksCommandParser.Empty());
        assertThat(read(" Help ")).isEqualTo(new ThanksCommandParser.Help());
        assertThat(read("?")).isEqualTo(new ThanksCommandParser.Help());
        assertThat(read("undo")).isEqualTo(new ThanksCommandParser.Undo());
        assertThat(read("VALUES")).isEqualTo(new ThanksCommandParser.Values());
        assertThat(read("list")).isEqualTo(new ThanksCommandParser.Listing(null));
        assertThat(read("list  " + BO)).isEqualTo(new ThanksCommandParser.Listing(new PersonId("U2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"undo it", "list of things", "values matter", "help me", "list <!subteam^S1|@it-crew>"})
    void withMoreBehindItSuchAWordIsNoCommand(String text) {
        assertThat(read(text)).isInstanceOf(ThanksCommandParser.Unclear.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<@U2|bo> for the lamp",
                "<@U2|bo> the lamp",
                "<@U2|bo>for the lamp",
                "<@U2|bo>, for: the lamp",
                "<@U2|bo> For the lamp",
                "<@U2|bo>: the lamp",
                "<@U2|bo> - the lamp",
                " <@U2|bo>\nfor\nthe lamp "
            })
    void forMayBeLeftOut(String text) {
        assertThat(read(text)).isEqualTo(ofBo("the lamp", null));
    }

    @Test
    void aWordThatOnlyBeginsWithForIsAWord() {
        assertThat(read(BO + " forever there")).isEqualTo(ofBo("forever there", null));
        assertThat(read(BO + " andante, please")).isEqualTo(ofBo("andante, please", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<@U2|bo> <@U3|chi> for the move",
                "<@U2|bo>, <@U3|chi> for the move",
                "<@U2|bo> and <@U3|chi> for the move",
                "<@U2|bo> &amp; <@U3|chi> for the move",
                "<@U2|bo><@U3|chi> the move",
                "<@U2|bo> + <@U3|chi>; the move"
            })
    void namesFollowEachOtherInManyWays(String text) {
        ThanksCommandParser.Give give = give(text.replace(">; ", "> for "));
        assertThat(give.people()).isEqualTo(named("bo", "chi"));
        assertThat(give.words()).isEqualTo("the move");
    }

    @Test
    void groupsMayStandAmongThem() {
        ThanksCommandParser.Give give = give(CREW + " " + BO + " <!subteam^S2> for the move");
        assertThat(give.people()).isEqualTo(named("bo"));
        assertThat(give.groups()).containsExactly(new GroupId("S1"), new GroupId("S2"));
        assertThat(give.words()).isEqualTo("the move");
    }

    @Test
    void aNameWithinTheWordsIsNotThanked() {
        ThanksCommandParser.Give give = give(BO + " for helping " + CHI + " out");
        assertThat(give.people()).isEqualTo(named("bo"));
        assertThat(give.words()).isEqualTo("helping " + CHI + " out");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', textBlock = """
            for the move #teamwork        § the move              § teamwork
            for the move #TeamWork.       § the move              § teamwork
            the move #verlässlich         § the move              § verlässlich
            #teamwork for the move        § the move              § teamwork
            the #teamwork in the move     § the #teamwork in the move § teamwork
            the move <#C9|teamwork>       § the move              § teamwork
            the move #speed               § the move #speed       §
            issue#teamwork                § issue#teamwork        §
            the move #teamworker          § the move #teamworker  §
            #speed for the move #teamwork § #speed for the move   § teamwork
            the move <#C9|design>         § the move <#C9|design> §
            """)
    void aValueThatThereIsIsFound(String typed, String words, @Nullable String value) {
        assertThat(read(BO + " " + typed)).isEqualTo(ofBo(words, value));
    }

    @Test
    void aValueAloneIsNoWords() {
        assertThat(read(BO + " #teamwork")).isEqualTo(ofBo("", "teamwork"));
        assertThat(read(BO + " for")).isEqualTo(ofBo("", null));
        assertThat(read(BO)).isEqualTo(ofBo("", null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', textBlock = """
            for the lamp                    § I can't tell who you're thanking.
            @nobody for the lamp            § I don't know @nobody.
            <@U2|bo> @nobody for the lamp   § I don't know @nobody.
            <!here> for the lamp            § never ping a whole channel.
            <@U2|bo> <!channel> for the lamp § never ping a whole channel.
            <#C9|design> for the lamp       § I can't tell who you're thanking.
            """)
    void whoIsMeantMustBeClear(String typed, String why) {
        ThanksCommandParser.Unclear unclear = (ThanksCommandParser.Unclear) read(typed);
        assertThat(unclear.why()).contains(why);
        assertThat(unclear.words()).endsWith("for the lamp");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            " :pray:"                     | :pray:
            ":pray:"                      | :pray:
            " for :tada: it works"        | :tada: it works
            ": :tada: for the launch"     | :tada: for the launch
            ", for: the launch"           | the launch
            " - for the launch"           | the launch
            " :) thanks"                  | :) thanks
            " !!!"                        | ""
            """)
    void signsAfterTheNamesAreNoWordsButEmojiAre(String rest, String words) {
        assertThat(give(BO + rest)).isEqualTo(ofBo(words, null));
    }

    @Test
    void whereItIsUnclearEveryoneNamedAnywhereIsKept() {
        ThanksCommandParser.Unclear unclear =
                (ThanksCommandParser.Unclear) read("thank you " + BO + " and " + CREW + "!");
        assertThat(unclear.people()).isEqualTo(named("bo"));
        assertThat(unclear.groups()).containsExactly(new GroupId("S1"));
        assertThat(unclear.words()).isEqualTo("thank you " + BO + " and " + CREW + "!");
    }

    /** Nothing typed is lost: but for the names, what joins them, {@code for} and a value, all of it is words. */
    @Property
    void anythingIsReadAndItsLettersAreKept(@ForAll @StringLength(max = 60) String typed) {
        ThanksCommandParser read = read(BO + " for x" + typed + "x");
        String words = read instanceof ThanksCommandParser.Give give
                ? give.words()
                : ((ThanksCommandParser.Unclear) read).words();
        assertThat(words).isEqualTo(TypedText.normalized("x" + typed + "x"));
    }
}
