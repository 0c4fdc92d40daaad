package obliged.slack.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import obliged.person.Group;
import obliged.shared.GroupId;
import obliged.shared.PersonId;
import obliged.testing.SampleNames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldTextTest {
    private static final String BO = SlackEscapes.OPEN + "@U1" + SlackEscapes.CLOSE;
    private static final String WILD = SlackEscapes.OPEN + "@U2" + SlackEscapes.CLOSE;
    private static final String HELP = SlackEscapes.OPEN + "#C1" + SlackEscapes.CLOSE;
    private static final String LAYOFFS = SlackEscapes.OPEN + "#C2" + SlackEscapes.CLOSE;

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

    @Test
    void whatIsLeftAsItWasIsKeptAsItWas() {
        String kept = "see " + BO + ", " + WILD + " in " + HELP + " or " + LAYOFFS + ", " + BO;
        String shown = FieldText.shown(kept, samples.names);
        assertThat(shown).isEqualTo("see @Bo, @" + SampleNames.WILD + " in #it-help or a private channel, @Bo");
        assertThat(FieldText.kept(shown, FieldText.mentions(kept), samples.names))
                .isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
            <https://x.example/a|the plan>      = [the plan](https://x.example/a)
            <http://x.example|x.example>        = http://x.example
            <mailto:bo@x.example|bo@x.example>  = bo@x.example
            <mailto:bo@x.example|write to Bo>   = [write to Bo](mailto:bo@x.example)
            """)
    void aLinkStandsInAFieldSoThatItIsReadAgain(String escaped, String shown) {
        String kept = SlackEscapes.read("see " + escaped + ", please");

        assertThat(FieldText.shown(kept, samples.names)).isEqualTo("see " + shown + ", please");
        assertThat(FieldText.kept("Now see " + shown + ", please", List.of(), samples.names))
                .isEqualTo("Now " + kept);
    }

    @Test
    void noOtherAddressInAFieldIsALink() {
        String typed = "[x](javascript:alert(1)) [y](slack://z) [](https://x.example) [a] (https://x.example)";

        assertThat(FieldText.kept(typed)).isEqualTo(typed);
    }

    @Test
    void aGroupStandsInAFieldByItsHandle() {
        samples.groups.save(SampleNames.ACME, new Group(new GroupId("S1"), "IT heroes", "it-heroes", false));
        String kept = SlackEscapes.read("ask <!subteam^S1>");

        assertThat(FieldText.shown(kept, samples.names)).isEqualTo("ask @it-heroes");
        assertThat(FieldText.kept("ask @it-heroes now", FieldText.mentions(kept), samples.names))
                .isEqualTo(kept + " now");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            @Bo and @Bo       | [Bo] and [Bo]
            @Bob and @Bo      | @Bob and [Bo]
            @Bobo             | @Bobo
            Bo, @bo           | Bo, @bo
            @Bo_ @Bo's        | @Bo_ [Bo]'s
            """)
    void aNameIsMeantOnlyWhole(String typed, String kept) {
        assertThat(FieldText.kept(typed, List.of("@U1"), samples.names)).isEqualTo(kept.replace("[Bo]", BO));
    }

    @Test
    void namesThatAreGoneAreNotLookedForAgain() {
        assertThat(FieldText.kept("@Bo in #it-help", List.of("#C2", "@U9", "@U1", "#C1"), samples.names))
                .isEqualTo(BO + " in " + HELP);
    }

    @Test
    void whatIsNotChangedStaysToTheLetter() {
        String kept = "  ask " + BO + " & " + WILD + " in " + HELP + "\n@Bo is typed ";
        assertThat(FieldText.kept(FieldText.shown(kept, samples.names).strip(), kept, samples.names))
                .isEqualTo(kept);
        assertThat(FieldText.kept("ask someone", kept, samples.names)).isEqualTo("ask someone");
    }

    @Test
    void twoWhoAreCalledTheSameStayTwo() {
        samples.isCalled(new PersonId("U2"), "Bo");
        String kept = BO + " or " + WILD;
        String shown = FieldText.shown(kept, samples.names);
        assertThat(shown).isEqualTo("@Bo or @U2");
        assertThat(FieldText.kept(shown + "?", kept, samples.names)).isEqualTo(kept + "?");
    }

    @Test
    void aFullFieldLosesNothingToALongName() {
        samples.isCalled(new PersonId("U1"), "B".repeat(70));
        String kept = BO + " " + "x".repeat(2_990);
        String shown = FieldText.shown(kept, samples.names);
        assertThat(shown).hasSizeLessThanOrEqualTo(3_000).endsWith("xxx");
        assertThat(FieldText.kept(shown + "y", kept, samples.names)).isEqualTo(kept + "y");
    }

    @Test
    void whoTypedNoMoreThanFitsIsNotToldThatItIsTooMuch() {
        String typed = "@Bo " + "x".repeat(2_996);
        assertThat(FieldText.kept(typed, List.of("@U1"), samples.names)).isEqualTo(typed);
    }
}
