package obliged.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import obliged.term.ChannelId;
import obliged.term.PersonId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetypedTest {
    private static final String BO = Typed.mention(new PersonId("U1"));
    private static final String EVE = Typed.mention(new PersonId("U2"));
    private static final String HELP = Typed.mention(new ChannelId("C1"));

    @TempDir
    Path directory;

    private Cast cast;

    @BeforeEach
    void open() {
        cast = new Cast(directory);
    }

    @AfterEach
    void close() {
        cast.close();
    }

    @Test
    void whatIsNotChangedStaysToTheLetter() {
        String kept = "  ask " + BO + " & " + EVE + " in " + HELP + "\n@Bo is typed ";
        assertThat(Retyped.read(Retyped.shown(kept, cast.names).strip(), kept, cast.names))
                .isEqualTo(kept);
    }

    @Test
    void mentionsWhoseNamesStillStandStayMentions() {
        String kept = "ask " + BO + " in " + HELP;
        assertThat(Retyped.shown(kept, cast.names)).isEqualTo("ask @Bo in #it-help");
        assertThat(Retyped.read("please ask @Bo, not @Bob, in #it-help", kept, cast.names))
                .isEqualTo("please ask " + BO + ", not @Bob, in " + HELP);
        assertThat(Retyped.read("ask someone", kept, cast.names)).isEqualTo("ask someone");
    }

    @Test
    void twoWhoAreCalledTheSameStayTwo() {
        cast.isCalled(new PersonId("U2"), "Bo");
        String kept = BO + " or " + EVE;
        String shown = Retyped.shown(kept, cast.names);
        assertThat(Retyped.read(shown + "?", kept, cast.names)).isEqualTo(kept + "?");
    }

    @Test
    void aFullFieldLosesNothingToALongName() {
        cast.isCalled(new PersonId("U1"), "B".repeat(70));
        String kept = BO + " " + "x".repeat(2_990);
        String shown = Retyped.shown(kept, cast.names);
        assertThat(shown).hasSizeLessThanOrEqualTo(3_000).endsWith("xxx");
        assertThat(Retyped.read(shown + "y", kept, cast.names)).isEqualTo(kept + "y");
    }
}
